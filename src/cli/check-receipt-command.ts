import { readFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { reportOnReceipt } from '#http/receipt-report.ts'
import type { Label } from '#kernel/label.ts'
import { parseVerifierKey } from '#ledger/note-key.ts'
import { heldKeys } from './held-keys.ts'

/** Checks a receipt against the keys its reader trusts, without any server; prints the entry when it holds. */
export async function checkReceiptCommand(args: readonly string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      key: { type: 'string' },
      keys: { type: 'string' },
      witness: { type: 'string', multiple: true },
      quorum: { type: 'string' },
    },
  })
  const [file, ...more] = positionals
  const witnesses = (values.witness ?? []).map(parseVerifierKey)
  const quorum = values.quorum === undefined ? witnesses.length : Number(values.quorum)
  if (
    file === undefined ||
    more.length > 0 ||
    values.key === undefined ||
    !(quorum >= 0 && quorum <= witnesses.length)
  ) {
    process.stderr.write(
      'check-receipt FILE --key KEY [--keys FILE] [--witness KEY …] [--quorum N]，N 不大于见证方数 / N no more than the witnesses given\n',
    )
    return 2
  }
  const keys = await heldKeys(values.key, values.keys)
  if (keys === undefined) return 1
  const report = reportOnReceipt(await readFile(file, 'utf8'), { ...keys, witnesses, quorum })
  if (!report.holds) {
    process.stdout.write(`${file}: ${report.fault}\n${inBoth(report.why)}`)
    return 1
  }
  const { proof, content } = report.receipt
  process.stdout.write(`${file}: ok, entry ${proof.index + 1}\n${content.entry}\n`)
  if (content.opening !== undefined) process.stdout.write(`${JSON.stringify(content.opening.content)}\n`)
  process.stdout.write(report.checked.map(inBoth).join(''))
  return 0
}

function inBoth({ zh, en }: Label): string {
  return `  ${zh}\n  ${en}\n`
}
