import { Hono } from 'hono'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { openFeed } from '#operations/calendar-feed.ts'
import { mailContentOf } from '#operations/mail-content.ts'
import { suggestion } from '#procedures/suggestion/procedure.ts'
import { seedOr, tell, tellControl } from '#tests/faults/form.ts'
import { calendarHeaders } from '#tests/support/calendar-headers.ts'
import { createTestDatabase, type TestDatabase } from '#tests/support/database.ts'
import { profiles } from '#tests/support/installed-profiles.ts'
import { acting, people, type TownPerson } from '#tests/support/small-city.ts'
import { tellingsOf, uncoded } from './answer-text.ts'
import { asksNothing, lookedAtRoutes, routeFor } from './app-routes.ts'
import { tellsOfAuthor } from './by-hand.ts'
import { canariesIn } from './canaries.ts'
import { lastDay } from './canary-town.ts'
import { everyLineOf, tellingNarrowings } from './list-answers.ts'
import { everybody, type OpenTown, openTown, type Reader } from './open-town.ts'
import { caseSurfaces, deskSurfaces, wideSurfaces } from './surfaces.ts'
import { actorOf, leaksIn, walk } from './walk.ts'
import { declaredNow, maySee, standingOf } from './who-may-see.ts'

const seed = seedOr(20_260_302)
const casesOfEach = Number(process.env.RIGHTS_CASES ?? 4)

let test: TestDatabase
let town: OpenTown
const declared = declaredNow()

beforeAll(async () => {
  test = await createTestDatabase()
  town = await openTown(test.db, seed, casesOfEach)
})

afterAll(() => test.drop())

const say = (figures: string) => console.info(`seed ${seed}: ${figures}`)

