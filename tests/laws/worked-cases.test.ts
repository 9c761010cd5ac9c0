import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { examineProfiles } from '#app/examine-profiles.ts'
import { loadCalendars } from '#app/load-calendars.ts'
import { loadExamples } from '#app/load-examples.ts'
import { addDays } from '#kernel/plain-date.ts'
import { getLaw } from '#procedures/profiles.ts'
import { deadlineFault, storyFault } from '#procedures/worked-examples.ts'
import { profileFolder, profiles } from '#tests/support/installed-profiles.ts'

const calendar = await loadCalendars(fileURLToPath(new URL('../../data/calendars', import.meta.url)))
const examined = await examineProfiles(profileFolder, profiles, calendar)

describe('the worked cases', () => {
  it.each(examined)('of $profile come out as worked by hand', ({ faults }) => {
    expect(faults).toEqual([])
  })

  it('are more than four hundred, and of every law some', () => {
    expect(examined.reduce((sum, { cases }) => sum + cases, 0)).toBeGreaterThanOrEqual(400)
    const [suggestions, others] = [true, false].map((isOne) =>
      examined.filter(({ path }) => path.endsWith('suggestion.examples.yaml') === isOne),
    )
    for (const { cases } of suggestions ?? []) expect(cases).toBeGreaterThanOrEqual(40)
    // Of what little is known of the rules on proposals, as much as can be worked.
    for (const { cases } of others ?? []) expect(cases).toBeGreaterThanOrEqual(15)
  })
})

describe('a case worked wrongly is found, whatever is wrong in it', async () => {
  const law = getLaw(profiles, 'suggestion', 'chongqing-2018')
  const { deadlines, stories } = await loadExamples(profileFolder, law.profile)
  const reckoned = deadlines.filter(({ deadline, skipped }) => deadline !== null && skipped.length > 0)

  it.each(reckoned)('$clock from $from: a day early, a day late, a day off left out', (example) => {
    if (example.deadline === null) throw new Error('chosen above')
    const wrong = [
      { ...example, deadline: addDays(example.deadline, -1) },
      { ...example, deadline: addDays(example.deadline, 1) },
      { ...example, skipped: example.skipped.slice(1) },
      { ...example, provisional: !example.provisional },
      { ...example, deadline: null, refused: 'calendar_missing' },
    ]

    expect(wrong.filter((one) => deadlineFault(law, one, calendar) === undefined)).toEqual([])
  })

  it('a refusal that is another one, or an act that is taken', () => {
    const [refused] = stories.filter((story) => story.refused !== null)
    const [lived] = stories.filter(({ deadlines: days }) => typeof days.reply === 'string')
    if (refused === undefined || lived === undefined) throw new Error('there are stories of both kinds')

    expect(storyFault(law, { ...refused, refused: 'something_else' }, calendar)).toContain('refused for')
    expect(storyFault(law, { ...refused, refused: null }, calendar)).toContain('refused for')
    expect(storyFault(law, { ...lived, refused: 'deadline_passed' }, calendar)).toContain('it was taken')
    expect(storyFault(law, { ...lived, state: 'closed' }, calendar)).toContain('expected the state')
    expect(storyFault(law, { ...lived, deadlines: { reply: null } }, calendar)).toContain('not running')
  })
})
