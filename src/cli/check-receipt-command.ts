import { readFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { parseVerifierKey } from '#ledger/note-key.ts'
import { parseReceipt, receiptFault } from '#ledger/receipt.ts'

/** Checks a receipt against the keys its reader trusts, without any server; prints the entry when it holds. */
export async function checkReceiptCommand(args: readonly string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      key: { type: 'string' },
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
      'check-receipt FILE --key KEY [--witness KEY …] [--quorum N]，N 不大于见证方数 / N no more than the witnesses given\n',
    )
    return 2
  }
  const text = await readFile(file, 'utf8')
  const fault = receiptFault(text, { log: parseVerifierKey(values.key), witnesses, quorum })
  const receipt = fault === undefined ? parseReceipt(text) : undefined
  if (receipt === undefined) {
    process.stdout.write(`${file}: ${fault ?? 'not_a_receipt'}\n`)
    return 1
  }
  const { proof, content } = receipt
  process.stdout.write(`${file}: ok, entry ${proof.index + 1}\n${content.entry}\n`)
  if (content.opening !== undefined) process.stdout.write(`${JSON.stringify(content.opening.content)}\n`)
  return 0
}
