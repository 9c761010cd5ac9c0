import { checkedLines, receiptFaultTexts } from '#http/receipt-words.ts'
import type { Label } from '#kernel/label.ts'
import type { ReceiptFault } from '#ledger/receipt.ts'
import { formWords } from '#web/words/form-words.ts'
import { logWords } from '#web/words/log-words.ts'
import { offlineCheckWords as words } from '#web/words/offline-check-words.ts'
import type { ReceiptCheck } from './check-receipt.ts'
import { otherLines } from './checkpoint.ts'
import { bothNodes, madeNode } from './made-node.ts'
import type { Trust } from './proof.ts'

type Held = Extract<ReceiptCheck, { readonly holds: true }>

/** What a receipt that holds proves, in the words of the command; `isOffered`: by the key the site itself proposed. */
export function heldView(found: Held, trust: Trust, isOffered: boolean): HTMLElement {
  const { receipt, vouched } = found
  const { checkpoint, log, seen } = vouched
  const others = otherLines(checkpoint, [...trust.logs, ...trust.witnesses])
  return madeNode(
    'section',
    { class: 'confirmation', role: 'status', 'aria-labelledby': 'result-title', tabindex: '-1' },
    madeNode('h2', { id: 'result-title' }, ...bothNodes(logWords.holds)),
    madeNode('h3', {}, ...bothNodes(logWords.whatWasChecked)),
    madeNode('ul', {}, ...linesOf(found, trust).map((line) => madeNode('li', {}, ...bothNodes(line)))),
    ...(isOffered ? [madeNode('p', {}, madeNode('strong', {}, ...bothNodes(words.ofOffered)))] : []),
    madeNode(
      'dl',
      { class: 'case-facts' },
      ...fact(logWords.place, String(receipt.proof.index + 1)),
      ...fact(words.size, String(checkpoint.size)),
      ...saidInEntry(receipt.entry),
      ...fact(logWords.entry, madeNode('pre', {}, spread(receipt.entry))),
      ...(receipt.opening === undefined
        ? []
        : fact(logWords.written, madeNode('pre', {}, JSON.stringify(receipt.opening.content, null, 2)))),
      ...fact(words.signedBy, `${log.name} ${log.id}`),
      ...seen.flatMap(({ witness, at }) => fact(words.seenBy, `${witness.name} ${witness.id}, ${momentOf(at)}`)),
    ),
    ...(others.length === 0
      ? []
      : [
          madeNode(
            'p',
            { class: 'hint' },
            ...bothNodes(words.othersSigned),
            ` ${others.map(({ name, id }) => `${name} ${id}`).join('; ')}`,
          ),
        ]),
  )
}

/** That a receipt does not hold, and why, in the words of the command. */
export function failedView(fault: ReceiptFault): HTMLElement {
  return madeNode(
    'section',
    { class: 'error-summary', role: 'alert', 'aria-labelledby': 'result-title', tabindex: '-1' },
    madeNode('h2', { id: 'result-title' }, ...bothNodes(words.failedTitle)),
    madeNode('p', {}, ...bothNodes(receiptFaultTexts[fault])),
    madeNode('p', { class: 'hint' }, ...bothNodes(words.failedCode), ' ', madeNode('code', {}, fault)),
  )
}

/** What is to be put right before anything can be checked, each line leading to its box. */
export function errorsView(errors: readonly { readonly field: string; readonly text: Label }[]): HTMLElement {
  const items = errors.map(({ field, text }) =>
    madeNode('li', {}, madeNode('a', { href: `#field-${field}` }, ...bothNodes(text))),
  )
  return madeNode(
    'section',
    { class: 'error-summary', role: 'alert', 'aria-labelledby': 'result-title', tabindex: '-1' },
    madeNode('h2', { id: 'result-title' }, ...bothNodes(formWords.errorSummary)),
    madeNode('ul', {}, ...items),
  )
}

function linesOf({ receipt, vouched, removal }: Held, { witnesses, quorum }: Trust): readonly Label[] {
  const { proof, place, opening } = receipt
  return checkedLines({
    index: proof.index,
    size: vouched.checkpoint.size,
    logName: vouched.log.name,
    witnesses: witnesses.length,
    quorum,
    ...(place === undefined ? {} : { place: place.content }),
    written: removal ?? (opening === undefined ? 'not_there' : 'opened'),
  })
}

/** The act, as the entry tells it in clear. */
function saidInEntry(entry: string): readonly HTMLElement[] {
  const said = new Map<string, unknown>(Object.entries(parsed(entry)))
  const text = (...members: readonly string[]) =>
    members
      .flatMap((member) => said.get(member) ?? [])
      .filter((value) => typeof value === 'string')
      .join(' · ')
  const rows = [
    [words.act, text('act', 'type')],
    [words.role, text('byRole')],
    [words.unit, text('byUnit')],
    [words.at, text('at')],
  ] as const
  return rows.flatMap(([label, value]) => (value === '' ? [] : fact(label, value)))
}

function fact(label: Label, value: Node | string): readonly HTMLElement[] {
  return [madeNode('dt', {}, ...bothNodes(label)), madeNode('dd', {}, value)]
}

function momentOf(seconds: number): string {
  const moment = new Date(seconds * 1_000)
  return Number.isNaN(moment.getTime()) ? String(seconds) : `${moment.toISOString().slice(0, 19).replace('T', ' ')} UTC`
}

function spread(entry: string): string {
  const value = parsed(entry)
  return Object.keys(value).length === 0 ? entry : JSON.stringify(value, null, 2)
}

/** Nothing of what is no JSON object. */
function parsed(json: string): object {
  try {
    const value: unknown = JSON.parse(json)
    return typeof value === 'object' && value !== null ? value : {}
  } catch {
    return {}
  }
}
