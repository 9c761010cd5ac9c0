import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { beforeAll, describe, expect, it } from 'vitest'
import { loadCalendars } from '#app/load-calendars.ts'
import { standingOf, type WorkCalendar } from '#engine/calendar.ts'
import type { CaseFile } from '#engine/case-file.ts'
import { type CaseView, latestInstance, listInstances, runningClock, viewOf } from '#engine/view.ts'
import { plainDate } from '#kernel/plain-date.ts'
import { demoCityFiles } from '../scripts/demo-city/demo-city-files.ts'
import { demoCity, demoCityFolder } from './support/demo-city.ts'
import { shanghai, shanghaiCppcc } from './support/installed-profiles.ts'
import { liveThrough } from './support/live-through.ts'

const { units, people, accounts, sessions } = demoCity
const allSuggestions = demoCity.cases.filter(({ procedure }) => procedure === 'suggestion')
/** Three hundred are told from texts, the others act by act. */
const cases = allSuggestions.slice(0, 300)
const byHand = allSuggestions.slice(300)
const allProposals = demoCity.cases.filter(({ procedure }) => procedure === 'proposal')
const proposals = allProposals.slice(0, 60)
const ofCongress = demoCity.cases.filter(({ procedure }) => procedure === 'motion' || procedure === 'enquiry')
const reports = demoCity.cases.filter(({ procedure }) => procedure === 'social-report')
const shared = fileURLToPath(new URL('../../shared', import.meta.url))
const allActs = demoCity.cases.flatMap(({ story }) => story)
const acts = cases.flatMap(({ story }) => story)
const personIds = new Set(people.map(({ id }) => id))
const unitCodes = new Set(units.map(({ code }) => code))

let calendar: WorkCalendar
let lived: ReadonlyMap<string, CaseFile>
let files: readonly CaseFile[]
let views: readonly CaseView[]

beforeAll(async () => {
  calendar = await loadCalendars(fileURLToPath(new URL('../data/calendars', import.meta.url)))
  lived = await liveThrough(calendar)
  files = cases.map(fileOf)
  views = files.map(viewOf)
})

function fileOf({ id }: { readonly id: string }): CaseFile {
  const file = lived.get(id)
  if (file === undefined) throw new Error(`no story ${id} was lived through`)
  return file
}

const countBy = (keys: readonly string[]): Readonly<Record<string, number>> => {
  const counts: Record<string, number> = {}
  for (const key of keys) counts[key] = (counts[key] ?? 0) + 1
  return counts
}

const twice = (texts: readonly string[]): readonly string[] => texts.filter((text, at) => texts.indexOf(text) !== at)

