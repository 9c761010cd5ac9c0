import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { z } from 'zod'
import { loadCalendars } from '#app/load-calendars.ts'
import { Deadline, deadlineFrom } from '#app/load-examples.ts'
import { ProfileFile, profileFrom } from '#app/profile-file.ts'
import { readYaml } from '#app/read-yaml.ts'
import type { Actor, CaseEvent, CaseFile, Fields } from '#engine/case-file.ts'
import { decide } from '#engine/decide.ts'
import { procedureUnder } from '#engine/procedure-under.ts'
import { viewOf } from '#engine/view.ts'
import { plainDate } from '#kernel/plain-date.ts'
import { profileFaults } from '#procedures/profile-faults.ts'
import { proposal } from '#procedures/proposal/procedure.ts'
import { suggestion } from '#procedures/suggestion/procedure.ts'
import { deadlineFault } from '#procedures/worked-examples.ts'
import { profileFolder } from '#tests/support/installed-profiles.ts'
import { people } from '#tests/support/small-city.ts'

const { deputy, secretary, assigner, roads } = people
const calendar = await loadCalendars(fileURLToPath(new URL('../../data/calendars', import.meta.url)))
const kinds = {
  suggestion: { declared: suggestion, base: await lawFile('shanghai-2015', 'suggestion') },
  proposal: { declared: proposal, base: await lawFile('shanghai-cppcc-2026', 'proposal') },
} as const
const Place = z.strictObject({
  place: z.string(),
  kind: z.enum(['suggestion', 'proposal']).default('suggestion'),
  clocks: ProfileFile.shape.clocks,
  deadlines: z.array(Deadline).min(1),
})
const places = z
  .array(Place)
  .parse(parse(await readFile(new URL('./other-places.yaml', import.meta.url), 'utf8')))
  .map(({ place, kind, clocks, deadlines }) => {
    // Whatever a place's table does not say stands as in Shanghai, so that the file is whole.
    const { base, declared } = kinds[kind]
    const profile = profileFrom('other', kind, { ...base, clocks: { ...base.clocks, ...clocks } })
    return { place, declared, clocks, profile, deadlines: deadlines.map(deadlineFrom) }
  })

function lawFile(folder: string, kind: string) {
  return readYaml(join(profileFolder, folder, `${kind}.yaml`), ProfileFile)
}

const placed = (name: string) => {
  const found = places.find(({ place }) => place.includes(name))
  if (found === undefined) throw new Error(`no ${name} in other-places.yaml`)
  return { profile: found.profile, procedure: procedureUnder(found.declared, found.profile) }
}

describe('the numbers of places whose law is not installed', () => {
  it.each(places)(
    '$place: are a law this system takes, and come out as worked by hand',
    ({ declared, profile, deadlines }) => {
      expect(profileFaults(declared, profile)).toEqual([])
      const law = { procedure: procedureUnder(declared, profile), profile }
      expect(deadlines.flatMap((one) => deadlineFault(law, one, calendar) ?? [])).toEqual([])
    },
  )

  it.each(places)(
    '$place: each has a case worked by hand, and is marked as unverified',
    ({ clocks, profile, deadlines }) => {
      expect(Object.keys(clocks).filter((clock) => !deadlines.some((one) => one.clock === clock))).toEqual([])
      for (const clock of Object.keys(clocks)) expect(profile.clocks[clock]?.verified, clock).toBe(false)
    },
  )
})

