import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { WorkCalendar } from '#engine/calendar.ts'
import { plainDate } from '#kernel/plain-date.ts'
import { assignedCase, beginCase, openSite } from '#tests/support/case-desk.ts'
import { createTestDatabase, type TestDatabase } from '#tests/support/database.ts'
import { profiles } from '#tests/support/installed-profiles.ts'
import { acting, people, plainCalendar, settleSmallCity } from '#tests/support/small-city.ts'
import { readCase } from './read-case.ts'
import { listDeadlineChanges, recomputeDeadlines } from './recompute-deadlines.ts'
import { takeAction } from './take-action.ts'
import { verifyRecord } from './verify-record.ts'

let test: TestDatabase

beforeAll(async () => {
  test = await createTestDatabase()
  await settleSmallCity(test.db)
})

afterAll(() => test.drop())

const name = { zh: '端午节', en: 'Dragon Boat Festival' }

/** The notice that comes out later: Thursday 4 June 2026 is off. */
const withNotice: WorkCalendar = new Map(
  [...plainCalendar].map(([year, one]) => [
    year,
    { ...one, source: 'notice 9', daysOff: new Map(year === 2026 ? [[plainDate('2026-06-04'), name]] : []) },
  ]),
)

const later = (who = people.assigner) => acting(who, '2026-03-10', withNotice)

const changesNow = async (context = later()) => {
  const found = await listDeadlineChanges(test.db, context)
  if (!found.ok) throw new Error(found.refusal.code)
  return found.value
}

describe('a notice of days off that comes out later', () => {
  let caseId = ''
  let version = 0

  it('is shown for what it would move, and moves nothing by itself', async () => {
    const one = await assignedCase(test.db)
    caseId = one.caseId
    version = one.version()

    const { cases, checked } = await changesNow()

    expect(checked).toBe(1)
    expect(cases).toEqual([
      {
        caseId,
        procedure: 'suggestion',
        title: '关于修缮北岸栈桥的建议',
        version,
        changes: [{ clock: 'reply', instance: 'case', before: '2026-06-04', after: '2026-06-05' }],
      },
    ])
    expect((await changesNow(acting(people.assigner, '2026-03-10'))).cases).toEqual([])
  })

  it.each(['deputy', 'roads', 'parks', 'leader'] as const)('is not for %s to apply or to look at', async (who) => {
    const asked = { authority: 'mine', cases: [{ caseId, version }] }

    expect(await listDeadlineChanges(test.db, later(people[who]))).toEqual({
      ok: false,
      refusal: { code: 'recomputing_not_allowed' },
    })
    expect(await recomputeDeadlines(test.db, later(people[who]), asked)).toEqual({
      ok: false,
      refusal: [{ code: 'recomputing_not_allowed' }],
    })
    const act = { caseId, seenVersion: version, action: 'recompute_deadlines', fields: { authority: 'mine' } }
    const direct = await takeAction(test.db, later(people[who]), act)
    expect(direct.ok ? '' : direct.refusal[0].code).toBe('role_required')
  })

  it('is applied only on an authority that is named', async () => {
    const done = await recomputeDeadlines(test.db, later(), { authority: ' ', cases: [{ caseId, version }] })

    expect(done.ok ? '' : done.refusal[0]).toEqual({ code: 'field_missing', field: 'authority' })
  })

  it('leaves a case that has moved on since it was looked at', async () => {
    const done = await recomputeDeadlines(test.db, later(), {
      authority: '国办发明电 9 号',
      cases: [{ caseId, version: version - 1 }],
    })

    expect(done).toEqual({ ok: true, value: { moved: 0, left: 1 } })
  })

  it('moves the deadline by an event that says who, on what authority, and from which day to which', async () => {
    const done = await recomputeDeadlines(test.db, later(), {
      authority: '国办发明电 9 号',
      cases: [{ caseId, version }],
    })
    const seen = await readCase(test.db, profiles, people.assigner, plainDate('2026-03-10'), caseId)
    const event = seen?.events.at(-1)

    expect(done).toEqual({ ok: true, value: { moved: 1, left: 0 } })
    expect(event).toMatchObject({
      type: 'deadlines_recomputed',
      byPerson: people.assigner.personId,
      state: 'in_handling',
      fields: { authority: '国办发明电 9 号' },
      clocks: [{ mark: 'moved', clock: 'reply', from: '2026-03-04', deadline: '2026-06-05' }],
    })
    expect(seen?.summary.next_clock).not.toBeNull()
    expect((await changesNow()).cases).toEqual([])
    expect((await verifyRecord(test.db)).faults).toEqual([])
  })

  it('is not applied twice', async () => {
    const done = await recomputeDeadlines(test.db, later(), {
      authority: '国办发明电 9 号',
      cases: [{ caseId, version: version + 1 }],
    })

    expect(done).toEqual({ ok: true, value: { moved: 0, left: 1 } })
  })
})

