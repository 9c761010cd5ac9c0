import type { Label } from '#kernel/label.ts'
import { inLine, keyFaultTexts, quorumBetween, offlineCheckWords as words } from '#web/words/offline-check-words.ts'
import type { Arithmetic } from './arithmetic.ts'
import type { Trust } from './proof.ts'
import { readKey, type TrustedKey } from './trusted-key.ts'

/** What somebody typed of whom they trust: keys one on each line, and a number or nothing. */
export type TypedTrust = { readonly key: string; readonly witnesses: string; readonly quorum: string }

export type TrustError = { readonly field: keyof TypedTrust; readonly text: Label }

export async function readTrust(
  typed: TypedTrust,
  arithmetic: Arithmetic,
): Promise<{ readonly trust: Trust } | { readonly errors: readonly TrustError[] }> {
  const logs = await keysIn(typed, 'key', arithmetic)
  const witnesses = await keysIn(typed, 'witnesses', arithmetic)
  const quorum = quorumIn(typed.quorum, witnesses.keys.length)
  const errors: readonly TrustError[] = [
    ...(logs.keys.length + logs.errors.length === 0 ? [{ field: 'key', text: words.noKey } as const] : []),
    ...logs.errors,
    ...witnesses.errors,
    // How many there may be is known where each of them could be read.
    ...(quorum === undefined && witnesses.errors.length === 0
      ? [{ field: 'quorum', text: quorumBetween(witnesses.keys.length) } as const]
      : []),
  ]
  if (errors.length > 0 || quorum === undefined) return { errors }
  return { trust: { logs: logs.keys, witnesses: witnesses.keys, quorum } }
}

async function keysIn(
  typed: TypedTrust,
  field: 'key' | 'witnesses',
  arithmetic: Arithmetic,
): Promise<{ readonly keys: readonly TrustedKey[]; readonly errors: readonly TrustError[] }> {
  const lines = typed[field].split('\n').filter((line) => line.trim() !== '')
  const kind = field === 'key' ? 'log' : 'witness'
  const read = await Promise.all(lines.map((line) => readKey(line, kind, arithmetic)))
  const errors = read.flatMap((one, at): readonly TrustError[] =>
    typeof one === 'string'
      ? [{ field, text: lines.length === 1 ? keyFaultTexts[one] : ofLine(at + 1, keyFaultTexts[one]) }]
      : [],
  )
  return { keys: read.filter((one) => typeof one !== 'string'), errors }
}

function quorumIn(text: string, witnesses: number): number | undefined {
  if (text.trim() === '') return witnesses
  const number = /^\d{1,4}$/.test(text.trim()) ? Number(text) : Number.NaN
  return number <= witnesses ? number : undefined
}

function ofLine(number: number, text: Label): Label {
  const line = inLine(number)
  return { zh: `${line.zh}${text.zh}`, en: `${line.en}${text.en}` }
}
