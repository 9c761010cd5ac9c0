import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Actor, Fields } from '#engine/case-file.ts'
import { listInstances, viewOf } from '#engine/view.ts'
import { plainDate } from '#kernel/plain-date.ts'
import { findCaseFile } from '#store/case-files.ts'
import { createTestDatabase, type TestDatabase } from '#tests/support/database.ts'
import { profiles } from '#tests/support/installed-profiles.ts'
import { acting, people, settleSmallCity } from '#tests/support/small-city.ts'
import { readCase } from './read-case.ts'
import { submitCase } from './submit-case.ts'
import { takeAction } from './take-action.ts'
import { verifyRecord } from './verify-record.ts'

const { deputy, secondDeputy, member, roads, secretary, presidium } = people

let test: TestDatabase

beforeAll(async () => {
  test = await createTestDatabase()
  await settleSmallCity(test.db)
})

afterAll(() => test.drop())

const words: Fields = {
  title: '关于调整停车收费的议案',
  background: '泊位紧张。',
  analysis: '收费八年没有变动。',
  demands: '调整收费标准。',
  authorKind: 'delegation',
  body: '北岸代表团',
  period: 'in_session',
  publishText: true,
}

/** A delegation's motion that was found to be none; its head may object until four hours before the last meeting. */
async function foundNone() {
  const begun = await submitCase(test.db, acting(deputy, '2026-01-12'), {
    procedure: 'motion',
    profile: 'shanghai-motion',
    submitToken: 'motion-passed-on',
    fields: { ...words, leadProposer: deputy.personId },
  })
  if (!begun.ok) throw new Error(JSON.stringify(begun.refusal))
  let { version } = begun.value
  const { caseId } = begun.value
  const act = async (who: Actor, day: string, action: string, fields: Fields) => {
    const taken = await takeAction(test.db, acting(who, day), { caseId, seenVersion: version, action, fields })
    if (!taken.ok) throw new Error(`${action}: ${JSON.stringify(taken.refusal)}`)
    version = taken.value.version
  }
  await act(secretary, '2026-01-12', 'register', { handInBy: '2026-01-13' })
  await act(secretary, '2026-01-13', 'find_no_motion', {
    notMotionReason: 'outside_powers',
    explanation: '由市政府定价。',
    lastMeeting: '2026-01-15T09:00',
  })
  return { caseId, act }
}

describe('a motion that is found to be none', () => {
  it('goes on as a suggestion in its words and by its authors, each leading to the other', async () => {
    const { caseId, act } = await foundNone()
    await act(presidium, '2026-01-15', 'convert', {
      notMotionReason: 'outside_powers',
      explanation: '由市政府定价。',
      convertedTo: 'suggestion',
    })
    const motionFile = await findCaseFile(test.db, caseId)
    if (motionFile === undefined) throw new Error('the motion is there')
    const motion = viewOf(motionFile)
    const [link] = listInstances(motion, 'conversion')
    const file = await findCaseFile(test.db, link?.instance ?? '')
    if (file === undefined) throw new Error('the suggestion is there')
    const suggestion = viewOf(file)

    expect(motion.state).toBe('converted')
    expect([file.procedure, file.profile, suggestion.state]).toEqual(['suggestion', 'shanghai-2015', 'submitted'])
    expect(suggestion.facts).toMatchObject({
      title: words.title,
      background: words.background,
      analysis: words.analysis,
      demands: words.demands,
      leadProposer: deputy.personId,
      authorKind: 'delegation',
      body: words.body,
      passedOnFrom: motion.facts.flowNumber,
    })
    expect((await verifyRecord(test.db)).faults).toEqual([])
  })

  it('is seen by the offices of the congress; by units, members and other deputies not before it is published', async () => {
    const [row] = await test.db.selectFrom('case_file').select('id').where('procedure', '=', 'motion').execute()
    const seenBy = async (who: Actor | null) =>
      (await readCase(test.db, profiles, who, plainDate('2026-01-16'), row?.id ?? '')) !== undefined

    expect(await Promise.all([deputy, secretary, presidium].map(seenBy))).toEqual([true, true, true])
    expect(await Promise.all([secondDeputy, member, roads, null].map(seenBy))).toEqual([false, false, false, false])
  })
})
