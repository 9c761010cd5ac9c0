import type { WorkCalendar } from '#engine/calendar.ts'
import type { Actor, CaseEvent, CaseFile, Fields } from '#engine/case-file.ts'
import { deadlineAfter, ruleFor } from '#engine/deadline.ts'
import { decide, type Refusals } from '#engine/decide.ts'
import type { ActionDefinition, Procedure } from '#engine/procedure.ts'
import { officeOf, rolesMeant } from '#engine/roles.ts'
import { type CaseView, listInstances, viewOf } from '#engine/view.ts'
import { addDays, type PlainDate } from '#kernel/plain-date.ts'
import { exampleFields, exampleUnits, isInvented } from './example-fields.ts'
import type { Law } from './profiles.ts'

/** A clock worked by hand: from a day, with what is given, to its last day, with the days that did not count. */
export type DeadlineExample = {
  readonly clock: string
  readonly from: PlainDate
  readonly given: Fields
  readonly monthsMore: number
  /** Null where the example is that it cannot be worked: then `refused` says why. */
  readonly deadline: PlainDate | null
  readonly skipped: readonly DayRange[]
  readonly provisional: boolean
  readonly refused: string | null
}

/** Days from the first to the last, both counted. */
export type DayRange = { readonly first: PlainDate; readonly last: PlainDate }

/** A case lived through act by act, and what then holds. The last act is the one that may be refused. */
export type StoryExample = {
  readonly what: string
  readonly acts: readonly ExampleAct[]
  readonly refused: string | null
  readonly state: string | null
  /** By clock, or clock and unit (joint_opinion/second): its last day, or null where it does not run. */
  readonly deadlines: Readonly<Record<string, PlainDate | null>>
}

export type ExampleAct = {
  readonly on: PlainDate
  readonly act: string
  /** An office's role or one of the units first, second and third; left out: who takes this act by the procedure. */
  readonly by: string | null
  /** The unit acted on, where the act is about one. */
  readonly unit: string | null
  readonly fields: Fields
}

/** What the system makes of an example that officials worked otherwise; undefined when both agree. */
export function deadlineFault({ profile }: Law, example: DeadlineExample, calendar: WorkCalendar): string | undefined {
  const rule = profile.clocks[example.clock]
  if (rule === undefined || rule === null) return `${example.clock}: this law sets no such clock`
  const deadline = deadlineAfter(ruleFor(rule, example.given), example.from, calendar, example.monthsMore)
  const wanted = `${example.clock} from ${example.from}: worked by hand ${example.deadline ?? example.refused}`
  if (!deadline.ok)
    return deadline.refusal.code === example.refused ? undefined : `${wanted}, got ${deadline.refusal.code}`

  const { day, skipped, provisional } = deadline.value
  if (day !== example.deadline) return `${wanted}, got ${day}`
  if (provisional !== example.provisional) return `${wanted}, provisional: ${provisional}`
  const expected = example.skipped.flatMap(daysIn).join(' ')
  const got = skipped.map((one) => one.day).join(' ')
  return expected === got ? undefined : `${wanted}, skipping ${expected}; got ${got}`
}

/** As deadlineFault, for a story. */
export function storyFault(law: Law, story: StoryExample, calendar: WorkCalendar): string | undefined {
  const events: CaseEvent[] = []
  const file: CaseFile = { id: 'example', procedure: law.procedure.id, profile: law.profile.id, events }
  for (const [index, act] of story.acts.entries()) {
    const decided = tell(law, file, act, calendar)
    const isLast = index === story.acts.length - 1
    if (!decided.ok) {
      const codes = decided.refusal.map(refusalName)
      if (isLast && story.refused !== null && codes.includes(story.refused)) return undefined
      return `${act.act} on ${act.on}: refused for ${codes.join(', ')}`
    }
    events.push(...decided.value)
  }
  if (story.refused !== null) return `expected a refusal for ${story.refused}, and it was taken`
  return outcomeFault(story, viewOf(file))
}

function outcomeFault(story: StoryExample, view: CaseView): string | undefined {
  if (story.state !== null && story.state !== view.state) return `expected the state ${story.state}, got ${view.state}`
  for (const [key, expected] of Object.entries(story.deadlines)) {
    const [name = '', unit = 'case'] = key.split('/')
    const clock = view.clocks.find((one) => one.clock === name && one.instance === unit && one.stoppedOn === null)
    const got = clock?.deadline ?? null
    if (got !== expected) return `${key}: worked by hand ${expected ?? 'not running'}, got ${got ?? 'not running'}`
  }
  return undefined
}

/** A refusal as examples name it: by its code, or by the rule or field that it is about. */
function refusalName(refusal: Refusals[number]): string {
  switch (refusal.code) {
    case 'rule_broken':
      return refusal.rule
    case 'field_missing':
    case 'field_invalid':
      return `${refusal.code}/${refusal.field}`
    default:
      return refusal.code
  }
}

function tell(law: Law, file: CaseFile, act: ExampleAct, calendar: WorkCalendar) {
  const { procedure, profile } = law
  const action = procedure.actions[act.act]
  const view = viewOf(file)
  const actor = actorOf(law, action, act, view)
  const issued = Object.entries(action?.fields ?? {}).filter(([, field]) => field.type === 'issued_number')
  const request = {
    action: act.act,
    actor,
    fields: action === undefined ? act.fields : exampleFields(law, action, act.on, act.fields),
    ...(act.unit === null ? {} : { instance: act.unit }),
  }
  return decide(procedure, profile, file, request, {
    on: act.on,
    at: `${act.on}T02:00:00.000Z`,
    calendar,
    isKnown: isInvented,
    issued: Object.fromEntries(issued.map(([field]) => [field, '2026-1'])),
  })
}

/** The author of every example is one person; offices are held by persons of the name of their role. */
function actorOf({ procedure }: Law, action: ActionDefinition | undefined, act: ExampleAct, view: CaseView): Actor {
  if (act.by !== null) return exampleUnits.includes(act.by) ? unitClerk(act.by) : officer(procedure, act.by)
  const code = rolesMeant(procedure, action?.by ?? [], view)[0] ?? ''
  const role = procedure.roles[code]
  if (role?.held === 'office') return officer(procedure, code)
  if (role?.held !== 'unit') return officer(procedure, 'author')
  if (act.unit !== null && action?.onOthers !== true) return unitClerk(act.unit)
  const holding = listInstances(view, 'assignment', role.duty ?? 'lead').find((one) => one.state !== 'returned')
  return unitClerk(holding?.instance ?? '')
}

function officer(procedure: Procedure, role: string): Actor {
  return { personId: role, offices: [officeOf(procedure, role)], unitId: null }
}

function unitClerk(unit: string): Actor {
  return { personId: `${unit}-clerk`, offices: [], unitId: unit }
}

function daysIn({ first, last }: DayRange): readonly PlainDate[] {
  const days: PlainDate[] = []
  for (let day = first; day <= last; day = addDays(day, 1)) days.push(day)
  return days
}