describe('the invented city', () => {
  it('is made of 40 units, 159 people, 4 meetings, 330 suggestions, 64 proposals, 5 motions, 4 enquiries and 8 social reports', () => {
    expect(units).toHaveLength(40)
    expect(people).toHaveLength(159)
    expect(sessions).toHaveLength(4)
    expect(allSuggestions).toHaveLength(330)
    expect(allProposals).toHaveLength(64)
    expect(countBy(people.map(({ kind }) => kind))).toEqual({ deputy: 72, member: 24, leader: 8, clerk: 55 })
    expect(countBy(ofCongress.map(({ procedure }) => procedure))).toEqual({ motion: 5, enquiry: 4 })
    expect(reports).toHaveLength(8)
  })

  it('is exactly what its lists and texts make', async () => {
    const made = await demoCityFiles()

    for (const [name, text] of Object.entries(made)) {
      expect(readFileSync(join(demoCityFolder, name), 'utf8'), `${name}: run scripts/make-demo-city.ts`).toBe(text)
    }
    expect(Object.keys(made).sort()).toEqual(readdirSync(demoCityFolder).filter((name) => name.endsWith('.json')))
  })

  it('gives no two people one name, and has names of every build', () => {
    const names = people.map(({ name }) => name)

    expect(twice(names)).toEqual([])
    expect(names.filter((name) => name.includes('·')).length).toBeGreaterThanOrEqual(2)
    expect(names.filter((name) => /^(欧阳|上官|司徒|皇甫)/.test(name)).length).toBeGreaterThanOrEqual(3)
  })

  it('has a clerk and an account for every unit, and an account for every kind of work', () => {
    const clerked = people.filter(({ unit }) => unit !== null).map(({ unit }) => unit)
    const offices = new Set(accounts.flatMap((account) => account.offices))

    expect(new Set(clerked)).toEqual(unitCodes)
    expect(accounts.flatMap(({ unit }) => (unit === null ? [] : [unit])).sort()).toEqual([...unitCodes].sort())
    expect(offices).toEqual(
      new Set([
        ...['deputy', 'secretariat', 'member', 'proposal_committee'],
        ...['assigning_office', 'leader', 'chairpersons_council', 'administrator'],
        ...['presidium', 'special_committee', 'standing_committee', 'session_secretariat', 'auditor'],
      ]),
    )
    expect(twice(accounts.map(({ login }) => login))).toEqual([])
    for (const account of accounts) {
      const person = people.find(({ id }) => id === account.person)
      expect([account.unit, account.offices]).toEqual([person?.unit, person?.offices])
    }
  })

  it('has nobody who looks after the installation or reads its audit do anything else, and nobody who does both', () => {
    const apart = ['administrator', 'auditor']
    const theirs = accounts.filter(({ offices }) => offices.some((office) => apart.includes(office)))

    expect(theirs.map(({ offices, unit }) => [...offices, unit])).toEqual([
      ['administrator', null],
      ['auditor', null],
    ])
    expect(new Set(theirs.map(({ person }) => person)).size).toBe(2)
    const acting = new Set(demoCity.cases.flatMap(({ story }) => story.map(({ by }) => by)))
    expect(theirs.filter(({ person }) => acting.has(person))).toEqual([])
  })

  it('names only its own people in its meetings', () => {
    for (const { attendance, themeSessions } of sessions) {
      const named = [...attendance, ...themeSessions.flatMap(({ leader, speakers }) => [leader, ...speakers])]
      expect(named.filter((id) => !personIds.has(id))).toEqual([])
    }
    expect(demoCity.city.districts.every(({ unit }) => unitCodes.has(unit))).toBe(true)
  })
})

/** What no suggestion of the city comes to. */
const untold = new Set([
  // The city's law delivers to every proposer, and lets nobody stay unnamed but in social reports.
  ...['delivery:informed', 'delivery:held', 'delivery:held_informed'],
  ...['countersign:past', 'conversion:opened'],
  // Told by imports of old files alone.
  'past_rating:kept',
])
const untoldActions = [
  ...['record_delivery', 'consent_to_text', 'close_merged', 'pass_on_reply'],
  // By the passing of time, or for what has not happened to the city yet.
  ...['deem_received', 'change_term', 'recompute_deadlines'],
  // What happened before this system is told by imports alone.
  ...['past_answer', 'past_assign', 'past_await_rating', 'past_close', 'past_decline', 'past_file', 'past_publish'],
  ...['past_rate', 'past_rating', 'past_submit', 'past_track', 'past_withdraw'],
]

/** Where each machine of a case stands, e.g. "key_item/1 chosen". */
const standingOfCase = (id: string): readonly string[] =>
  viewOf(fileOf({ id })).instances.map((one) => `${one.machine}/${one.instance} ${one.state}`)

