import type { CaseFile, ClockMark } from '#engine/case-file.ts'
import { addDays, addMonths, type PlainDate, weekdayOf } from '#kernel/plain-date.ts'

type Length = readonly [length: number, unit: 'working_day' | 'day' | 'month']

/** Lengths of clocks as the laws were read, by kind. */
const lengths: Readonly<Record<string, Readonly<Record<string, Length>>>> = {
  suggestion: {
    assignment: [7, 'working_day'],
    sign_for: [3, 'working_day'],
    return: [7, 'working_day'],
    joint_opinion: [1, 'month'],
    reply: [3, 'month'],
    rehandling_reply: [1, 'month'],
    supervision_objection: [30, 'day'],
    supervision_review: [30, 'day'],
  },
  proposal: { sign_for: [3, 'working_day'], reply: [2, 'month'] },
  motion: {
    referral: [15, 'day'],
    committee_opinion: [30, 'day'],
    deliberation: [3, 'month'],
    handling_report: [3, 'month'],
    rehandling_report: [1, 'month'],
  },
  enquiry: { satisfaction: [5, 'working_day'] },
  'social-report': {},
}

/** What may give a running clock another end. Everything else would be a silent reset. */
const moves: Readonly<Record<string, readonly string[]>> = {
  cosigning: ['signers_invited', 'text_revised', 'resubmitted'],
  reply: ['extension_granted', 'reply_lengthened'],
  promise: ['reply_issued', 'change_reported'],
  answer: ['later_agreed'],
  objection: ['found_no_motion'],
}

/** 6: no clock is reset in silence, and each runs as long as the law says from the day it counts from. */
export function clockFaults(file: CaseFile): readonly string[] {
  const running = new Map<string, Extract<ClockMark, { readonly deadline: string }>>()
  const faults: string[] = []
  const replyFrom = new Set<PlainDate>()
  for (const event of file.events) {
    for (const mark of event.clocks) {
      const key = `${mark.clock} ${mark.instance}`
      const held = running.get(key)
      if (mark.mark === 'stopped') {
        if (held === undefined) faults.push(`${key} was stopped and did not run`)
        running.delete(key)
        continue
      }
      const isMove = held !== undefined && held.deadline !== mark.deadline
      // Counted from the day receipt is deemed until somebody signs, and from then on from the signing.
      const isReceipt =
        held?.deemed === true && ['signed_for', 'deemed_received', 'return_refused'].includes(event.type)
      if (isMove && !isReceipt && !(moves[mark.clock] ?? []).includes(event.type))
        faults.push(`${key} was reset by ${event.type}`)
      // The law read lets no time for a reply begin anew because another unit has it.
      if (mark.clock === 'reply' && event.type === 'reassigned' && !replyFrom.has(mark.from))
        faults.push(`${key} began anew with ${event.type}`)
      if (mark.clock === 'reply') replyFrom.add(mark.from)
      running.set(key, mark)
      faults.push(...lengthFaults(file.procedure, mark))
    }
  }
  return faults
}

function lengthFaults(kind: string, mark: Extract<ClockMark, { readonly deadline: string }>): readonly string[] {
  const length = lengths[kind]?.[mark.clock]
  if (length === undefined) return []
  const end = endOf(mark.from, [length[0] + (mark.monthsMore ?? 0), length[1]])
  return end === mark.deadline ? [] : [`${mark.clock} from ${mark.from} ends ${end}, the clock says ${mark.deadline}`]
}

/** The last day, the first not counted: working days skip weekends, days and months roll over one. */
export function endOf(from: PlainDate, [length, unit]: Length): PlainDate {
  if (unit === 'month') return overWeekend(addMonths(from, length))
  if (unit === 'day') return overWeekend(addDays(from, length))
  let day = from
  for (let left = length; left > 0; ) {
    day = addDays(day, 1)
    if (!isWeekend(day)) left -= 1
  }
  return day
}

const isWeekend = (day: PlainDate) => [0, 6].includes(weekdayOf(day))

const overWeekend = (day: PlainDate): PlainDate => (isWeekend(day) ? overWeekend(addDays(day, 1)) : day)
