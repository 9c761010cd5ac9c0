import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { canonicalJson, type Plain } from '#ledger/canonical-json.ts'
import { commitment } from '#ledger/chain.ts'
import { listPlacedEvents } from '#store/case-files.ts'
import { listLedgerEntries } from '#store/ledger-entries.ts'
import { assignedCase, beginSocialReport } from '#tests/support/case-desk.ts'
import { createTestDatabase, type TestDatabase } from '#tests/support/database.ts'
import { people, settleSmallCity, timing } from '#tests/support/small-city.ts'
import { committedContent, eventEntryOf, isLoggedAs, type LoggedEvent } from './event-entry.ts'
import { sweepDeadlines } from './sweep-deadlines.ts'

let test: TestDatabase
let report: Awaited<ReturnType<typeof beginSocialReport>>
let suggestion: Awaited<ReturnType<typeof assignedCase>>

const Payload = z.record(z.string(), z.unknown())

beforeAll(async () => {
  test = await createTestDatabase()
  await settleSmallCity(test.db)
  report = await beginSocialReport(test.db, '2026-03-02')
  suggestion = await assignedCase(test.db)
  await sweepDeadlines(test.db, timing('2026-06-11'))
})

afterAll(() => test.drop())

async function payloads(): Promise<readonly string[]> {
  return (await listLedgerEntries(test.db, 0, 1_000)).map((entry) => entry.payload)
}

describe('an entry of the log', () => {
  it('names neither a case nor a person, official or not', async () => {
    const all = (await payloads()).join('\n')

    expect(all).toContain('"act":"deadline_notice"')
    for (const id of [report.caseId, suggestion.caseId, people.member.personId, people.secretary.personId]) {
      expect(all).not.toContain(id)
    }
    expect(all).toContain('"byRole":"assigning_office"')
    expect(all).toContain('"byUnit":"roads"')
  })

  it('shares no commitment with another of the same case, so that no stranger links them', async () => {
    const hashes = (await payloads()).flatMap((text) =>
      Object.values(Payload.parse(JSON.parse(text))).filter((one) => /^[0-9a-f]{64}$/.test(String(one))),
    )

    expect(hashes.length).toBeGreaterThan(20)
    expect(new Set(hashes).size).toBe(hashes.length)
  })

  it('of an earlier version stays valid: with the case named, and persons named or committed to', async () => {
    const [placed] = await listPlacedEvents(test.db, [report.caseId])
    if (placed === undefined) throw new Error('no event')

    for (const byPerson of [people.member.personId, commitment(placed.salt, { byPerson: people.member.personId })]) {
      expect(isLoggedAs(placed, canonicalJson(firstVersion(placed, byPerson)))).toBe(true)
    }
    expect(isLoggedAs(placed, canonicalJson(firstVersion(placed, people.deputy.personId)))).toBe(false)
    expect(isLoggedAs(placed, canonicalJson(eventEntryOf(placed).payload))).toBe(true)
    expect(isLoggedAs({ ...placed, caseId: 'other' }, canonicalJson(eventEntryOf(placed).payload))).toBe(false)
  })
})

/** An entry as it was written before version 2. */
function firstVersion({ caseId, seq, event, salt }: LoggedEvent, byPerson: string): Plain {
  const { type, machine, instance, stateBefore, state, byRole, byUnit, on, at } = event
  const said = { type, machine, instance, stateBefore, state, byPerson, byRole, byUnit, on, at }
  return { act: 'case_event', case: caseId, seq, ...said, content: commitment(salt, committedContent(event)) }
}
