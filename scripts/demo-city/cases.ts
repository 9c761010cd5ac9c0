import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { WorkCalendar } from '#engine/calendar.ts'
import { casesToldByHand, reportOfDeclined } from './cases-told-by-hand.ts'
import { enquiries } from './enquiries.ts'
import { motions } from './motions.ts'
import { contentComments, halfContentComments, noRatingReasons, notPublishedReasons } from './phrases.ts'
import { demoProposals } from './proposals.ts'
import { proposersOf } from './proposers.ts'
import { readSuggestions } from './read-suggestions.ts'
import { seededChance } from './seeded-chance.ts'
import { socialReports } from './social-reports.ts'
import type { Act, DemoCase } from './story.ts'
import type { Suggestion } from './suggestion.ts'
import { tellStory } from './tell-story.ts'
import { timetableOf } from './timetable.ts'
import { workingDays } from './working-days.ts'

const seed = 20261120

/** Every case of the invented city with its story, each kind in the order they were submitted. */
export async function demoCases(calendar: WorkCalendar): Promise<readonly DemoCase[]> {
  const stories = storiesOf(await writtenSuggestions(), calendar)
  const proposals = await demoProposals(calendar, reportOfDeclined)
  return [
    ...numbered(stories.map(withArchiving), 'demo-', { procedure: 'suggestion', profile: 'shanghai-2015' }),
    ...numbered(proposals, 'demo-proposal-', { procedure: 'proposal', profile: 'shanghai-cppcc-2026' }),
    ...numbered(motions, 'demo-motion-', { procedure: 'motion', profile: 'shanghai-motion' }),
    ...numbered(enquiries, 'demo-enquiry-', { procedure: 'enquiry', profile: 'shanghai-rules-2001' }),
    ...numbered(socialReports, 'demo-report-', { procedure: 'social-report', profile: 'shanghai-cppcc-2026' }),
    ...casesToldByHand,
  ]
}

function numbered(
  stories: readonly (readonly Act[])[],
  prefix: string,
  law: Pick<DemoCase, 'procedure' | 'profile'>,
): readonly DemoCase[] {
  return [...stories]
    .sort((a, b) => (startOf(a) < startOf(b) ? -1 : 1))
    .map((story, index) => ({ id: `${prefix}${String(index + 1).padStart(3, '0')}`, ...law, story }))
}

/** The first ones to be closed are in the archive; told behind the stories, which it leaves as they were. */
function withArchiving(story: readonly Act[]): readonly Act[] {
  const last = story.at(-1)
  if (last?.action !== 'close' || last.day >= '2026-03-20') return story
  const fields = { retention: 'permanent' }
  return [...story, { action: 'archive', day: '2026-11-18', time: '15:20', by: 'secretariat-1', fields }]
}

async function writtenSuggestions(): Promise<readonly Suggestion[]> {
  const folder = fileURLToPath(new URL('./suggestions', import.meta.url))
  const names = (await readdir(folder)).filter((name) => name.endsWith('.txt')).sort()
  const texts = await Promise.all(names.map((name) => readFile(join(folder, name), 'utf8')))
  return texts.flatMap(readSuggestions)
}

function storiesOf(suggestions: readonly Suggestion[], calendar: WorkCalendar): readonly (readonly Act[])[] {
  const chance = seededChance(seed)
  const days = workingDays(calendar)
  const phrases = {
    content: chance.shuffle(contentComments),
    halfContent: chance.shuffle(halfContentComments),
    noRating: [...noRatingReasons],
    notPublished: chance.shuffle(notPublishedReasons),
  }
  return suggestions.map((suggestion, index) =>
    tellStory({
      suggestion,
      chance,
      days,
      phrases,
      timetable: timetableOf(suggestion, index % 2 === 1),
      proposers: proposersOf(suggestion, chance),
    }),
  )
}

function startOf(story: readonly Act[]): string {
  const [first] = story
  return first === undefined ? '' : `${first.day} ${first.time} ${first.by}`
}