describe('what somebody clicking through can see in it', () => {
  it.each([
    ['a key item led and supervised to its end', 'demo-301', ['key_item/1 chosen', 'supervision/1 ended']],
    ['a key item whose unit is urged to name its head', 'demo-302', ['key_item/1 chosen', 'urging/police urged']],
    [
      'an inspection that was objected to and reviewed',
      'demo-303',
      ['supervision/1 ended', 'urging/emergency answered'],
    ],
    ['a case released from the key items', 'demo-304', ['key_item/1 released', 'supervision/1 planned']],
    ['three units with a part each', 'demo-305', ['assignment/transport answered', 'extension/1 requested']],
    ['parts promised by two units', 'demo-306', ['reply/1 issued', 'reply/2 issued', 'case/case tracking']],
    ['a disagreement to be settled', 'demo-307', ['disagreement/1 raised', 'countersign/fire refused']],
    ['a disagreement that was settled', 'demo-308', ['disagreement/1 settled', 'countersign/transport agreed']],
    ['a draft being signed', 'demo-309', ['case/case cosigning', 'signature/deputy-14 confirmed']],
    ['signatures that lapsed', 'demo-310', ['signature/deputy-42 lapsed', 'signature/deputy-41 retracted']],
    ['a withdrawal all agreed to', 'demo-312', ['case/case withdrawn', 'withdrawal/deputy-18 agreed']],
    ['a withdrawal one would not have', 'demo-313', ['case/case in_handling', 'withdrawal/deputy-53 lapsed']],
    ['words returned for completion', 'demo-315', ['case/case returned_to_author']],
    ['a part split off', 'demo-317', ['part/demo-318 split_off']],
    ['a merged case answered with its main one', 'demo-322', ['case/case merged', 'delivery/1/deputy-17 rated']],
    [
      'a merger that waits for consent',
      'demo-323',
      ['merge_consent/deputy-01 asked', 'merge_consent/deputy-03 agreed'],
    ],
    ['a merger that was dropped', 'demo-324', ['merge_consent/deputy-62 lapsed']],
    ['a promise carried into the next year', 'demo-325', ['case/case tracking']],
    ['a case brought to its meeting', 'demo-327', ['case/case escalated']],
    ['an answer taken off the public pages', 'demo-328', ['publication/1 withheld', 'text_withholding/1 withheld']],
    ['a motion that goes on as a suggestion', 'demo-motion-005', ['conversion/demo-330 opened']],
    ['a formal enquiry answered again', 'demo-enquiry-003', ['answer/2 given', 'case/case closed']],
    ['another answer demanded', 'demo-enquiry-004', ['case/case demanded']],
    ['a longer time for a proposal', 'demo-proposal-063', ['extension/1 granted']],
    ['a merged proposal', 'demo-proposal-062', ['merge_consent/member-07 agreed', 'case/case closed']],
    ['a social report that goes on as a proposal', 'demo-report-008', ['conversion/demo-proposal-064 opened']],
  ] as const)('%s', (_, id, standing) => {
    expect(standingOfCase(id)).toEqual(expect.arrayContaining([...standing]))
  })

  it('a declined proposal that goes on as a social report of its own', () => {
    const declined = proposals.filter((one) => standingOfCase(one.id).includes('conversion/demo-report-007 opened'))

    expect(declined).toHaveLength(1)
    expect(viewOf(fileOf({ id: 'demo-report-007' })).facts.passedOnFrom).toBe(
      viewOf(fileOf({ id: declined[0]?.id ?? '' })).facts.flowNumber,
    )
  })

  it('suggestions that were not accepted and became letters', () => {
    const letters = acts.filter(({ action, fields }) => action === 'decline' && fields.convertedTo === 'letter')

    expect(letters.length).toBeGreaterThanOrEqual(1)
  })

  it('progress told at mid-year and at the year’s end, and a day that was changed', () => {
    const told = byHand.find(({ id }) => id === 'demo-325')?.story.map(({ action }) => action)

    expect(told).toEqual(expect.arrayContaining(['report_year_end', 'carry_over', 'report_mid_year', 'report_change']))
    expect(runningClock(viewOf(fileOf({ id: 'demo-325' })), 'promise', 'case')?.deadline).toBe('2026-12-25')
  })

  it('each in words of its own', () => {
    const written = [...cases, ...byHand].flatMap(({ story }) => story.slice(0, 1))
    for (const field of ['title', 'background', 'demands'] as const) {
      expect(twice(written.flatMap(({ fields }) => String(fields[field] ?? '') || [])), field).toEqual([])
    }
  })
})

