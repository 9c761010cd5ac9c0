import { buffer } from 'node:stream/consumers'
import { fromBufferPromise } from 'yauzl'

/** Everything an answer tells: headers, body, what is packed, folded or coded in it. */
export async function tellingsOf(answer: Response): Promise<string> {
  const headers = [...answer.headers].map(([name, value]) => `${name}: ${decoded(value)}`).join('\n')
  const bytes = Buffer.from(await answer.arrayBuffer())
  const body = bytes.subarray(0, 2).toString('latin1') === 'PK' ? await unpacked(bytes) : bytes.toString('utf8')
  const unfolded = body.includes('BEGIN:VCALENDAR') ? body.replaceAll('\r\n ', '') : body
  return `${headers}\n${unfolded}\n${uncoded(unfolded)}`
}

async function unpacked(bytes: Buffer): Promise<string> {
  const zip = await fromBufferPromise(bytes, { lazyEntries: true })
  const parts: string[] = []
  for await (const entry of zip.eachEntry()) {
    const content = await buffer(await zip.openReadStreamPromise(entry))
    parts.push(
      entry.fileName,
      content.subarray(0, 2).toString('latin1') === 'PK' ? await unpacked(content) : content.toString(),
    )
  }
  return parts.join('\n')
}

/** Lines of a receipt are coded; what they hold is told as well. */
export function uncoded(text: string): string {
  if (!text.startsWith('c2sp.org/tlog-proof')) return ''
  return (text.match(/[A-Za-z0-9+/=]{40,}/g) ?? [])
    .map((line) => Buffer.from(line, 'base64').toString('utf8'))
    .join('\n')
}

function decoded(value: string): string {
  try {
    return decodeURIComponent(value)
  } catch {
    return value
  }
}