describe('a law that is put right', () => {
  it('moves running clocks in the same way, with the months that were granted', async () => {
    const one = await assignedCase(test.db)
    await one.act(people.roads, '2026-03-06', 'request_extension', { months: 1, reason: '涉及面广' })
    await one.act(people.secretary, '2026-03-07', 'grant_extension', {}, '1')
    const righted = profiles.map((profile) => {
      const { reply } = profile.clocks
      if (profile.id !== 'shanghai-2015' || reply?.unit !== 'month') return profile
      return { ...profile, clocks: { ...profile.clocks, reply: { ...reply, length: 2 } } }
    })

    const { cases } = await changesNow({ ...acting(people.assigner, '2026-03-10'), profiles: righted })

    expect(cases.find(({ caseId }) => caseId === one.caseId)?.changes).toEqual([
      { clock: 'reply', instance: 'case', before: '2026-07-06', after: '2026-06-04' },
    ])
  })

  it('does not touch cases under another version of it', async () => {
    const newer = profiles.flatMap((profile) =>
      profile.id === 'shanghai-2015'
        ? [profile, { ...profile, id: 'shanghai-2026', effectiveFrom: plainDate('2026-03-09'), clocks: {} }]
        : [profile],
    )
    const changed = await changesNow({ ...later(), profiles: newer })

    expect(changed.cases).toEqual([])
  })
})

describe('a year without a calendar', () => {
  it('is named, and the deadline that needs it stays', async () => {
    await beginCase(test.db, '2026-12-30')
    const withoutNext: WorkCalendar = new Map([...withNotice].filter(([year]) => year < 2027))

    const { missingYears, cases } = await changesNow(acting(people.assigner, '2026-12-30', withoutNext))

    expect(missingYears).toEqual([2027])
    expect(cases).toEqual([])
  })
})

describe('a great many cases', () => {
  it('are gone through in parts', async () => {
    const first = await listDeadlineChanges(test.db, later(), '', 1)
    const after = first.ok ? first.value.next : null
    if (after === null) throw new Error('there are more')
    const second = await listDeadlineChanges(test.db, later(), after, 500)

    expect(first.ok && first.value.checked).toBe(1)
    expect(second.ok && second.value.next).toBeNull()
  })
})

describe('the page of changed deadlines', () => {
  it('shows day against day, asks for the authority, and moves what it showed', async () => {
    const site = await openSite(test.db, withNotice)
    const one = await assignedCase(test.db)
    const desk = site.deskOf('assigner')

    const before = await desk.get('/deadlines')
    expect(before.text).toContain('<time datetime="2026-06-04">')
    expect(before.text).toContain('<time datetime="2026-06-05">')

    const nameless = await desk.send('/deadlines', { case: `${one.caseId} ${one.version()}`, authority: '' })
    expect(nameless.status).toBe(422)
    expect(nameless.text).toContain('请填写“依据')

    const done = await desk.send('/deadlines', { case: `${one.caseId} ${one.version()}`, authority: '国办发明电 9 号' })
    expect(done.location).toBe('/deadlines?moved=1&left=0')
    const page = await desk.get(`/cases/${one.caseId}`)
    expect(page.text).toContain('期限已重算')
    expect(page.text).toContain('国办发明电 9 号')
    expect(page.text).toMatch(/2026年6月4日<\/time> → <time datetime="2026-06-05">/)
  })

  it('is closed to those who may not, and a form without its token does nothing', async () => {
    const site = await openSite(test.db, withNotice)
    const unit = await site.deskOf('roads').get('/deadlines')
    const nobody = await site.deskOf(null).get('/deadlines')
    const forged = await site.deskOf('assigner').post('/deadlines', { authority: 'x' })

    expect(unit.status).toBe(403)
    expect(nobody.status).toBe(303)
    expect(forged.status).toBe(403)
  })
})