describe('the stories of its motions and enquiries', () => {
  it('are taken by the engine, act by act, and stand at different steps', () => {
    const states = ofCongress.map((one) => viewOf(fileOf(one)).state)

    expect(states.slice(0, 6)).toEqual([
      ...['in_handling', 'closed', 'objection_open', 'with_committee', 'answered', 'closed'],
    ])
  })
})

describe('the stories of its social reports', () => {
  it('are taken by the engine, act by act, and stand at different steps', () => {
    const views = reports.map((one) => viewOf(fileOf(one)))

    expect(views.map(({ state }) => state)).toEqual([
      'closed',
      'declined',
      'forwarded',
      'forwarded',
      'edited',
      'submitted',
      'edited',
      'promoted',
    ])
    expect(views.flatMap((view) => listInstances(view, 'submission').map(({ state }) => state))).toEqual([
      'noted',
      'sent',
    ])
    expect(views.filter(({ facts }) => facts.unnamedBecause !== undefined)).toHaveLength(1)
  })
})

describe('the stories of its suggestions', () => {
  it('are taken by the engine, act by act', () => {
    // beforeAll has put every act to the engine, which refuses an unknown person, unit, meeting, code or step.
    expect(views).toHaveLength(300)
    expect(twice(cases.map(({ id }) => id))).toEqual([])
  })

  it('go forward in time, on working days within office hours, and end by 20 November 2026', () => {
    for (const { id, story } of demoCity.cases) {
      const moments = story.map(({ day, time }) => `${day} ${time}`)
      expect(twice(moments), id).toEqual([])
      expect(moments, id).toEqual([...moments].sort())
    }
    expect(allActs.filter(({ day }) => day > '2026-11-20')).toEqual([])
    expect(allActs.filter(({ time }) => time < '08:40' || time > '18:00')).toEqual([])
    for (const day of new Set(allActs.map((act) => act.day))) {
      const standing = standingOf(plainDate(day), calendar)
      expect(standing.ok && standing.value.working, day).toBe(true)
    }
  })

  it('come to every state of every machine but the untold ones', () => {
    for (const [machine, { states }] of Object.entries(shanghai.procedure.machines)) {
      const passed = new Set(
        allSuggestions
          .map(fileOf)
          .flatMap(({ events }) => events.filter((event) => event.machine === machine))
          .map(({ state }) => state),
      )
      const told = Object.keys(states).filter((state) => !untold.has(`${machine}:${state}`))
      expect([...passed].sort(), machine).toEqual(told.sort())
    }
  })

  it('leave suggestions waiting at every step', () => {
    const waiting = countBy(views.map(({ state }) => state ?? ''))

    for (const state of ['submitted', 'registered', 'filed', 'in_handling', 'replied', 'rated', 'rehandling']) {
      expect(waiting[state] ?? 0, state).toBeGreaterThanOrEqual(2)
    }
    for (const state of ['tracking', 'reported_done', 'declined', 'closed']) {
      expect(waiting[state] ?? 0, state).toBeGreaterThanOrEqual(2)
    }
    const standing = countBy(views.flatMap((view) => listInstances(view, 'assignment').map(({ state }) => state)))
    for (const state of ['dispatched', 'signed', 'return_requested', 'returned', 'opinion_given']) {
      expect(standing[state] ?? 0, state).toBeGreaterThanOrEqual(2)
    }
  })

  it('use every step of their city’s law but the untold ones', () => {
    const used = new Set(allSuggestions.flatMap((one) => fileOf(one).events.map(({ action }) => action)))
    const unused = Object.keys(shanghai.procedure.actions).filter((action) => !used.has(action))

    expect(unused.sort()).toEqual([...untoldActions].sort())
  })

  it('leave replies on time, due within two weeks, and late', () => {
    const deadlines = views
      .filter(({ state }) => state === 'in_handling')
      .flatMap((view) => runningClock(view, 'reply', 'case')?.deadline ?? [])

    expect(deadlines.filter((day) => day < '2026-11-20').length).toBeGreaterThanOrEqual(5)
    expect(deadlines.filter((day) => day >= '2026-11-20' && day <= '2026-12-04').length).toBeGreaterThanOrEqual(8)
    expect(deadlines.filter((day) => day > '2026-12-04').length).toBeGreaterThanOrEqual(20)
  })

  it('hold promises kept, promises to come and promises broken', () => {
    const promises = views
      .filter(({ state }) => state === 'tracking')
      .flatMap((view) => runningClock(view, 'promise', 'case') ?? [])

    expect(promises.filter(({ deadline }) => deadline < '2026-11-20').length).toBeGreaterThanOrEqual(3)
    expect(promises.filter(({ deadline }) => deadline > '2026-11-20').length).toBeGreaterThanOrEqual(5)
    expect(acts.filter(({ action }) => action === 'confirm_done').length).toBeGreaterThanOrEqual(3)
  })

  it('come out as such suggestions do: four in five solved or adopted, few declined, few dissatisfied', () => {
    const replies = views
      .flatMap((view) => latestInstance(view, 'reply') ?? [])
      .filter(({ state }) => state === 'issued')
    const outcomes = countBy(replies.map(({ fields }) => String(fields.outcome)))
    const ratings = views.flatMap((view) => listInstances(view, 'delivery')).filter(({ state }) => state === 'rated')
    const dissatisfied = ratings.filter(({ fields }) => fields.result === 'dissatisfied')

    expect((outcomes.adopted ?? 0) / replies.length).toBeGreaterThan(0.74)
    expect((outcomes.adopted ?? 0) / replies.length).toBeLessThan(0.84)
    expect(Object.keys(outcomes).sort()).toEqual(['adopted', 'in_progress', 'planned', 'reference'])
    expect(dissatisfied.length).toBeGreaterThanOrEqual(4)
    expect(dissatisfied.length / ratings.length).toBeLessThan(0.05)
  })

  it('go to every unit', () => {
    const handed = new Set(views.flatMap((view) => listInstances(view, 'assignment').map(({ instance }) => instance)))

    expect([...unitCodes].filter((code) => !handed.has(code))).toEqual([])
  })
})

