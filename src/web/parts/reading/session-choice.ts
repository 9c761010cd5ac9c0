import { html } from 'hono/html'
import type { Label, Language } from '#kernel/label.ts'
import { type FoundSession, foundSession } from '#operations/found-session.ts'
import type { SessionChoice } from '#operations/opening-session.ts'
import type { SeenReading } from '#operations/read-reading.ts'
import type { FindingRow } from '#store/readings.ts'
import type { MeetingSession } from '#store/roster.ts'
import type { Html } from '#web/html.ts'

const words = {
  session: { zh: '列在哪次会议下', en: 'Under which session' },
  upload: { zh: '导入时选的', en: 'Chosen with the file' },
  found: { zh: '原文中写明的（见各条）', en: 'As the text tells (see each)' },
  none: { zh: '不指定', en: 'None' },
  inText: { zh: '原文中的会议', en: 'Session in the text' },
  notInText: { zh: '原文中没有可以确定的会议', en: 'no session to be told from the text' },
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
  const { isNew, session } = found
  return html`<span class="hint">${words.inText[language]}: ${nameOf(session, language)}${isNew ? html` (${words.isNew[language]})` : ''}</span>`
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
  const hasFound = ready.some((finding) => sessionOf(reading, finding, sessions) !== undefined)
  const chosen = upload !== undefined ? 'upload' : hasFound ? 'found' : 'none'
  const option = (value: string, label: string) =>
    html`<option value="${value}" ${value === (before ?? chosen) ? 'selected' : ''}>${label}</option>`
  return html`<p class="field"><label for="open-session">${words.session[language]}</label>
    <select id="open-session" name="session">
      ${upload === undefined ? '' : option('upload', `${words.upload[language]}: ${nameOf(upload, language)}`)}
      ${hasFound ? option('found', words.found[language]) : ''}
      ${option('none', words.none[language])}
      ${sessions.map((one) => option(`${byId}${one.id}`, nameOf(one, language)))}
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

function nameOf({ name_zh, name_en }: Omit<MeetingSession, 'id'>, language: Language): string {
  return language === 'zh' ? name_zh : name_en
}
