import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import type { WorkCalendar } from '#engine/calendar.ts'
import { type PlainDate, plainDate } from '#kernel/plain-date.ts'
import { accounts } from './accounts.ts'
import { people } from './people.ts'
import { assigning, committee, type Ending, endings, later, type Telling } from './proposal-telling.ts'
import { type SeededChance, seededChance } from './seeded-chance.ts'
import { type Act, type FieldValue, newStory } from './story.ts'
import { tellWork } from './tell-proposal-work.ts'
import { workingDays } from './working-days.ts'

const seed = 20260118
const session = { id: 'cppcc-2026', closesOn: '2026-01-21' } as const

/** In whose name the first ones are put forward; all others are members', alone or jointly. */
const bodies = [
  { authorKind: 'sector', body: '教育界' },
  { authorKind: 'party', body: '某民主党派澜江市委员会', seal: '某民主党派澜江市委员会，2026年1月16日' },
  { authorKind: 'organisation', body: '澜江市工商业联合会', seal: '澜江市工商业联合会，2026年1月16日' },
  {
    authorKind: 'special_committee',
    body: '市政协人口资源环境委员会',
    seal: '市政协人口资源环境委员会，2026年1月19日',
  },
  { authorKind: 'group', body: '第三小组' },
] as const

const declined = [
  { reason: 'academic', convertedTo: 'reference_paper', why: '属于学术研讨，转作参阅件供有关部门参考。' },
  { reason: 'hollow', convertedTo: 'member_letter', why: '没有具体建议，作为委员来信转有关单位。' },
  { reason: 'in_proceedings', convertedTo: 'member_letter', why: '已进入诉讼程序，不作为提案办理。' },
  { reason: 'promotion', convertedTo: 'social_report', why: '涉及具体产品，所反映的情况作为社情民意信息报送。' },
  { reason: 'personal_matter', convertedTo: 'member_letter', why: '为亲属解决个人问题，请按信访渠道反映。' },
] as const

/**
 * The CPPCC members' proposals with their stories.
 * @param report - the id of the social report that one of them goes on as.
 */
export async function demoProposals(calendar: WorkCalendar, report: string): Promise<readonly (readonly Act[])[]> {
  const file = fileURLToPath(new URL('./proposals/proposals.txt', import.meta.url))
  const lines = (await readFile(file, 'utf8')).trim().split('\n')
  const chance = seededChance(seed)
  const days = workingDays(calendar)
  return lines.map((line, index) => {
    const telling = { ...tellingOf(line, index, chance), story: newStory(chance), chance, days }
    tell(telling)
    return telling.story
      .acts()
      .map((act) => (act.fields.convertedTo === 'social_report' ? { ...act, opens: report } : act))
  })
}

function tellingOf(line: string, index: number, chance: SeededChance) {
  const [unit = '', topic = '', background = '', analysis = '', demands = '', answer = ''] = line.split('|')
  const ending = endings[index]
  if (ending === undefined || answer === '') throw new Error(`not understood: ${line}`)
  const members = people.filter(({ kind }) => kind === 'member')
  const known = new Set(accounts.map(({ person }) => person))
  const lead = chance.pick(members.flatMap((one) => (known.has(one.id) ? [one, one, one, one] : [one])))
  const count = index < bodies.length || ending === 'withdrawn' ? 0 : chance.pick([0, 0, 1, 2, 3])
  const others = chance.shuffle(members.filter(({ id }) => id !== lead.id)).slice(0, count)
  return {
    written: { unit, topic, background: `${background}。`, analysis: `${analysis}。`, demands: `${demands}。`, answer },
    ending,
    index,
    lead,
    cosigners: others.map(({ id }) => id),
  }
}

/** The day a story begins: those still open were handed in this autumn, the others in the January session. */
const autumn: Readonly<Partial<Record<Ending, string>>> = {
  submitted: '2026-11-18',
  registered: '2026-11-16',
  reviewed: '2026-11-12',
  returned_to_author: '2026-11-09',
  resubmitted: '2026-11-04',
  filed: '2026-11-10',
  cosigning: '2026-11-17',
  discarded: '2026-10-12',
  withdrawn: '2026-10-13',
  dispatched: '2026-11-04',
  working: '2026-09-23',
  key: '2026-09-21',
  drafted: '2026-09-15',
  replied: '2026-09-01',
  rated: '2026-08-25',
  rehandling: '2026-08-20',
}

