import type { Actor } from '#engine/case-file.ts'
import { textOf } from '#engine/view.ts'
import type { Language } from '#kernel/label.ts'
import { isPlainDate, type PlainDate, plainDate } from '#kernel/plain-date.ts'
import { getProcedure } from '#procedures/installed.ts'
import type { Profiles } from '#procedures/profiles.ts'
import { type AccountMail, findAccountMail, findMailReader } from '#store/account-mail.ts'
import { seenBy } from '#store/connect.ts'
import { listMessageNotes, type MailMessage, type MailNote } from '#store/mail-outbox.ts'
import type { Db } from '#store/schema.ts'
import { listCaseSteps, type WaitingStep } from '#store/waiting-steps.ts'
import { invitationContent, resetContent, warningContent } from './accounts/account-mail-content.ts'
import type { Chance } from './act-context.ts'
import { readerOf } from './case-scope.ts'
import { eventLine } from './mail-event-line.ts'
import { receiptsFor } from './mail-receipts.ts'
import { confirmationText, type MailCase, type MailPlace, type MailText, mailDay, newsText } from './mail-text.ts'
import { mailNotices } from './mail-words.ts'
import { readCase, type SeenCase } from './read-case.ts'
import type { MailAttachment } from './send-mail.ts'

/** The day and moment, the laws, where pages are, and where secrets of links come from: what a mail's text rests on besides the record. */
export type MailCircumstances = {
  readonly on: PlainDate
  /** ISO instant, UTC. */
  readonly at: string
  readonly chance: Chance
  readonly profiles: Profiles
  readonly place: MailPlace
}

export type MailContent = MailText & {
  readonly to: string
  readonly language: Language
  readonly attachments: readonly MailAttachment[]
}

/**
 * What a message says, made at the moment it goes out: to the address the account has now, of what its holder may see
 * now, in the language they read. Undefined when there is nothing to say or nobody who wants to hear it any more;
 * `not_signed_yet` while an act whose receipt it is to bring waits for its checkpoint.
 */
export async function mailContentOf(
  db: Db,
  message: MailMessage,
  circumstances: MailCircumstances,
): Promise<MailContent | 'not_signed_yet' | undefined> {
  const { account_id: accountId, invitation_id: invitationId } = message
  if (invitationId !== null) return invitationContent(db, invitationId, circumstances)
  const reader = accountId === null ? undefined : await findMailReader(db, accountId, circumstances.on)
  if (accountId === null || reader === undefined) return undefined

  const { language } = reader
  if (message.kind === 'reset') return resetContent(db, { accountId, language }, circumstances)
  if (message.kind === 'warning') return warningContent(db, message, language, circumstances.place)
  const mail = await findAccountMail(db, accountId)
  return mail === undefined ? undefined : ownContent(db, message, { mail, reader }, circumstances)
}

/** What an account's holder is told about their cases, or asked about their address. */
async function ownContent(
  db: Db,
  message: MailMessage,
  { mail, reader }: { readonly mail: AccountMail; readonly reader: MailReader },
  { on, profiles, place }: MailCircumstances,
): Promise<MailContent | 'not_signed_yet' | undefined> {
  const { language } = reader
  if (message.kind === 'confirmation') {
    if (mail.confirm_token === null) return undefined
    return { ...confirmationText(mail.confirm_token, language, place), to: mail.address, language, attachments: [] }
  }
  if (mail.confirmed_at === null || mail.choice === 'none') return undefined

  const notes = await listMessageNotes(db, message.id)
  // Whoever sends it sees every case: what it says is read with the eyes of who gets it.
  const own = seenBy(db, readerOf(reader.actor))
  const circumstances = { on, profiles }
  const receipts = await receiptsFor(
    own,
    reader,
    circumstances,
    notes.filter((note) => note.receipt),
  )
  if (receipts === 'not_signed_yet') return receipts
  const cases = await casesTold(
    own,
    reader,
    circumstances,
    notes.filter((note) => !note.receipt),
  )
  if (cases.length + receipts.length === 0) return undefined
  const digestOn = message.digest_on === null ? null : plainDate(message.digest_on)
  const news = { cases, receipts: receipts.map((receipt) => receipt.line), digestOn }
  return { ...newsText(news, language, place), to: mail.address, language, attachments: receipts }
}

/** Whose mail it is, and in which language they read it. */
export type MailReader = { readonly actor: Actor; readonly language: Language }

async function casesTold(
  db: Db,
  { actor, language }: MailReader,
  { on, profiles }: Pick<MailCircumstances, 'on' | 'profiles'>,
  notes: readonly MailNote[],
): Promise<readonly MailCase[]> {
  const ids = [...new Set(notes.map((note) => note.case_id))]
  const steps = await listCaseSteps(db, actor, ids)
  const told: MailCase[] = []
  for (const caseId of ids) {
    const seen = await readCase(db, profiles, actor, on, caseId)
    const own = notes.filter((note) => note.case_id === caseId)
    if (seen === undefined || seen.textStub !== null) told.push({ caseId, title: null, number: '', news: [], toDo: [] })
    else told.push(caseTold(seen, own, steps, language))
  }
  return told.filter((one) => one.title === null || one.news.length > 0 || one.toDo.length > 0)
}

function caseTold(
  seen: SeenCase,
  notes: readonly MailNote[],
  steps: readonly WaitingStep[],
  language: Language,
): MailCase {
  const { facts } = seen.view
  return {
    caseId: seen.view.id,
    title: textOf(facts.title),
    number: textOf(facts.caseNumber) || textOf(facts.flowNumber),
    news: [...new Set(notes.flatMap((note) => newsOf(seen, note, language)))],
    toDo: steps
      .filter((step) => step.summary.case_id === seen.view.id)
      .map((step) => ({
        what: getProcedure(step.summary.procedure).actions[step.action]?.label[language] ?? step.action,
        deadline: step.deadline !== null && isPlainDate(step.deadline) ? step.deadline : null,
      })),
  }
}

/** Only what the reader sees on the case's page as well. */
function newsOf(seen: SeenCase, note: MailNote, language: Language): readonly string[] {
  const { procedure } = seen
  if (note.notice_seq !== null) {
    return seen.notices
      .filter((notice) => notice.ledgerSeq === note.notice_seq)
      .map(({ kind, clock, deadline }) => {
        const name = procedure.clocks[clock]?.[language] ?? clock
        const day = mailDay(deadline, language)
        return language === 'zh'
          ? `${mailNotices[kind].zh}：${name}，${day}到期`
          : `${mailNotices[kind].en}: ${name}, due ${day}`
      })
  }
  const from = note.seq_from ?? 0
  const to = note.seq_to ?? 0
  return seen.events
    .filter((event) => event.seq >= from && event.seq <= to)
    .map((event) => eventLine(procedure, event, language))
}
