import type { WorkCalendar } from '#engine/calendar.ts'
import type { Actor, Fields } from '#engine/case-file.ts'
import type { Dependencies } from '#http/dependencies.ts'
import { submitCase } from '#operations/submit-case.ts'
import { type ActionTaken, takeAction } from '#operations/take-action.ts'
import type { Db } from '#store/schema.ts'
import { createSite } from '#web/site.ts'
import { proposalFields } from './proposal-desk.ts'
import { acting, people, plainCalendar, type TownPerson } from './small-city.ts'
import { testDependencies, tokenFor } from './test-dependencies.ts'

/** What a browser got: the page as text, and where it was sent on to. */
export type Got = {
  readonly status: number
  readonly text: string
  readonly location: string | null
  readonly headers: Headers
}

/** One person's browser on the town's pages; null looks on without signing in. */
export type Desk = {
  readonly get: (path: string, language?: 'zh' | 'en') => Promise<Got>
  readonly post: (path: string, fields: Readonly<Record<string, string | readonly string[]>>) => Promise<Got>
  /** A form with files in it. */
  readonly postForm: (path: string, form: FormData, language?: 'zh' | 'en') => Promise<Got>
  /** Opens a form and sends it with everything it carries along unseen, and these fields. */
  readonly send: (path: string, fields: Readonly<Record<string, string | readonly string[]>>) => Promise<Got>
  /** As `send`, to the address the form itself names. */
  readonly sendTo: (
    path: string,
    action: string,
    fields: Readonly<Record<string, string | readonly string[]>>,
  ) => Promise<Got>
  /** A file as it comes down. */
  readonly bytes: (path: string) => Promise<ArrayBuffer>
}

/** The site on a test database with the small town in it; `setDay` moves its clock. */
export async function openSite(db: Db, calendar: WorkCalendar = plainCalendar, changes: Partial<Dependencies> = {}) {
  let day = '2026-03-16'
  const dependencies: Dependencies = await testDependencies(db, {
    calendar,
    clock: () => new Date(`${day}T02:00:00Z`),
    ...changes,
  })
  const site = createSite(dependencies)
  const tokens = new Map<TownPerson, string>()

  const tokenOf = async (who: TownPerson): Promise<string> => {
    const token = tokens.get(who) ?? (await tokenFor(dependencies, who))
    tokens.set(who, token)
    return token
  }
  const request = async (who: TownPerson | null, path: string, init: RequestInit, language: 'zh' | 'en' = 'zh') => {
    const session = who === null ? '' : `huiying_session=${await tokenOf(who)}; `
    const headers = {
      ...init.headers,
      cookie: `${session}huiying_language=${language}`,
      'sec-fetch-site': 'same-origin',
    }
    const answer = await site.request(path, { ...init, headers })
    const { status } = answer
    // A proof gives the browser another token, as a real one keeps it.
    const given = /^huiying_session=([0-9a-f]{64})/m.exec(answer.headers.getSetCookie().join('\n'))?.[1]
    if (who !== null && given !== undefined) tokens.set(who, given)
    return { status, text: await answer.text(), location: answer.headers.get('location'), headers: answer.headers }
  }
  const deskOf = (who: TownPerson | null): Desk => {
    const get: Desk['get'] = (path, language) => request(who, path, {}, language)
    const post: Desk['post'] = (path, fields) => request(who, path, { method: 'POST', body: encoded(fields) })
    const postForm: Desk['postForm'] = (path, form, language) =>
      request(who, path, { method: 'POST', body: form }, language)
    const send: Desk['send'] = async (path, fields) => {
      const form = await get(path)
      return post(path.replace(/\?.*/, ''), { ...hiddenFields(form.text), ...fields })
    }
    const sendTo: Desk['sendTo'] = async (path, action, fields) =>
      post(action, { ...hiddenFields((await get(path)).text), ...fields })
    const bytes: Desk['bytes'] = async (path) => {
      const cookie = who === null ? '' : `huiying_session=${await tokenOf(who)}`
      return (await site.request(path, { headers: { cookie } })).arrayBuffer()
    }
    return { get, post, postForm, send, sendTo, bytes }
  }
  return {
    deskOf,
    dependencies,
    /** Sign-ins last twelve hours, so those of another day are made anew. */
    setDay: (next: string) => {
      if (next !== day) tokens.clear()
      day = next
    },
  }
}

/** The hidden fields of a page's own form; those of the frame's small forms are left out. */
export function hiddenFields(page: string): Record<string, string> {
  const main = page.slice(page.indexOf('<main'), page.indexOf('</main>'))
  const inputs = main.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)
  return Object.fromEntries([...inputs].map(([, name = '', value = '']) => [name, value.replaceAll('&amp;', '&')]))
}

function encoded(fields: Readonly<Record<string, string | readonly string[]>>): URLSearchParams {
  const body = new URLSearchParams()
  for (const [name, value] of Object.entries(fields)) {
    for (const one of typeof value === 'string' ? [value] : value) body.append(name, one)
  }
  return body
}

