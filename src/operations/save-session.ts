import type { Actor } from '#engine/case-file.ts'
import { isPlainDate } from '#kernel/plain-date.ts'
import { ok, type Result, refuse } from '#kernel/result.ts'
import { appendLedgerActs } from '#store/ledger-entries.ts'
import { putMeetingSession } from '#store/meeting-sessions.ts'
import type { MeetingSession } from '#store/roster.ts'
import type { Db } from '#store/schema.ts'
import type { ActContext } from './act-context.ts'
import { isAdministrator } from './dead-mail.ts'

/** What a session is: of which body, and whether it is its yearly one. */
export const sessionKinds = [
  'plenary',
  'cppcc_plenary',
  'standing_committee',
  'midyear_meeting',
  'between_session_meeting',
] as const
export type SessionKind = (typeof sessionKinds)[number]

export type SessionAsked = {
  /** Names it in the addresses of lists; never changed. */
  readonly id: string
  readonly kind: string
  readonly nameZh: string
  readonly nameEn: string
  readonly opensOn: string
  readonly closesOn: string
  readonly place: string
  readonly theme: string
  readonly host: string
}

export type SessionRefusal =
  | { readonly code: 'administrator_only' }
  | { readonly code: 'session_field_wrong'; readonly field: keyof SessionAsked }
  | { readonly code: 'session_days_reversed' }

/** Who puts the sessions of a city's bodies in: the administrator, never for a unit. */
export function maySaveSessions(actor: Actor | null): boolean {
  return isAdministrator(actor) && actor?.unitId === null
}

/** Puts a session of a body in, or changes its particulars; the log says who did and what they were. */
export async function saveSession(
  db: Db,
  { actor, on, at }: Pick<ActContext, 'actor' | 'on' | 'at'>,
  asked: SessionAsked,
): Promise<Result<MeetingSession, SessionRefusal>> {
  if (!maySaveSessions(actor)) return refuse({ code: 'administrator_only' })
  const wrong = wrongField(asked)
  if (wrong !== undefined) return refuse({ code: 'session_field_wrong', field: wrong })
  if (asked.closesOn < asked.opensOn) return refuse({ code: 'session_days_reversed' })

  const session = {
    id: asked.id,
    name_zh: asked.nameZh.trim(),
    name_en: asked.nameEn.trim(),
    kind: asked.kind,
    opens_on: asked.opensOn,
    closes_on: asked.closesOn,
    place: asked.place.trim(),
    theme: asked.theme.trim(),
    host: asked.host.trim(),
  }
  await db.transaction().execute(async (tx) => {
    const before = await putMeetingSession(tx, session)
    const payload = { act: 'session_saved', session, before: before ?? null, byPerson: actor.personId, on, at }
    await appendLedgerActs(tx, [{ at, caseId: null, caseSeq: null, payload }])
  })
  return ok(session)
}

function wrongField(asked: SessionAsked): keyof SessionAsked | undefined {
  if (!/^[a-z0-9][a-z0-9-]{1,39}$/.test(asked.id)) return 'id'
  if (!sessionKinds.some((kind) => kind === asked.kind)) return 'kind'
  for (const field of ['nameZh', 'nameEn'] as const) {
    const name = asked[field].trim()
    if (name === '' || name.length > 120) return field
  }
  for (const field of ['opensOn', 'closesOn'] as const) if (!isPlainDate(asked[field])) return field
  return (['place', 'theme', 'host'] as const).find((field) => asked[field].length > 200)
}
