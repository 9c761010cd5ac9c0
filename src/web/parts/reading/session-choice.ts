import { html } from 'hono/html'
import type { Label, Language } from '#kernel/label.ts'
import { type FoundSession, foundSession } from '#operations/found-session.ts'
import type { SessionChoice } from '#operations/opening-session.ts'
import type { SeenReading } from '#operations/read-reading.ts'
import { sessionKinds } from '#operations/save-session.ts'
import type { FindingRow } from '#store/readings.ts'
import type { MeetingSession } from '#store/roster.ts'
import type { Html } from '#web/html.ts'
import { sessionKindLabels } from '#web/words/session-words.ts'

const words = {
  session: { zh: '列在哪次会议下', en: 'Under which session' },
  upload: { zh: '导入时选的', en: 'Chosen with the file' },
  found: { zh: '原文中写明的（见各条），其余不指定', en: 'As the text tells (see each), the others none' },
  foundElseUpload: {
    zh: '原文中写明的（见各条），其余用导入时选的',
    en: 'As the text tells (see each), the others the one chosen with the file',
  },
  none: { zh: '不指定', en: 'None' },
  inText: { zh: '原文中的会议', en: 'Session in the text' },
  notInText: { zh: '原文中没有可以确定的会议', en: 'no session to be told from the text' },
  missing: {
    zh: '原文中的会议不在会议名单里；如是本级会议，须由管理员先列入',
    en: 'the session in the text is not on the list; if it is one of this place’s, the administrator has to put it in first',
  },
  isNew: { zh: '会议名单里没有，立件时列入', en: 'not on the list of sessions; put in when cases are opened' },
} as const satisfies Readonly<Record<string, Label>>

const byId = 'id:'

/** What the box was set to. */
export function sessionFrom(form: FormData): SessionChoice {
  const chosen = String(form.get('session') ?? 'upload')
  if (chosen.startsWith(byId)) return { id: chosen.slice(byId.length) }
  return chosen === 'found' || chosen === 'none' ? chosen : 'upload'
}

/** Which session a finding's case goes under where the text decides. */
export function sessionNote(
  reading: SeenReading,
  finding: FindingRow,
  sessions: readonly MeetingSession[],
  language: Language,
): Html {
  if ((reading.result?.sessions.length ?? 0) === 0) return html``
  const found = sessionOf(reading, finding, sessions)
  if (found === undefined) return html`<span class="hint">${words.notInText[language]}</span>`
  if (found.is === 'missing') return html`<span class="hint">${words.missing[language]}</span>`
  const name = nameOf(found.session, sessions, language)
  return html`<span class="hint">${words.inText[language]}: ${name}${found.is === 'new' ? html` (${words.isNew[language]})` : ''}</span>`
}

/** The session chosen with the file, each finding's own, any other of the body's, or none. */
export function sessionBox(
  reading: SeenReading,
  ready: readonly FindingRow[],
  sessions: readonly MeetingSession[],
  language: Language,
  /** As the box was set in a form that was refused. */
  before?: string,
): Html {
  const upload = sessions.find(({ id }) => id === reading.row.session_id)
  const hasFound = ready.some((finding) => {
    const found = sessionOf(reading, finding, sessions)
    return found !== undefined && found.is !== 'missing'
  })
  const found = upload === undefined ? words.found : words.foundElseUpload
  const chosen = upload !== undefined ? 'upload' : hasFound ? 'found' : 'none'
  const option = (value: string, label: string) =>
    html`<option value="${value}" ${value === (before ?? chosen) ? 'selected' : ''}>${label}</option>`
  return html`<p class="field"><label for="open-session">${words.session[language]}</label>
    <select id="open-session" name="session">
      ${upload === undefined ? '' : option('upload', `${words.upload[language]}: ${nameOf(upload, sessions, language)}`)}
      ${hasFound ? option('found', found[language]) : ''}
      ${option('none', words.none[language])}
      ${sessions.map((one) => option(`${byId}${one.id}`, nameOf(one, sessions, language)))}
    </select></p>`
}

function sessionOf(
  { result }: SeenReading,
  { session: number }: FindingRow,
  sessions: readonly MeetingSession[],
): FoundSession | undefined {
  const told = number === null ? undefined : result?.sessions[number]
  return told === undefined ? undefined : foundSession(told, sessions)
}

/** With its kind where another of the list has the same name. */
function nameOf(one: Omit<MeetingSession, 'id'>, sessions: readonly MeetingSession[], language: Language): string {
  const own = language === 'zh' ? 'name_zh' : 'name_en'
  const isShared = sessions.filter((other) => other[own] === one[own]).length > 1
  const kind = sessionKinds.find((known) => known === one.kind)
  return isShared && kind !== undefined ? `${one[own]} (${sessionKindLabels[kind][language]})` : one[own]
}