/** Walks a case along by way of the operations: each step by somebody, on a day. */
export async function beginCase(
  db: Db,
  day: string,
  fields: Fields = {},
  by: Actor = people.deputy,
  calendar: WorkCalendar = plainCalendar,
) {
  const given = {
    title: '关于修缮北岸栈桥的建议',
    demands: '请修缮北岸栈桥的栏杆。',
    leadProposer: people.deputy.personId,
    period: 'between_sessions',
    publishText: true,
    ...fields,
  }
  return begun(db, day, { procedure: 'suggestion', profile: 'shanghai-2015' }, given, by, calendar)
}

/** As beginCase, of a CPPCC member's proposal. */
export async function beginProposal(db: Db, day: string, fields: Fields = {}, by: Actor = people.member) {
  const law = { procedure: 'proposal', profile: 'shanghai-cppcc-2026' }
  return begun(db, day, law, { ...proposalFields, ...fields }, by, plainCalendar)
}

/** As beginCase, of a CPPCC member's social report. */
export async function beginSocialReport(db: Db, day: string, fields: Fields = {}, by: Actor = people.member) {
  const law = { procedure: 'social-report', profile: 'shanghai-cppcc-2026' }
  const given = {
    title: '关于老年人看病挂号难的情况和建议',
    background: '三家医院只在网上放号，老人不会用手机。',
    demands: '请每家医院留一成现场号。',
    leadProposer: people.member.personId,
    ...fields,
  }
  return begun(db, day, law, given, by, plainCalendar)
}

/** As beginCase, of a delegation's motion put forward in session. */
export async function beginMotion(db: Db, day: string, fields: Fields = {}, by: Actor = people.deputy) {
  const law = { procedure: 'motion', profile: 'shanghai-motion' }
  const given = {
    title: '关于调整停车收费的议案',
    background: '泊位紧张。',
    analysis: '收费八年没有变动。',
    demands: '调整收费标准。',
    authorKind: 'delegation',
    body: '北岸代表团',
    leadProposer: people.deputy.personId,
    period: 'in_session',
    publishText: true,
    ...fields,
  }
  return begun(db, day, law, given, by, plainCalendar)
}

/** As beginCase, of a deputy's question in deliberation. */
export async function beginEnquiry(db: Db, day: string, fields: Fields = {}, by: Actor = people.deputy) {
  const law = { procedure: 'enquiry', profile: 'shanghai-rules-2001' }
  const given = {
    title: '关于桥梁检修情况的询问',
    demands: '去年检修了多少座桥？',
    form: 'asked',
    suggestedUnit: 'roads',
    leadProposer: people.deputy.personId,
    authorKind: 'deputies',
    period: 'in_session',
    sessionClosesOn: '2026-03-20',
    ...fields,
  }
  return begun(db, day, law, given, by, plainCalendar)
}

async function begun(
  db: Db,
  day: string,
  law: { readonly procedure: string; readonly profile: string },
  fields: Fields,
  by: Actor,
  calendar: WorkCalendar,
) {
  count += 1
  const asked = { ...law, submitToken: `case-desk-${count}`, fields }
  const submitted = await submitCase(db, acting(by, day, calendar), asked)
  let now = taken(submitted)
  return {
    caseId: now.caseId,
    version: () => now.version,
    receipt: () => now.receipt,
    act: async (who: Actor, on: string, action: string, filled: Fields = {}, instance?: string) => {
      const asked = { caseId: now.caseId, seenVersion: now.version, action, fields: filled }
      now = taken(
        await takeAction(db, acting(who, on, calendar), instance === undefined ? asked : { ...asked, instance }),
      )
    },
  }
}

let count = 0

/** A case that two units have and have signed for. */
export async function assignedCase(db: Db, fields: Fields = {}, calendar: WorkCalendar = plainCalendar) {
  const one = await beginCase(db, '2026-03-02', fields, people.deputy, calendar)
  await one.act(people.secretary, '2026-03-03', 'register')
  await one.act(people.secretary, '2026-03-03', 'file')
  await one.act(people.assigner, '2026-03-04', 'assign', { leadUnit: 'roads', jointUnits: ['parks'] })
  await one.act(people.roads, '2026-03-05', 'sign_for')
  await one.act(people.parks, '2026-03-05', 'sign_for')
  return one
}

type Walked = Awaited<ReturnType<typeof beginCase>>

/** Reviews and issues the lead unit's draft, and publishes it where the review says so. */
export async function issueAnswer(
  one: Walked,
  day: string,
  { signer = '签发人某', contact, ...reviewed }: Fields,
): Promise<void> {
  await one.act(people.roads, day, 'review_reply', { secrecy: 'cleared', secrecyReviewer: '审查人某', ...reviewed })
  await one.act(people.roads, day, 'issue_reply', { signer, ...(contact === undefined ? {} : { contact }) })
  if (reviewed.publication === 'full') await one.act(people.roads, day, 'publish_reply')
}

function taken(result: { readonly ok: boolean } & ({ readonly value: ActionTaken } | object)): ActionTaken {
  if ('value' in result) return result.value
  throw new Error(`refused: ${JSON.stringify(result)}`)
}
