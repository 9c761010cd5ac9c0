/** A path as a log may keep it: the secret of an invitation, a link to a new password or a calendar is left out. */
export function loggedPath(path: string): string {
  return path.replace(/^\/(calendar|invitation|new-password)\/.*/s, '/$1/…').replace(/[0-9a-f]{64}/g, '…')
}
