import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { plainDate } from '#kernel/plain-date.ts'
import type { FindingChange } from '#operations/change-finding.ts'
import { correctFinding } from '#operations/correct-finding.ts'
import { askRemoval } from '#operations/removal/ask-removal.ts'
import { takeRemovalStep } from '#operations/removal/decide-removal.ts'
import { verifyRecord } from '#operations/verify-record.ts'
import { createTestDatabase, type TestDatabase } from '#tests/support/database.ts'
import { readingOf } from '#tests/support/model-desk.ts'
import { acting, people, settleSmallCity } from '#tests/support/small-city.ts'

let test: TestDatabase
/** Of one somebody said who does it and by when, of one that nobody and no term is named, of one nothing. */
const findings = { said: '', none: '', unsaid: '' }

const day = '2026-03-16'
const when = { quote: '年底前', day: plainDate('2026-12-31') }
const said: FindingChange = { kind: 'follow_up', who: { unit: { quote: '水务站' }, joint: [{ quote: '镇里' }] }, when }

beforeAll(async () => {
  test = await createTestDatabase()
  await settleSmallCity(test.db)
  findings.said = (await finding('said', said)).id
  findings.none = (await finding('none', { kind: 'follow_up', who: null, when: null })).id
  findings.unsaid = (await finding('unsaid', { kind: 'follow_up' })).id
  await removed((await finding('removed', said)).reading)
})

afterAll(() => test.drop())

async function finding(page: string, change: FindingChange): Promise<{ id: string; reading: string }> {
  const text = `水务站会同镇里年底前排除积水。${page}`
  const reading = await readingOf(test.db, text, { items: ['排除积水'] })
  const rows = test.db.selectFrom('finding').select(['id', 'version']).where('reading_id', '=', reading)
  const { id, version } = await rows.executeTakeFirstOrThrow()
  const asked = { act: 'change', finding: id, version, change } as const
  expect(await correctFinding(test.db, acting(people.secretary, day), reading, asked)).toMatchObject({ ok: true })
  return { id, reading }
}

async function removed(reading: string): Promise<void> {
  const target = { kind: 'file', reading } as const
  const asked = { target, askedAs: 'office', ground: 'personal_information', reference: '' } as const
  const removal = await askRemoval(test.db, acting(people.secretary, day), asked)
  const second = acting({ personId: 'p-leader', offices: ['leader'], unitId: null }, day)
  const done = await takeRemovalStep(test.db, second, removal.ok ? removal.value.id : '', 'confirm')
  expect(done).toEqual({ ok: true, value: 'done' })
}

class Undone extends Error {}

/** What is found where the database's owner changes a row behind the record; it is undone afterwards. */
async function foundAfter(statement: string): Promise<readonly string[]> {
  let found: readonly string[] = ['nothing was verified']
  const tried = test.ownerDb.transaction().execute(async (tx) => {
    await sql`alter table finding_correction disable trigger user`.execute(tx)
    const { numAffectedRows } = await sql.raw(statement).execute(tx)
    expect(numAffectedRows, 'rows changed').toBe(1n)
    found = (await verifyRecord(tx)).faults
    throw new Undone()
  })
  await expect(tried).rejects.toThrow(Undone)
  return found
}

describe('who is to do it and by when', () => {
  it('stands as people said it, also where it was said that nobody is named, and where the file was removed', async () => {
    expect((await verifyRecord(test.db)).faults).toEqual([])
  })

  it.each([
    ['another unit', 'said', `jsonb_set(duty, '{unit,quote}', '"渡口站"')`],
    ['no unit', 'said', `duty - 'unit'`],
    ['another with them', 'said', `jsonb_set(duty, '{joint,0,quote}', '"县里"')`],
    ['one less with them', 'said', `jsonb_set(duty, '{joint}', '[]')`],
    ['another day', 'said', `jsonb_set(duty, '{due,day}', '"2027-12-31"')`],
    ['no day', 'said', `duty #- '{due,day}'`],
    ['another term', 'said', `jsonb_set(duty, '{due,quote}', '"明年"')`],
    ['a length of time', 'said', `jsonb_set(duty, '{due,within}', '{"count":1,"unit":"year"}')`],
    ['no term', 'said', `duty - 'due'`],
    ['nobody’s word for the unit', 'said', `jsonb_set(duty, '{byHand}', '["when"]')`],
    ['nobody’s word for the term', 'said', `jsonb_set(duty, '{byHand}', '["who"]')`],
    ['nothing at all', 'said', 'null'],
    ['a unit where none is named', 'none', `duty || '{"unit":{"quote":"水务站","start":0,"end":3}}'`],
    ['a term where none is named', 'none', `duty || '{"due":{"quote":"年底前","start":7,"end":10}}'`],
    ['nothing where it was said that none is named', 'none', 'null'],
    ['a person’s word where nobody said anything', 'unsaid', `'{"byHand":["who"]}'`],
  ] as const)('put behind the record as %s is told', async (_, which, duty) => {
    const id = findings[which]
    expect(await foundAfter(`update finding set duty = ${duty} where id = '${id}'`)).toEqual([
      `finding ${id}: tells otherwise than people last said who does it and by when`,
    ])
  })

  it('may be read at another place and over another line by now, and found where nobody said anything', async () => {
    const moved = `jsonb_set(jsonb_set(duty, '{unit,start}', '40'), '{unit,quote}', '"水务 站"')`
    expect(await foundAfter(`update finding set duty = ${moved} where id = '${findings.said}'`)).toEqual([])
    const unit = `'{"unit":{"quote":"水务站","start":0,"end":3}}'`
    expect(await foundAfter(`update finding set duty = ${unit} where id = '${findings.unsaid}'`)).toEqual([])
  })

  it.each([
    ['day', `jsonb_set(after, '{when,day}', '"2027-12-31"')`],
    ['unit', `jsonb_set(after, '{who,unit,quote}', '"渡口站"')`],
    ['place', `jsonb_set(after, '{who,unit,start}', '1')`],
    ['who', `after - 'who'`],
  ])('is held in what was corrected, too: another %s there is told', async (_, after) => {
    const changed = `update finding_correction set after = ${after} where finding_id = '${findings.said}'`
    expect((await foundAfter(changed))[0]).toMatch(/^correction \d+ of finding \S+: differs from the log$/)
  })

  it('is held in what was there before', async () => {
    const before = `before || '{"who":{"unit":null,"joint":[]}}'`
    const changed = `update finding_correction set before = ${before} where finding_id = '${findings.said}'`
    expect((await foundAfter(changed))[0]).toMatch(/^correction \d+ of finding \S+: differs from the log$/)
  })
})