describe('the texts of its suggestions', () => {
  const told = ['title', 'background', 'analysis', 'demands', 'text', 'opinion', 'reasons', 'explanation', 'comment']
  const rarer = ['evidence', 'progress', 'notPublishedBecause', 'reason']
  const textsOf = (field: string): readonly string[] =>
    acts.flatMap(({ fields }) => (typeof fields[field] === 'string' ? [String(fields[field])] : []))

  it.each([...told, ...rarer])('never say the same thing twice: %s', (field) => {
    const texts = textsOf(field)

    expect(texts.length).toBeGreaterThan(0)
    expect(twice(texts)).toEqual([])
  })

  it('share no sentence between two suggestions', () => {
    const sentences = ['background', 'analysis', 'demands']
      .flatMap(textsOf)
      .flatMap((text) => text.split(/[。！？\n]/))
      .map((sentence) => sentence.replace(/^\d+\. /, '').trim())
      .filter((sentence) => sentence.length >= 8)

    expect(twice(sentences)).toEqual([])
  })

  it('are three to eight sentences each', () => {
    const lengths = acts
      .filter(({ action }) => action === 'submit')
      .map(({ fields }) => `${fields.background}${fields.analysis}${fields.demands}`.match(/。/g)?.length ?? 0)

    expect(lengths.filter((length) => length < 3 || length > 8)).toEqual([])
  })

  it('answer every demand', () => {
    for (const { id, story } of cases) {
      const reply = story.find(({ action }) => action === 'review_reply')
      const draft = story.findLast(({ action }) => action === 'draft_reply' || action === 'revise_draft')
      if (reply === undefined || reply.fields.outcome === 'reference') continue
      const demands = String(story[0]?.fields.demands).split('\n').length
      expect(String(draft?.fields.text).match(/\u3000\u3000[一二三四]、/g)?.length, id).toBe(demands)
    }
  })

  it('keep some suggestions on the same matter, put in other words', () => {
    const about = (words: RegExp): number =>
      acts.filter(({ action, fields }) => action === 'submit' && words.test(`${fields.title}${fields.demands}`)).length

    expect(about(/夜班|末班/)).toBeGreaterThanOrEqual(2)
    expect(about(/夜间儿科|儿科/)).toBeGreaterThanOrEqual(2)
    expect(about(/早市/)).toBeGreaterThanOrEqual(2)
    expect(about(/零工/)).toBeGreaterThanOrEqual(2)
  })
})