describe('the rights matrix', () => {
  it('has cases of every kind in many states, with words of their own in every field anybody writes', () => {
    const states = new Set(town.cases.map((one) => `${one.kind}:${one.state}`))
    const machines = new Set(
      town.cases.flatMap((one) => one.rows.map((row) => `${one.kind} ${row.machine} ${row.state}`)),
    )
    const fields = new Set([...town.places.values()].flat().map(({ one, field }) => `${one.kind}.${field}`))
    say(`${town.cases.length} cases, ${states.size} states of cases, ${machines.size} of machines`)
    say(`${town.places.size} canaries in ${fields.size} fields`)
    expect(states.size).toBeGreaterThanOrEqual(12)
    expect(town.places.size).toBeGreaterThan(300)
  })

  it('asks every address there is to look at, or a reason is given why there is nothing to see', () => {
    const surfaces = [
      ...[...wideSurfaces, ...deskSurfaces, ...town.beside],
      ...town.cases.flatMap((one, place) => caseSurfaces(one, place, true)),
    ]
    const paths = [
      ...surfaces.flatMap((one) => one.paths),
      ...formsAsked({ id: 'x', action: 'file', instance: 'case' }),
    ]
    const asked = new Set(paths.map((path) => routeFor(town.app, path) ?? `${path} leads nowhere`))
    const routes = lookedAtRoutes(town.app)
    expect(routes.length).toBeGreaterThan(120)
    expect(routes.filter((route) => !asked.has(route) && asksNothing[route] === undefined)).toEqual([])
    expect([...asked].filter((route) => !routes.includes(route))).toEqual([])
    expect(Object.keys(asksNothing).filter((route) => asked.has(route) || !routes.includes(route))).toEqual([])
    const more = new Hono().route('/', town.app).get('/cases/:caseId/quite-new', (c) => c.text(''))
    expect(lookedAtRoutes(more).filter((route) => !routes.includes(route))).toEqual(['/cases/:caseId/quite-new'])
  })

  it('shows nobody a word they have no right to, on any surface', async () => {
    const { cells, answers, leaks, opened, served } = await walk(town, declared, everybody)
    tell(
      'rights matrix',
      {
        ...{
          cells: cells.size,
          answers,
          roles: everybody.length,
          cases: town.cases.length,
          canaries: town.places.size,
        },
        seen: leaks.size,
      },
      seed,
    )
    expect([...leaks].slice(0, 20)).toEqual([])
    expect(cells.size).toBeGreaterThanOrEqual(20_000)
    const names = [...wideSurfaces, ...deskSurfaces, ...town.beside].map(({ name }) => name)
    expect([...names, 'units proposed', 'drafts of it'].filter((name) => !opened.has(name))).toEqual([])
    // A surface that told nobody anything would prove nothing.
    const silent = [
      'page',
      'public page',
      'API case',
      'letter',
      'list',
      'search',
      'sort',
      'filter',
      'export',
      'board',
      'receipt',
      ...['register', 'collection', 'archive', 'inbox', 'cases on the same matter'],
      ...['reading', 'asked about a reading', 'table', 'draft', 'removal'],
    ]
    expect(silent.filter((name) => (served.get(name) ?? 0) === 0)).toEqual([])
  }, 600_000)

  it('tells an office every word of the cases it may see whole', async () => {
    const secretary = actorOf('secretary')
    const whole = town.cases.filter((one) => standingOf(one, secretary) === 'office')
    let missing = 0
    for (const one of whole) {
      const text = await tellingsOf(await town.ask('secretary', `/api/cases/${one.id}`))
      const own = [...town.places].filter(([, places]) =>
        places.some((place) => place.one === one && maySee(declared, place, secretary)),
      )
      missing += own.filter(([word]) => !text.includes(word)).length
    }
    expect(whole.length).toBeGreaterThan(5)
    expect(missing).toBe(0)
  })

  it('8 narrows no list by what its rows do not show', async () => {
    const everyLine = [...(await everyLineOf(town, 'secretary')), ...(await everyLineOf(town, 'committee'))]
    const told = []
    for (const who of everybody) told.push(await tellingNarrowings(town, who, everyLine, lastDay))
    say(
      `${told.reduce((sum, { asked }) => sum + asked, 0)} narrowed lists: ${told.flatMap(({ leaks }) => leaks).length} tell more`,
    )
    expect(told.flatMap(({ leaks }) => leaks)).toEqual([])
  })

  it('7 says in no mail, calendar or line of the log what its reader may not see', async () => {
    const leaks = [
      ...(await mailLeaks()),
      ...(await calendarLeaks()),
      ...town.logged.filter((line) => canariesIn(line).size > 0),
    ]
    expect(leaks).toEqual([])
  })

  it('opens no form, batch or old link of an act to somebody who may not take it', async () => {
    const leaks: string[] = []
    let asked = 0
    for (const who of everybody.filter((one) => one !== null)) {
      for (const path of await actPaths(who)) {
        const found = canariesIn(await tellingsOf(await town.ask(who, path)))
        leaks.push(...leaksIn(town, declared, found, who).map((leak) => `${path} to ${who}: ${leak}`))
        asked += 1
      }
    }
    say(`${asked} forms and batches: ${leaks.length} seen`)
    expect(leaks).toEqual([])
  })

  it('answers nobody with a word they have no right to who asks by sending something', async () => {
    const leaks: string[] = []
    let asked = 0
    for (const who of everybody) {
      const checked = town.cases.filter((_, at) => at % 6 === 0).map(({ id }) => `/api/cases/${id}/reply-check`)
      for (const path of [...checked, '/api/cases/like']) {
        const json = path.endsWith('like') ? { title: '关于QK的建议', text: '请修缮。' } : {}
        const found = canariesIn(await tellingsOf(await town.send(who, path, json)))
        leaks.push(...leaksIn(town, declared, found, who).map((leak) => `${path} to ${who}: ${leak}`))
        asked += 1
      }
    }
    say(`${asked} asked by sending: ${leaks.length} seen`)
    expect(leaks).toEqual([])
  })

  it('finds out a declaration that opens one field too far', async () => {
    const { fields } = suggestion.visibility
    const published = town.cases.filter((one) => one.kind === 'suggestion' && standingOf(one, null) === 'public')
    const [field] = [...town.places.values()]
      .flat()
      .filter((place) => published.includes(place.one) && place.row.machine === 'case')
      .filter(
        (place) =>
          fields[place.field] !== 'public' && !tellsOfAuthor.has(place.field) && !maySee(declared, place, null),
      )
      .map((place) => place.field)
    if (field === undefined) throw new Error('no published case has anything to hide')
    const before = fields[field]
    try {
      Object.assign(fields, { [field]: 'public' })
      const { leaks } = await walk(town, declared, [null], published)
      tellControl(
        'a field opened too far',
        `${field} of a published case is opened to everybody`,
        { seen: leaks.size },
        seed,
      )
      expect(leaks.size).toBeGreaterThan(0)
    } finally {
      Object.assign(fields, { [field]: before })
    }
  })
})

