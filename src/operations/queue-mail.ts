import type { CaseEvent, CaseFile } from '#engine/case-file.ts'
import { type Holder, holderOf } from '#engine/clock-holders.ts'
import type { Procedure } from '#engine/procedure.ts'
import { type Todo, todosOf } from '#engine/todos.ts'
import { type CaseView, listInstances, viewOf } from '#engine/view.ts'
import { sees } from '#engine/visible.ts'
import { getProcedure } from '#procedures/installed.ts'
import { type Holders, listMailAccounts, type MailAccount } from '#store/account-mail.ts'
import { insertMail, type NewMail } from '#store/mail-outbox.ts'
import type { Tx } from '#store/schema.ts'
import type { Chance } from './act-context.ts'

/** Something to tell: some events of a case, or a notice by its number in the log. */
export type MailMatter = {
  readonly caseId: string
  readonly to: readonly Holder[]
  /** Whoever did it needs no mail about it. */
  readonly exceptPerson: string | null
} & ({ readonly seqFrom: number; readonly seqTo: number } | { readonly noticeSeq: number })

/**
 * Writes down, in the transaction of what happened, who is to be told of it: one message for each account that wants
 * each thing told, a note for the day's digest for those who want that. Accounts without a confirmed address get none.
 */
export async function queueMail(tx: Tx, at: string, chance: Chance, matters: readonly MailMatter[]): Promise<void> {
  const { messages, notes } = mailAbout(await listMailAccounts(tx, holdersIn(matters)), at, chance, matters)
  await insertMail(tx, messages, notes)
}

/** Everybody some matters are to be told to. */
export function holdersIn(matters: readonly MailMatter[]): Holders {
  const holders = matters.flatMap((matter) => matter.to)
  const idsOf = (kind: Holder['kind']): readonly string[] => [
    ...new Set(holders.filter((holder) => holder.kind === kind).map((holder) => holder.id)),
  ]
  return { persons: idsOf('person'), units: idsOf('unit'), offices: idsOf('office') }
}

/** What those of some accounts that are concerned are to be told of these matters. */
export function mailAbout(
  accounts: readonly MailAccount[],
  at: string,
  chance: Chance,
  matters: readonly MailMatter[],
): NewMail {
  const told = accounts
    .map((account) => ({ account, matters: matters.filter((matter) => isFor(account, matter)) }))
    .filter((one) => one.matters.length > 0)
    .map((one) => ({ ...one, messageId: one.account.choice === 'each' ? chance.id() : null }))
  return {
    messages: told.flatMap(({ account, messageId }) =>
      messageId === null
        ? []
        : [{ id: messageId, account_id: account.accountId, kind: 'notes' as const, ...queuedAt(at) }],
    ),
    notes: told.flatMap(({ account, matters: own, messageId }) =>
      own.map((matter) => ({
        account_id: account.accountId,
        case_id: matter.caseId,
        seq_from: 'seqFrom' in matter ? matter.seqFrom : null,
        seq_to: 'seqTo' in matter ? matter.seqTo : null,
        notice_seq: 'noticeSeq' in matter ? matter.noticeSeq : null,
        created_at: at,
        message_id: messageId,
      })),
    ),
  }
}

/** The members of a new message that nobody has tried to send. */
export function queuedAt(at: string) {
  return {
    digest_on: null,
    state: 'queued' as const,
    next_try_at: at,
    message_id: null,
    fault: null,
    created_at: at,
    done_at: null,
  }
}

function isFor(account: MailAccount, { to, exceptPerson }: MailMatter): boolean {
  if (account.personId === exceptPerson) return false
  return to.some(({ kind, id }) => {
    if (kind === 'person') return account.personId === id
    return kind === 'unit' ? account.unitId === id : account.offices.includes(id)
  })
}

/** Who is to be told of new events of a case; nothing when nobody is. */
export function matterOf(caseFile: CaseFile, events: readonly CaseEvent[]): MailMatter | undefined {
  const [first] = events
  if (first === undefined) return undefined
  const procedure = getProcedure(caseFile.procedure)
  const now = viewOf({ ...caseFile, events: [...caseFile.events, ...events] })
  const to = [
    ...newlyWaitedFor(procedure, caseFile, now),
    ...partiesTold(procedure, now, events),
    ...unitsTold(procedure, now, events),
  ]
  if (to.length === 0) return undefined
  const before = caseFile.events.length
  return { caseId: caseFile.id, to, exceptPerson: first.byPerson, seqFrom: before + 1, seqTo: before + events.length }
}

/** Whom a step now waits for that did not before. */
function newlyWaitedFor(procedure: Procedure, caseFile: CaseFile, now: CaseView): readonly Holder[] {
  const before = caseFile.events.length === 0 ? [] : todosOf(procedure, viewOf(caseFile))
  const keyOf = (todo: Todo): string => [todo.action, todo.instance, todo.holderKind, todo.holder].join('\u0000')
  const known = new Set(before.map(keyOf))
  return todosOf(procedure, now)
    .filter((todo) => !known.has(keyOf(todo)))
    .map(holderOf)
}

/** Those who put the matter forward are told whatever they may see. */
function partiesTold(procedure: Procedure, now: CaseView, events: readonly CaseEvent[]): readonly Holder[] {
  if (!events.some((event) => sees('proposer', procedure.visibility.events[event.type]))) return []
  return Object.values(procedure.roles).flatMap((role) => {
    if (role.held !== 'party') return []
    const value = now.facts[role.fact]
    const ids = typeof value === 'string' ? [value] : Array.isArray(value) ? value : []
    return ids.filter((id) => id !== '').map((id: string) => ({ kind: 'person' as const, id }))
  })
}

/** The units that have it are told when the case itself goes from one state to another. */
function unitsTold(procedure: Procedure, now: CaseView, events: readonly CaseEvent[]): readonly Holder[] {
  const moved = events.some(
    (event) =>
      procedure.machines[event.machine]?.per === 'case' &&
      event.state !== event.stateBefore &&
      sees('unit', procedure.visibility.events[event.type]),
  )
  if (!moved) return []
  return listInstances(now, 'assignment')
    .filter((one) => one.state !== 'returned')
    .map((one) => ({ kind: 'unit' as const, id: one.instance }))
}
