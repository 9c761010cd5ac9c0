import type { Language } from '#kernel/label.ts'
import { dayIn, type PlainDate } from '#kernel/plain-date.ts'
import { mailWords as words } from './mail-words.ts'

/** One case in a mail, cut down to what its reader may know; `title` null when that is nothing. */
export type MailCase = {
  readonly caseId: string
  readonly title: string | null
  readonly number: string
  /** What is new, a line each. */
  readonly news: readonly string[]
  readonly toDo: readonly { readonly what: string; readonly deadline: PlainDate | null }[]
}

export type MailPlace = {
  /** Where pages are reached, without a slash at the end. */
  readonly siteUrl: string
  readonly cityName: { readonly zh: string; readonly en: string }
}

export type MailText = { readonly subject: string; readonly text: string }

/** What a mail tells: cases, and acts of its reader's own whose receipts come with it, a line each. */
export type MailNews = {
  readonly cases: readonly MailCase[]
  readonly receipts: readonly string[]
  /** The day, when it is a day's digest. */
  readonly digestOn: PlainDate | null
}

/** The mail that tells of some cases and brings receipts. */
export function newsText(news: MailNews, language: Language, place: MailPlace): MailText {
  const parts = [
    ...news.cases.map((one) => caseText(one, language, place)),
    ...(news.receipts.length === 0 ? [] : [receiptsText(news.receipts, language, place)]),
  ]
  return { subject: oneLine(subjectOf(news, language)), text: withFooter(parts.join('\n\n'), language, place) }
}

/** The mail that asks whether an address belongs to the account it was given for. */
export function confirmationText(token: string, language: Language, place: MailPlace): MailText {
  const address = `${place.siteUrl}/settings/mail/confirm#${token}`
  return {
    subject: oneLine(`${prefix(language)}${words.confirmSubject[language]}`),
    text: `${words.confirm[language]}\n\n${address}\n\n--\n${signature(language, place)}\n`,
  }
}

/** A mail of some paragraphs that is not about cases. */
export function plainMail(
  subject: string,
  paragraphs: readonly string[],
  language: Language,
  place: MailPlace,
): MailText {
  return {
    subject: oneLine(`${prefix(language)}${subject}`),
    text: `${paragraphs.join('\n\n')}\n\n--\n${signature(language, place)}\n`,
  }
}

/** A day in words: 2026年3月2日, 2 March 2026. */
export function mailDay(day: PlainDate, language: Language): string {
  return new Intl.DateTimeFormat(language === 'zh' ? 'zh-CN' : 'en-GB', { dateStyle: 'long', timeZone: 'UTC' }).format(
    new Date(`${day}T00:00:00Z`),
  )
}

/** A minute in words, by the clocks of a place: 2026年3月2日 14:05, 2 March 2026, 14:05. */
export function mailMoment(instant: string, timeZone: string, language: Language): string {
  const at = new Date(instant)
  const clock = { timeZone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const
  const minute = new Intl.DateTimeFormat('en-GB', clock).format(at)
  return `${mailDay(dayIn(at, timeZone), language)}${language === 'zh' ? ' ' : ', '}${minute}`
}

function subjectOf({ cases, receipts, digestOn }: MailNews, language: Language): string {
  const count = cases.length
  if (count === 0) return `${prefix(language)}${words.receiptSubject[language]}${colon(language)}${receipts[0] ?? ''}`
  if (digestOn !== null) {
    const day = mailDay(digestOn, language)
    if (language === 'zh') return `${prefix('zh')}${day}汇总：${count}件`
    return `${prefix('en')}${day}: ${count === 1 ? '1 case' : `${count} cases`}`
  }
  const [first] = cases
  if (count !== 1 || first === undefined) {
    return `${prefix(language)}${language === 'zh' ? `${count}件办件有新情况` : `something new on ${count} cases`}`
  }
  if (first.title === null) return `${prefix(language)}${words.hiddenSubject[language]}`
  const news = first.news[0] ?? ''
  return `${prefix(language)}${first.title}${news === '' ? '' : `${colon(language)}${news}`}`
}

function caseText(one: MailCase, language: Language, { siteUrl }: MailPlace): string {
  const link = `${words.open[language]}${colon(language)}${siteUrl}/cases/${encodeURIComponent(one.caseId)}`
  if (one.title === null) return `${words.hidden[language]}\n${link}`

  const number = one.number === '' ? '' : language === 'zh' ? `（${one.number}）` : ` (${one.number})`
  const toDo =
    one.toDo.length === 0
      ? [words.nothingToDo[language]]
      : [
          `${words.toDo[language]}${colon(language)}`,
          ...one.toDo.map((step) => `  - ${step.what}${dueText(step.deadline, language)}`),
        ]
  return [
    `${one.title}${number}`,
    ...(one.news.length === 0
      ? []
      : [`${words.happened[language]}${colon(language)}`, ...one.news.map((line) => `  - ${line}`)]),
    ...toDo,
    link,
  ].join('\n')
}

function receiptsText(receipts: readonly string[], language: Language, { siteUrl }: MailPlace): string {
  return [
    `${words.receipts[language]}${colon(language).trimEnd()}`,
    ...receipts.map((line) => `  - ${line}`),
    words.checkReceipts[language],
    `  ${siteUrl}/log/check-receipt.html`,
    '  npm run --silent huiying -- check-receipt FILE --key KEY',
  ].join('\n')
}

function dueText(deadline: PlainDate | null, language: Language): string {
  if (deadline === null) return ''
  const day = mailDay(deadline, language)
  return language === 'zh' ? `（${day}${words.due.zh}）` : ` (${words.due.en} ${day})`
}

function withFooter(body: string, language: Language, place: MailPlace): string {
  return `${body}\n\n--\n${signature(language, place)}\n${words.why[language]}\n${place.siteUrl}/settings\n`
}

function signature(language: Language, { cityName }: MailPlace): string {
  return `${words.product[language]} · ${cityName[language]}  ${words.doNotAnswer[language]}`
}

function prefix(language: Language): string {
  return language === 'zh' ? `【${words.product.zh}】` : `[${words.product.en}] `
}

function colon(language: Language): string {
  return language === 'zh' ? '：' : ': '
}

/** A header is one line, whatever a title holds, and no longer than a reader's list shows. */
function oneLine(text: string): string {
  const line = text.replace(/[\p{C}\p{Zl}\p{Zp}]+/gu, ' ').trim()
  const letters = [...line]
  return letters.length <= 120 ? line : `${letters.slice(0, 119).join('')}…`
}
