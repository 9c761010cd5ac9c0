import type { CaseEvent, FieldValue } from '#engine/case-file.ts'
import type { FieldDefinition } from '#engine/procedure.ts'
import { authorNames, listed, numberText, stateText } from '#operations/papers/case-words.ts'
import { officialDay } from '#operations/papers/official-day.ts'
import { letterNotes, type ReplyLetter } from '#operations/papers/reply-letter.ts'
import { xmlText as text } from '#operations/papers/word-markup.ts'
import type { SeenCase } from '#operations/read-case.ts'

const style =
  'body{font:16px/1.7 "Noto Serif CJK SC",SimSun,serif;margin:2rem auto;max-width:44rem;padding:0 1rem}h1,h2,h3{line-height:1.4}dt{font-weight:700}dd{margin:0 0 .4rem;white-space:pre-wrap}table{border-collapse:collapse}td,th{border:1px solid #999;padding:.2rem .5rem;text-align:start;vertical-align:top}.hash{font:12px monospace;word-break:break-all}.right{text-align:end}.sender{border-bottom:5px double #c00;color:#c00;font-size:1.8rem;text-align:center}'

function htmlPage(title: string, body: string): string {
  return `<!doctype html>\n<html lang="zh-CN"><head><meta charset="utf-8"><title>${text(title)}</title><style>${style}</style></head>\n<body>\n${body}\n</body></html>\n`
}

/** A whole case to be read in any browser, without this system: every act with all that was filled in, and its log entry. */
export function archivePage(seen: SeenCase): string {
  const { summary, procedure, profile } = seen
  const facts = [
    ['编号', numberText(seen)],
    ['提出人', listed(authorNames(seen), 'zh')],
    ['状态', stateText(seen, 'zh')],
    ['办理规定', profile.source],
  ] as const
  return htmlPage(
    summary.title,
    `<h1>${text(summary.title)}</h1>\n<p>${text(procedure.title.zh)}</p>\n${definitions(facts)}\n<h2>办理记录</h2>\n${seen.events
      .map((event) => eventSection(event, seen))
      .join('\n')}\n${noticesSection(seen)}`,
  )
}

function eventSection(event: SeenCase['events'][number], seen: SeenCase): string {
  const { procedure, names } = seen
  const who = [
    names.units.get(event.byUnit ?? '')?.zh ?? '',
    names.people.get(event.byPerson) ?? event.byPerson,
    procedure.roles[event.byRole]?.label.zh ?? event.byRole,
  ].filter((one) => one !== '')
  const about = instanceName(event, seen)
  const rows = Object.entries(event.fields).map(([field, value]) => {
    const definition = fieldOf(event, field, seen)
    return [definition?.label.zh ?? field, valueText(value, definition, seen)] as const
  })
  const waived = event.waived.length === 0 ? [] : [['未等', event.waived.join('、')] as const]
  const log =
    event.ledgerSeq === null ? '' : `\n<p class="hash">存证第${event.ledgerSeq}号 ${text(event.ledgerHash ?? '')}</p>`
  return `<section id="event-${event.seq}"><h3>${event.seq}. ${officialDay(event.on)} ${text(procedure.events[event.type]?.zh ?? event.type)}${about === '' ? '' : `（${text(about)}）`}</h3>\n<p>${text(who.join(' · '))} · ${text(event.at)}</p>\n${definitions([...rows, ...waived])}${log}</section>`
}

/** Of which unit, person or version an act was; nothing for the case itself. */
function instanceName({ machine, instance }: CaseEvent, { procedure, names }: SeenCase): string {
  const definition = procedure.machines[machine]
  if (definition === undefined || definition.per === 'case') return ''
  const last = instance.split('/').at(-1) ?? ''
  const name =
    names.units.get(last)?.zh ?? names.people.get(last) ?? (definition.per === 'version' ? `第${instance}次` : '')
  return [definition.label.zh, name].filter((one) => one !== '').join('，')
}

function fieldOf(event: CaseEvent, field: string, { procedure }: SeenCase): FieldDefinition | undefined {
  const own = procedure.actions[event.action]?.fields[field]
  return own ?? Object.values(procedure.actions).find((action) => action.fields[field] !== undefined)?.fields[field]
}

function valueText(value: FieldValue, definition: FieldDefinition | undefined, { profile, names }: SeenCase): string {
  if (typeof value === 'boolean') return value ? '是' : '否'
  if (typeof value === 'number') return String(value)
  const named = (one: string) =>
    (definition?.type === 'code'
      ? profile.lists[definition.list]?.find((entry) => entry.code === one)?.label.zh
      : undefined) ??
    (definition?.type === 'date' ? officialDay(one) : undefined) ??
    names.units.get(one)?.zh ??
    names.people.get(one) ??
    names.sessions.get(one)?.zh ??
    one
  return typeof value === 'string' ? named(value) : value.map(named).join('、')
}

function noticesSection({ notices, procedure }: SeenCase): string {
  if (notices.length === 0) return ''
  const rows = notices.map(
    ({ on, clock, deadline, ledgerSeq }) =>
      `<tr><td>${officialDay(on)}</td><td>${text(procedure.clocks[clock]?.zh ?? clock)}</td><td>${officialDay(deadline)}</td><td>${ledgerSeq}</td></tr>`,
  )
  return `<h2>期限通知</h2>\n<table><tr><th>日期</th><th>期限</th><th>到期日</th><th>存证</th></tr>${rows.join('')}</table>`
}

function definitions(rows: readonly (readonly [string, string])[]): string {
  const shown = rows.filter(([, value]) => value !== '')
  if (shown.length === 0) return ''
  return `<dl>${shown.map(([label, value]) => `<dt>${text(label)}</dt><dd>${text(value)}</dd>`).join('')}</dl>`
}

/** A reply letter to be read and printed. */
export function letterPage(letter: ReplyLetter): string {
  return htmlPage(
    letter.title,
    `<p class="sender">${text(letter.sender)}</p>\n<p class="right">${text(letter.documentNumber)}</p>\n${letter.outcome === '' ? '' : `<p class="right">办理结果：${text(letter.outcome)}</p>\n`}<h1>${text(letter.title)}</h1>\n<p>${text(letter.salutation)}</p>\n${letter.paragraphs.map((one) => `<p>${text(one.text)}</p>`).join('\n')}\n<p class="right">${text(letter.sender)}<br>${text(letter.day)}</p>\n${letterNotes(
      letter,
    )
      .map((note) => `<p>${text(note.label)}：${text(note.text)}</p>`)
      .join('\n')}`,
  )
}
