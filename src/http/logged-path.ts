/** A path as a log may keep it: no address has a secret, but one put together by hand might; it is left out. */
export function loggedPath(path: string): string {
  return path.replace(/^\/(calendar|invitation|new-password)\/.*/s, '/$1/…').replace(/[0-9a-f]{64}/g, '…')
}
