/** Of an answer that says to ask again later: no mirror keeps it, and a page of anybody's may read how long to wait. */
export function busyHeaders(seconds: number): Record<string, string> {
  return {
    'retry-after': String(seconds),
    'cache-control': 'no-store',
    'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
    'x-content-type-options': 'nosniff',
    'access-control-allow-origin': '*',
    'access-control-expose-headers': 'retry-after',
  }
}