function tell(telling: Telling): void {
  const { ending, story, lead, cosigners, index } = telling
  const isBody = index < bodies.length
  const start = isBody ? undefined : autumn[ending]
  const first = telling.days.from(plainDate(start ?? (index % 2 === 0 ? '2026-01-16' : '2026-01-19')))
  const fields = handedIn(telling, start === undefined ? 'in_session' : 'between_sessions')
  if (ending === 'cosigning' || ending === 'discarded') {
    const invited =
      cosigners.length > 0 ? cosigners : [people.find((one) => one.kind === 'member' && one !== lead)?.id ?? '']
    story.tell('begin_draft', first, lead.id, { ...fields, cosigners: invited, cosignBy: later(telling, first, 8, 9) })
    if (ending === 'discarded') story.tell('discard_draft', later(telling, first, 2, 3), lead.id)
    return
  }
  story.tell('submit', first, lead.id, fields)
  for (const cosigner of cosigners) story.tell('confirm_signature', first, cosigner)
  if (ending === 'submitted') return
  const filedOn = tellFiling(telling, first)
  if (filedOn === null) return
  const assignedOn = start === undefined ? plainDate('2026-02-05') : later(telling, filedOn, 1, 2)
  story.tell('assign', assignedOn, assigning(telling), { leadUnit: telling.written.unit })
  if (ending !== 'dispatched') tellWork(telling, assignedOn)
}

function handedIn({ written, lead, cosigners, index, chance }: Telling, period: 'in_session' | 'between_sessions') {
  const fields: Record<string, FieldValue> = {
    title: `关于${written.topic}的提案`,
    background: written.background,
    analysis: written.analysis,
    demands: written.demands,
    leadProposer: lead.id,
    ...(cosigners.length === 0 ? {} : { cosigners, cosignBy: period === 'in_session' ? '2026-01-21' : '2026-11-27' }),
    ...(bodies[index] ?? { authorKind: 'members' }),
    subject: subjectOf(written.unit),
    suggestedUnit: written.unit,
    period,
    ...(period === 'in_session' ? { session: session.id, sessionClosesOn: session.closesOn } : {}),
    publishText: chance.between(1, 6) > 1,
  }
  return fields
}

/** @returns the day it was filed, or null where the story ends before. */
function tellFiling(telling: Telling, first: PlainDate): PlainDate | null {
  const { ending, story, lead, written, index } = telling
  const registeredOn = later(telling, first, 1, 1)
  story.tell('register', registeredOn, committee(telling))
  if (ending === 'registered') return null
  if (ending === 'withdrawn') {
    story.tell('withdraw', later(telling, registeredOn, 1, 2), lead.id, {
      withdrawReason: '已与同界别委员的提案合写。',
    })
    return null
  }
  const isLacking = ['declined', 'returned_to_author', 'resubmitted'].includes(ending)
  const review = { standing: 'meets', content: isLacking ? 'lacking' : 'meets', format: 'meets' }
  const reviewedOn = later(telling, registeredOn, 0, 1)
  story.tell('review_for_filing', reviewedOn, committee(telling), review)
  if (ending === 'reviewed') return null
  if (ending === 'declined') {
    const { reason, convertedTo, why } = declined[(index + 2) % declined.length] ?? declined[0]
    const fields = { declineReason: reason, explanation: `“${written.topic}”：${why}`, convertedTo }
    story.tell('decline', later(telling, reviewedOn, 1, 2), committee(telling), fields)
    return null
  }
  if (isLacking) {
    const returnedOn = later(telling, reviewedOn, 0, 1)
    story.tell('return_to_author', returnedOn, committee(telling), { lacking: `请把“${written.demands}”写得更具体。` })
    if (ending === 'returned_to_author') return null
    const { title, background, analysis, demands } = handedIn(telling, 'between_sessions')
    const again = {
      title: title ?? '',
      background: background ?? '',
      analysis: analysis ?? '',
      demands: `${demands}请在明年年中前完成。`,
    }
    const asked = telling.cosigners.length === 0 ? {} : { cosignBy: '2026-11-27' }
    story.tell('resubmit', later(telling, returnedOn, 1, 2), lead.id, { ...again, ...asked })
    return null
  }
  const filedOn = later(telling, reviewedOn, 0, 1)
  story.tell('file', filedOn, committee(telling), { subject: subjectOf(written.unit) })
  return ending === 'filed' ? null : filedOn
}

const subjects: Readonly<Record<string, string>> = {
  economy:
    'development-reform industry science commerce financial-work market state-assets finance agriculture beigang wanglan data',
  politics: 'justice court police ethnic-religious',
  culture: 'education culture-tourism sport',
  ecology: 'water ecology parks shilin',
}

/** One of the five areas of the CPPCC's proposals. */
function subjectOf(unit: string): string {
  return Object.entries(subjects).find(([, units]) => units.split(' ').includes(unit))?.[0] ?? 'society'
}
