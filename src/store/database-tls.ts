/** This machine alone: nobody sits on a line that does not leave it. */
const here = new Set(['', 'localhost', '127.0.0.1', '[::1]'])

/**
 * Demands TLS, with a certificate that is vouched for, of a database on another machine, unless its address says otherwise
 * itself (`sslmode`, `ssl`), as it must where a network is trusted. A socket of the file system is this machine.
 */
export function tlsFor(url: string): { readonly ssl?: { readonly rejectUnauthorized: true } } {
  if (!URL.canParse(url)) return {}
  const { hostname, searchParams } = new URL(url)
  if (searchParams.has('sslmode') || searchParams.has('ssl')) return {}
  const host = decodeURIComponent(searchParams.get('host') ?? hostname)
  return here.has(host) || host.startsWith('/') ? {} : { ssl: { rejectUnauthorized: true } }
}