/** A case under such a law, act by act on its day; answers the running clocks with their last days. */
function livedThrough(name: string, acts: readonly (readonly [string, Actor, string, Fields?])[]) {
  const { procedure, profile } = placed(name)
  let file: CaseFile = { id: 'c', procedure: 'suggestion', profile: profile.id, events: [] as CaseEvent[] }
  for (const [on, actor, action, fields = {}] of acts) {
    const numbered = Object.entries(procedure.actions[action]?.fields ?? {}).filter(
      ([, one]) => one.type === 'issued_number',
    )
    const issued = Object.fromEntries(numbered.map(([field]) => [field, `N-${file.events.length}`]))
    const circumstances = { on: plainDate(on), at: `${on}T02:00:00.000Z`, calendar, isKnown: () => true, issued }
    const decided = decide(procedure, profile, file, { action, actor, fields }, circumstances)
    if (!decided.ok) throw new Error(`${action}: ${JSON.stringify(decided.refusal)}`)
    file = { ...file, events: [...file.events, ...decided.value] }
  }
  const { clocks } = viewOf(file)
  return (clock: string) => clocks.find((one) => one.clock === clock && one.stoppedOn === null)?.deadline
}

const said: Fields = {
  title: '关于修缮栈桥的建议',
  demands: '请修缮。',
  leadProposer: deputy.personId,
  period: 'between_sessions',
  publishText: true,
}
const assigned = [
  ['2026-01-05', deputy, 'submit', said],
  ['2026-01-05', secretary, 'register'],
  ['2026-01-05', secretary, 'file'],
  ['2026-01-05', assigner, 'assign', { leadUnit: 'roads' }],
] as const
const reviewed: Fields = { outcome: 'adopted', secrecy: 'cleared', secrecyReviewer: '某', publication: 'full' }
const answeredOn = (on: string) =>
  [
    [on, roads, 'draft_reply', { text: '收悉。' }],
    [on, roads, 'review_reply', reviewed],
    [on, roads, 'issue_reply', { signer: '段路遥' }],
  ] as const
const dissatisfied: Fields = { attitude: 'satisfied', result: 'dissatisfied', comment: '没有回应。' }

describe('clocks that only such places set, lived through', () => {
  it('Anhui: an answer is published within twenty working days of it, until it is', () => {
    const answered = [...assigned, ['2026-01-06', roads, 'sign_for'], ...answeredOn('2026-02-06')] as const

    expect(livedThrough('安徽', answered)('publication')).toBe('2026-03-12')
    expect(livedThrough('安徽', [...answered, ['2026-02-09', roads, 'publish_reply']])('publication')).toBeUndefined()
    expect(livedThrough('云和', answered)('publication')).toBeUndefined()
  })

  it('Yunhe: who is dissatisfied again meets the officials, and is answered within a month of it', () => {
    const again = [
      ...assigned,
      ['2026-01-06', roads, 'sign_for'],
      ...answeredOn('2026-02-06'),
      ['2026-02-09', deputy, 'rate', dissatisfied],
      ['2026-02-10', secretary, 'order_rehandling', { reason: '请写明时间。' }],
      ...answeredOn('2026-03-09'),
      ['2026-03-10', deputy, 'rate', dissatisfied],
      ['2026-04-01', secretary, 'escalate', { escalation: 'meet_officials', reason: '约见。' }],
    ] as const
    const coordinated: Fields = { coordinatedOn: '2026-04-20', people: '局长、代表', coordination: '已说明。' }

    expect(livedThrough('云和', again)('coordination')).toBe('2026-05-06')
    const recorded = [...again, ['2026-04-20', secretary, 'record_coordination', coordinated]] as const
    expect(livedThrough('云和', recorded)('coordination')).toBeUndefined()
    expect(livedThrough('安徽', again)('coordination')).toBeUndefined()
  })

  it('Guangzhou: who hands a case back is answered within seven days', () => {
    const asked = [
      ...assigned,
      ['2026-01-06', roads, 'sign_for'],
      ['2026-01-08', roads, 'return_assignment', { reason: '不属本局职责。' }],
    ] as const

    // The seventh day after is a Thursday that is worked.
    expect(livedThrough('广州', asked)('return_decision')).toBe('2026-01-15')
    expect(livedThrough('安徽', asked)('return_decision')).toBeUndefined()
  })
})
