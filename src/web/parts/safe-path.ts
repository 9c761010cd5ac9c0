/**
 * A path on this very site, as given in a form or an address, or `otherwise`.
 * Addresses of other sites ("//elsewhere", "/\elsewhere", "https:…") and control characters are not followed.
 */
export function safePath(given: unknown, otherwise: string): string {
  if (typeof given !== 'string' || given.length > 2_000 || !given.startsWith('/')) return otherwise
  if ([...given].some((sign) => sign <= ' ' || sign === '\u007f')) return otherwise

  const base = 'http://here.invalid'
  if (!URL.canParse(given, base)) return otherwise
  const url = new URL(given, base)
  return url.origin === base ? `${url.pathname}${url.search}${url.hash}` : otherwise
}