async function mailLeaks(): Promise<readonly string[]> {
  const messages = await test.db.selectFrom('mail_message').selectAll().execute()
  const place = { siteUrl: 'https://city.example', cityName: { zh: '云汀县', en: 'Yunting' } }
  expect(messages.length).toBeGreaterThan(20)
  const leaks: string[] = []
  for (const message of messages) {
    const content = await mailContentOf(test.db, message, { ...acting(people.secretary, lastDay), profiles, place })
    if (content === undefined || content === 'not_signed_yet' || message.account_id === null) continue
    const receipts = content.attachments.map(({ text }) => uncoded(text))
    const found = canariesIn([content.subject, content.text, ...receipts].join('\n'))
    leaks.push(...leaksIn(town, declared, found, readerOf(message.account_id)).map((leak) => `mail: ${leak}`))
  }
  return leaks
}

async function calendarLeaks(): Promise<readonly string[]> {
  const leaks: string[] = []
  for (const who of Object.keys(people) as TownPerson[]) {
    const { chance } = acting(people[who], lastDay)
    const accountId = `a-${people[who].personId}`
    const secret = await openFeed(test.db, { accountId, at: `${lastDay}T00:00:00Z`, chance })
    const found = canariesIn(await tellingsOf(await town.ask(null, '/calendar.ics', calendarHeaders(secret))))
    leaks.push(...leaksIn(town, declared, found, who).map((leak) => `calendar of ${who}: ${leak}`))
  }
  return leaks
}

function readerOf(accountId: string): Reader {
  return (Object.keys(people) as TownPerson[]).find((who) => accountId === `a-${people[who].personId}`) ?? null
}

const Offers = z.object({ offers: z.array(z.object({ action: z.string(), instance: z.string() })) })

function formsAsked({ id, action, instance }: { id: string; action: string; instance: string }): readonly string[] {
  const key = encodeURIComponent(`${id}~${instance}`)
  return [
    `/cases/${id}/actions/${action}?instance=${encodeURIComponent(instance)}`,
    `/batch?item=${key}&action=${action}`,
  ]
}

/** Acts open to somebody, the same as a batch, and acts that were once somebody's, of a quarter of the cases. */
async function actPaths(who: TownPerson): Promise<readonly string[]> {
  const paths: string[] = []
  for (const one of town.cases.filter((_, at) => at % 4 === 0)) {
    const answer = await town.ask(who, `/api/cases/${one.id}`)
    const { offers } = answer.status === 200 ? Offers.parse(await answer.json()) : { offers: [] }
    const [open] = offers
    const last = one.rows.at(-1)
    if (open !== undefined) {
      paths.push(...formsAsked({ id: one.id, ...open }))
    }
    paths.push(`/cases/${one.id}/actions/revise_draft?instance=1`, `/batch?item=${one.id}~case&action=file`)
    if (last !== undefined)
      paths.push(`/cases/${one.id}/actions/give_joint_opinion?instance=${encodeURIComponent(last.instance)}`)
  }
  return paths
}