describe('the stories of its proposals', () => {
  const livedProposals = () => proposals.map(fileOf)
  const told = proposals.flatMap(({ story }) => story)

  it('are taken by the engine act by act, and end by 20 November 2026 on working days', () => {
    expect(livedProposals()).toHaveLength(60)
    for (const { day } of told) {
      const standing = standingOf(plainDate(day), calendar)
      expect(standing.ok && standing.value.working, day).toBe(true)
      expect(day <= '2026-11-20', day).toBe(true)
    }
  })

  it('come to every state a proposal can stand in but merged', () => {
    const passed = new Set(
      livedProposals().flatMap(({ events }) =>
        events.flatMap(({ machine, state }) => (machine === 'case' ? [state] : [])),
      ),
    )
    const states = Object.keys(shanghaiCppcc.procedure.machines.case?.states ?? {})

    expect(states.filter((state) => !passed.has(state))).toEqual(['merged'])
  })

  it('leave some waiting at every step', () => {
    const waiting = countBy(livedProposals().map((file) => viewOf(file).state ?? ''))

    for (const state of [
      'submitted',
      'registered',
      'filed',
      'in_handling',
      'replied',
      'rated',
      'tracking',
      'closed',
      'declined',
    ])
      expect(waiting[state] ?? 0, state).toBeGreaterThanOrEqual(2)
  })

  it('are put forward by members, parties, organisations, committees, sectors and groups', () => {
    const kinds = countBy(
      told.flatMap(({ fields }) => (typeof fields.authorKind === 'string' ? [fields.authorKind] : [])),
    )

    expect(Object.keys(kinds).sort()).toEqual([
      'group',
      'members',
      'organisation',
      'party',
      'sector',
      'special_committee',
    ])
    expect(told.filter(({ action }) => action === 'confirm_signature').length).toBeGreaterThanOrEqual(20)
    expect(told.filter(({ action }) => action === 'supervise').length).toBeGreaterThanOrEqual(3)
    expect(told.filter(({ action }) => action === 'log_consultation').length).toBeGreaterThanOrEqual(5)
  })

  it('say nothing twice', () => {
    for (const field of ['title', 'background', 'analysis', 'explanation']) {
      const texts = told.flatMap(({ action, fields }) =>
        action === 'resubmit' ? [] : String(fields[field] ?? '') || [],
      )
      expect(twice(texts), field).toEqual([])
    }
  })
})

// Skipped where that folder is not; in CI it must be there.
describe.skipIf(!existsSync(shared) && process.env.CI === undefined)('beside the folder of real reports', () => {
  it('no name of a person and not the city itself occurs in them', () => {
    const text = readAll(shared)

    expect(text.length).toBeGreaterThan(1_000_000)
    expect(people.map(({ name }) => name).filter((name) => text.includes(name))).toEqual([])
    expect(acts.flatMap(({ fields }) => fields.signer ?? []).filter((name) => text.includes(String(name)))).toEqual([])
    expect(text.includes(demoCity.city.name.zh.replace('市', ''))).toBe(false)
  })
})

/** Every file as one text without line breaks; name lists with one character a line are joined. */
function readAll(path: string): string {
  if (statSync(path).isDirectory()) {
    return readdirSync(path)
      .map((name) => readAll(join(path, name)))
      .join('\n')
  }
  const text = readFileSync(path, 'utf8')
  if (path.endsWith('.bio')) return text.replace(/ [BIO](-\w+)?\n/g, '')
  return text.replace(/[\r\n]/g, '')
}
