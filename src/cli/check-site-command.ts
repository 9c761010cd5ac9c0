import { type SiteFault, siteFaults } from './site-faults.ts'

/** Tries how a running site is reached, from wherever this is run; prints what it takes and should refuse. */
export async function checkSiteCommand(args: readonly string[]): Promise<number> {
  const [address, ...more] = args
  const url = address !== undefined && URL.canParse(address) ? new URL(address) : undefined
  if (url?.protocol !== 'https:' || more.length > 0) {
    process.stderr.write('请给出一个 https 网址 / name one https address: check-site https://city.example\n')
    return 2
  }
  const host = url.hostname.replace(/^\[(.*)\]$/, '$1')
  const faults = await siteFaults({ host, httpsPort: Number(url.port || 443), httpPort: 80 })
  for (const fault of faults) process.stdout.write(`${textOf(fault)}\n`)
  if (faults.length === 0) process.stdout.write('加密连接符合要求 / reached as it should be\n')
  return faults.length === 0 ? 0 : 1
}

function textOf(fault: SiteFault): string {
  switch (fault.code) {
    case 'not_trusted':
      return `浏览器无法建立可信的加密连接 / no encrypted connection that a browser trusts: ${fault.why}`
    case 'old_version':
      return `接受过时的 ${fault.version} / takes ${fault.version}, which is out of date`
    case 'weak_cipher':
      return `接受较弱的加密套件 / takes a weak cipher suite: ${fault.cipher}`
    case 'plain_http':
      return `不加密也应答 ${fault.path}（${fault.status}）/ answers ${fault.path} without encryption (${fault.status})`
  }
}
