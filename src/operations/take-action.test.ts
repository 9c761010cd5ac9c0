import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createTestDatabase, type TestDatabase } from '#tests/support/database.ts'
import { acting, people, settleSmallCity } from '#tests/support/small-city.ts'
import type { ActContext } from './act-context.ts'
import { submitCase } from './submit-case.ts'
import { type ActionTaken, takeAction } from './take-action.ts'

let test: TestDatabase

beforeAll(async () => {
  test = await createTestDatabase()
  await settleSmallCity(test.db)
})

afterAll(() => test.drop())

const suggestion = (token: string) => ({
  procedure: 'suggestion',
  profile: 'shanghai-2015',
  submitToken: token,
  fields: {
    title: '关于在河滨步道加装路灯的建议',
    demands: '请在北段加装路灯。',
    leadProposer: people.deputy.personId,
    period: 'between_sessions',
    publishText: true,
  },
})

describe('a suggestion on its way', () => {
  it('goes from the words to a kept promise, each act with a receipt', async () => {
    const submitted = await submitCase(test.db, acting(people.deputy, '2026-03-02'), suggestion('whole-way'))
    let taken = value(submitted)
    const act = async (context: ActContext, action: string, fields = {}, instance?: string) => {
      const asked = { caseId: taken.caseId, seenVersion: taken.version, action, fields }
      taken = value(await takeAction(test.db, context, instance === undefined ? asked : { ...asked, instance }))
    }

    await act(acting(people.secretary, '2026-03-03'), 'register')
    await act(acting(people.secretary, '2026-03-03'), 'file')
    await act(acting(people.assigner, '2026-03-04'), 'assign', { leadUnit: 'roads', jointUnits: ['parks'] })
    await act(acting(people.roads, '2026-03-05'), 'sign_for')
    await act(acting(people.parks, '2026-03-05'), 'sign_for')
    await act(acting(people.parks, '2026-03-20'), 'give_joint_opinion', { opinion: '同意，注意避让古树。' })
    await act(acting(people.roads, '2026-04-01'), 'draft_reply', { text: '您提出的建议收悉。' })
    await act(acting(people.roads, '2026-04-09'), 'review_reply', {
      outcome: 'planned',
      doneBy: '2026-10-31',
      publication: 'full',
      secrecy: 'cleared',
      secrecyReviewer: '段路遥',
    })
    await act(acting(people.roads, '2026-04-10'), 'issue_reply', { signer: '段路遥' })
    await act(acting(people.deputy, '2026-04-20'), 'rate', { attitude: 'satisfied', result: 'satisfied' })
    await act(acting(people.secretary, '2026-04-21'), 'track')
    await act(acting(people.roads, '2026-09-30'), 'report_done', { evidence: '竣工验收单。' })
    await act(acting(people.secretary, '2026-10-08'), 'confirm_done')

    expect(taken.state).toBe('closed')
    const entries = await test.db.selectFrom('ledger_entry').select('seq').where('case_id', '=', taken.caseId).execute()
    expect(entries).toHaveLength(taken.version)
  })

  it('opens one case however often the same form is sent', async () => {
    const sent = await Promise.all(
      Array.from({ length: 10 }, () =>
        submitCase(test.db, acting(people.deputy, '2026-03-02'), suggestion('sent-often')),
      ),
    )

    expect(new Set(sent.map((one) => value(one).caseId)).size).toBe(1)
  })

  it('takes one of two acts made on the same version, and says so to the other', async () => {
    const { caseId, version } = value(
      await submitCase(test.db, acting(people.deputy, '2026-03-02'), suggestion('raced')),
    )
    const asked = { caseId, seenVersion: version, action: 'register', fields: {} }

    const both = await Promise.all([
      takeAction(test.db, acting(people.secretary, '2026-03-03'), asked),
      takeAction(test.db, acting(people.secretary, '2026-03-03'), asked),
    ])

    expect(both.filter((one) => one.ok)).toHaveLength(1)
    expect(both.find((one) => !one.ok)).toMatchObject({ refusal: [{ code: 'case_moved_on', seenVersion: 1 }] })
  })

  it('tells by no refusal how many acts there were to whom the act is not given, whatever version they guess', async () => {
    const { caseId, version } = value(
      await submitCase(test.db, acting(people.deputy, '2026-03-02'), suggestion('guessed-version')),
    )
    for (const seenVersion of [0, version, version + 1])
      for (const action of ['register', 'no_such_act']) {
        const asked = { caseId, seenVersion, action, fields: {} }
        const refused = await takeAction(test.db, acting(people.secondDeputy, '2026-03-03'), asked)
        const code = action === 'register' ? 'role_required' : 'action_unknown'
        expect(refused.ok ? 'taken' : refused.refusal.map((one) => one.code)).toEqual([code])
      }
    const late = { caseId, seenVersion: version + 1, action: 'register', fields: {} }
    expect(await takeAction(test.db, acting(people.secretary, '2026-03-03'), late)).toMatchObject({
      refusal: [{ code: 'case_moved_on', version }],
    })
  })

  it('refuses a unit that rates its own reply', async () => {
    const { caseId, version } = value(
      await submitCase(test.db, acting(people.deputy, '2026-03-02'), suggestion('own-rating')),
    )
    const asked = {
      caseId,
      seenVersion: version,
      action: 'rate',
      fields: { attitude: 'satisfied', result: 'satisfied' },
    }

    const refused = await takeAction(test.db, acting(people.roads, '2026-03-03'), asked)

    expect(refused).toMatchObject({ ok: false, refusal: [{ code: 'role_required', roles: ['reader'] }] })
  })

  it.each(['constructor', 'toString', '__proto__'])('knows no action and no field called %s', async (name) => {
    const { caseId, version } = value(
      await submitCase(test.db, acting(people.deputy, '2026-03-02'), suggestion(`named-${name}`)),
    )
    const asked = { caseId, seenVersion: version, action: name, fields: {} }
    const fields = Object.fromEntries([[name, 'x']])

    const unknown = await takeAction(test.db, acting(people.secretary, '2026-03-03'), asked)
    const extra = await takeAction(test.db, acting(people.secretary, '2026-03-03'), {
      ...asked,
      action: 'register',
      fields,
    })

    expect(unknown).toMatchObject({ ok: false, refusal: [{ code: 'action_unknown', action: name }] })
    expect(extra).toMatchObject({ ok: false, refusal: [{ code: 'field_unknown', field: name }] })
  })
})

function value(result: { readonly ok: boolean } & ({ readonly value: ActionTaken } | object)): ActionTaken {
  if ('value' in result) return result.value
  throw new Error(`refused: ${JSON.stringify(result)}`)
}
