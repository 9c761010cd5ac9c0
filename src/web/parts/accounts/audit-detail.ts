import { officeLabel } from '#http/office-label.ts'
import type { Label, Language } from '#kernel/label.ts'
import type { AuditEntry } from '#store/audit-entries.ts'
import { auditCodeWords, auditDetailWords } from '#web/words/audit-detail-words.ts'
import { grantActWords } from '#web/words/grant-words.ts'

const grantActs: Readonly<Record<string, Label>> = grantActWords

/** What an entry tells besides, in words: ways in, reasons and offices by their names, anything else as it was written. */
export function auditDetail({ act, detail }: Pick<AuditEntry, 'act' | 'detail'>, language: Language): string {
  if (typeof detail !== 'object' || detail === null) return ''
  const [colon, comma, between] = language === 'zh' ? ['：', '、', '；'] : [': ', ', ', '; ']
  return Object.entries(detail)
    .toSorted(([one], [other]) => placeOf(one) - placeOf(other))
    .map(([name, value]) => {
      const told = Array.isArray(value) ? value.map(String) : [String(value)]
      const words = told.map((one) => wordFor(act, name, one)?.[language] ?? one).join(comma)
      return `${own(auditDetailWords, name)?.[language] ?? name}${colon}${words}`
    })
    .join(between)
}

/** The database keeps no order of its own: what was before stands before what came after. */
const places = Object.keys(auditDetailWords)

function placeOf(name: string): number {
  return places.indexOf(name)
}

/** Only for what is a code there: a name or an address somebody typed stays what it is. */
function wordFor(act: string, name: string, value: string): Label | undefined {
  switch (name) {
    case 'way':
    case 'why':
      return own(auditCodeWords, value)
    case 'act':
      return own(grantActs, value)
    case 'offices':
    case 'before':
    case 'after':
      return officeLabel(value)
    case 'login':
      return act === 'sign_in_failed' ? own(auditCodeWords, value) : undefined
    default:
      return undefined
  }
}

function own(words: Readonly<Record<string, Label>>, code: string): Label | undefined {
  return Object.hasOwn(words, code) ? words[code] : undefined
}
