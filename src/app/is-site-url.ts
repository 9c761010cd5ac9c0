/** An address pages can be reached at. */
export function isSiteUrl(value: string): boolean {
  if (!URL.canParse(value)) return false
  const { protocol, username, search, hash } = new URL(value)
  return (protocol === 'https:' || protocol === 'http:') && username === '' && search === '' && hash === ''
}

/** Over https; in the clear within this machine alone. */
export function isIssuer(value: string): boolean {
  if (!isSiteUrl(value)) return false
  const { protocol, hostname } = new URL(value)
  return protocol === 'https:' || ['localhost', '127.0.0.1', '[::1]'].includes(hostname)
}
