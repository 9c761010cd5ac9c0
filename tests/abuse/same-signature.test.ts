import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { cityApp } from '#app/city-app.ts'
import type { Dependencies } from '#http/dependencies.ts'
import { submitCase } from '#operations/submit-case.ts'
import { findCaseFile } from '#store/case-files.ts'
import { hiddenFields } from '#tests/support/case-desk.ts'
import { createTestDatabase, type TestDatabase } from '#tests/support/database.ts'
import { acting, people, settleSmallCity } from '#tests/support/small-city.ts'
import { testDependencies, tokenFor } from '#tests/support/test-dependencies.ts'

const times = 100

let test: TestDatabase
let dependencies: Dependencies
let app: ReturnType<typeof cityApp>

beforeAll(async () => {
  test = await createTestDatabase()
  await settleSmallCity(test.db)
  dependencies = await testDependencies(test.db)
  app = cityApp(dependencies)
})

afterAll(() => test.drop())

/** A draft that waits for the second deputy's signature. */
async function waiting(): Promise<string> {
  const begun = await submitCase(test.db, acting(people.deputy, '2026-03-02'), {
    procedure: 'suggestion',
    profile: 'shanghai-2015',
    action: 'begin_draft',
    submitToken: dependencies.chance.id(),
    fields: {
      title: '关于夜航灯的建议',
      demands: '请装夜航灯。',
      leadProposer: people.deputy.personId,
      period: 'between_sessions',
      cosigners: [people.secondDeputy.personId],
      cosignBy: '2026-03-30',
    },
  })
  if (!begun.ok) throw new Error(JSON.stringify(begun.refusal))
  return begun.value.caseId
}

async function eventsOf(caseId: string) {
  return (await test.db.transaction().execute((tx) => findCaseFile(tx, caseId)))?.events ?? []
}

async function signed(caseId: string): Promise<number> {
  return (await eventsOf(caseId)).filter(({ action }) => action === 'confirm_signature').length
}

const atOnce = (ask: (time: number) => Promise<Response> | Response) =>
  Promise.all(Array.from({ length: times }, (_, time) => ask(time)))

const countOf = (answers: readonly Response[], status: number) =>
  answers.filter((answer) => answer.status === status).length

describe('the same signature sent a hundred times at once', () => {
  async function byProgram(caseId: string, keyOf: (time: number) => string | undefined) {
    const authorization = `Bearer ${await tokenFor(dependencies, 'secondDeputy')}`
    const seenVersion = (await eventsOf(caseId)).length
    const body = JSON.stringify({ action: 'confirm_signature', seenVersion, fields: {} })
    return atOnce((time) => {
      const key = keyOf(time)
      const headers = { authorization, 'content-type': 'application/json' }
      return app.request(`/api/cases/${caseId}/actions`, {
        method: 'POST',
        body,
        headers: key === undefined ? headers : { ...headers, 'idempotency-key': key },
      })
    })
  }

  it('1 counts once, and one alone is told that it was done, where each is asked for by itself', async () => {
    const caseId = await waiting()
    const answers = await byProgram(caseId, () => undefined)
    expect([countOf(answers, 201), countOf(answers, 409)]).toEqual([1, times - 1])
    expect(await signed(caseId)).toBe(1)
  })

  it('1 counts once, and every one is told of the same receipt, where it is one request by its key', async () => {
    const caseId = await waiting()
    const answers = await byProgram(caseId, () => 'the-same-signature')
    expect(countOf(answers, 201) + countOf(answers, 409)).toBe(times)
    const done = answers.filter(({ status }) => status === 201)
    const receipts = await Promise.all(done.map(async (answer) => JSON.stringify((await answer.json()).receipt)))
    expect(new Set(receipts).size).toBe(1)
    expect(await signed(caseId)).toBe(1)
  })

  it('1 counts once, whatever other keys it is sent with', async () => {
    const caseId = await waiting()
    const answers = await byProgram(caseId, (time) => `another-key-${time}`)
    expect([countOf(answers, 201), countOf(answers, 409)]).toEqual([1, times - 1])
    expect(await signed(caseId)).toBe(1)
  })

  it('1 counts once by the form, and every window is led to the case', async () => {
    const caseId = await waiting()
    const cookie = `huiying_session=${await tokenFor(dependencies, 'secondDeputy')}`
    const headers = { cookie, 'sec-fetch-site': 'same-origin' }
    const path = `/cases/${caseId}/actions/confirm_signature?instance=${people.secondDeputy.personId}`
    const form = hiddenFields(await (await app.request(path, { headers })).text())
    const answers = await atOnce(() =>
      app.request(path.replace(/\?.*/, ''), { method: 'POST', body: new URLSearchParams(form), headers }),
    )
    expect(countOf(answers, 303)).toBeGreaterThan(0)
    expect(countOf(answers, 303) + countOf(answers, 409)).toBe(times)
    expect(await signed(caseId)).toBe(1)
  })
})
