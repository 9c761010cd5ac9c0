import { z } from '@hono/zod-openapi'
import { duties } from '#engine/duty.ts'
import { dutyParts } from '#intake/duty/kept-duty.ts'
import { itemKinds } from '#intake/reading.ts'
import { isPlainDate } from '#kernel/plain-date.ts'
import { eventShape } from '#operations/event-shape.ts'

export const Label = z.object({ zh: z.string(), en: z.string() }).openapi('Label')

const Value = z.union([z.string().max(100_000), z.number(), z.boolean(), z.array(z.string().max(64)).max(500)])

/** What an action's form asks for, by field. */
export const FieldValues = z.record(z.string().max(64), Value).openapi('FieldValues')

export const Problem = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    instance: z.string(),
    errors: z.array(z.looseObject({ code: z.string(), message: z.string() })),
  })
  .openapi('Problem')

export const Receipt = z.object({ seq: z.int(), hash: z.string().length(64) }).openapi('Receipt')

export const ActionTaken = z
  .object({ caseId: z.string(), state: z.string(), version: z.int(), receipt: Receipt })
  .openapi('ActionTaken')

const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/)

export const CaseLine = z
  .object({
    id: z.string(),
    procedure: z.string(),
    state: z.string(),
    /** What `seenVersion` asks for: how many acts there were. 0 for whoever has no part in the case, to whom inside acts are no business. */
    version: z.int(),
    title: z.string(),
    subject: z.string().nullable(),
    flowNumber: z.string().nullable(),
    caseNumber: z.string().nullable(),
    proposer: z.string(),
    cosigners: z.int(),
    session: z.string().nullable(),
    leadUnit: z.string().nullable(),
    outcome: z.string().nullable(),
    attitude: z.string().nullable(),
    result: z.string().nullable(),
    doneBy: day.nullable(),
    nextClock: z.string().nullable(),
    nextDeadline: day.nullable(),
    submittedOn: day,
    repliedOn: day.nullable(),
    textPublic: z.boolean(),
    replyPublic: z.boolean(),
    archivedOn: z.string().nullable(),
    keyItem: z.boolean(),
    urgings: z.int(),
    carriedTo: z.int().nullable(),
    authorsUnnamed: z.boolean(),
    /** By its proposer, by an office in their place (代录), from a source that was read, or from an old file. */
    entry: z.enum(['proposer', 'entered_for_proposer', 'reading', 'imported']),
  })
  .openapi('CaseLine')

export const CaseLines = z.object({ cases: z.array(CaseLine), next: z.string().nullable() }).openapi('CaseLines')

export const Offer = z
  .object({
    action: z.string(),
    label: Label,
    instance: z.string(),
    role: z.string(),
    /** What has to happen first; null when it can be taken at once. */
    waitsFor: z.looseObject({ code: z.string() }).nullable(),
  })
  .openapi('Offer')

const Instance = z.object({
  machine: z.string(),
  instance: z.string(),
  state: z.string(),
  duty: z.enum(duties).nullable(),
  unit: z.string().nullable(),
  since: day,
  fields: FieldValues,
})

export const WholeCase = z
  .object({
    case: CaseLine,
    audience: z.enum(['public', 'proposer', 'unit', 'office']),
    /** Why this reader gets the reply and not what the case says, title included; null where they get both. */
    textStub: z.enum(['author_keeps_it', 'office_withholds_it']).nullable(),
    facts: FieldValues,
    instances: z.array(Instance),
    replies: z.array(Instance),
    clocks: z.array(
      z.object({
        clock: z.string(),
        instance: z.string(),
        from: day,
        deadline: day,
        provisional: z.boolean(),
        setOn: day,
        monthsMore: z.int(),
        deemed: z.boolean(),
        window: z.boolean(),
        stoppedOn: day.nullable(),
      }),
    ),
    events: z.array(
      z.object({
        ...eventShape,
        /** Empty where only the unit or office is told. */
        by: z.string(),
        on: day,
        fields: FieldValues,
        log: Receipt.nullable(),
      }),
    ),
    /** Of deadlines that came near or passed; none for the public. */
    notices: z.array(
      z.object({
        kind: z.enum(['reminder', 'alarm', 'escalation']),
        step: z.string(),
        clock: z.string(),
        instance: z.string(),
        deadline: day,
        dueOn: day,
        on: day,
        at: z.string(),
        to: z.array(z.object({ kind: z.enum(['person', 'unit', 'office']), id: z.string() })),
        log: Receipt,
      }),
    ),
    offers: z.array(Offer),
  })
  .openapi('Case')

const Span = z.object({ quote: z.string(), start: z.int(), end: z.int() })

const Due = Span.extend({
  day: z.iso.date().nullable(),
  within: z.object({ count: z.int(), unit: z.enum(['day', 'working_day', 'week', 'month', 'year']) }).nullable(),
})

export const Finding = z
  .object({
    id: z.string(),
    version: z.int(),
    kind: z.enum(itemKinds),
    article: z.int().nullable(),
    session: z.int().nullable(),
    speaker: z.string().nullable(),
    verb: z.string().nullable(),
    ...Span.shape,
    /** Who is to do it: of several the one that leads, then the others; null and empty where it is not said. */
    unit: Span.nullable(),
    joint: z.array(Span),
    /** By when: the words, and where they can be worked out the last day or the length of time. */
    due: Due.nullable(),
    /** What of it a person said, `who` or `when`: that stays when the file is read again, also where nobody or no term is named. */
    byHand: z.array(z.enum(dutyParts)),
    /** The text as it is read now holds the words at this place; false for what was kept through a reading that lacks them. */
    inText: z.boolean(),
    origin: z.enum(['reader', 'person']),
    /** A person accepted it of what a text model proposed. */
    fromModel: z.boolean(),
    standing: z.enum(['proposed', 'confirmed', 'dropped']),
    corrected: z.boolean(),
    caseId: z.string().nullable(),
    answers: z.array(
      z.object({
        finding: z.string(),
        score: z.number(),
        reason: z.object({ code: z.string(), shared: z.array(z.string()) }),
        standing: z.enum(['proposed', 'confirmed', 'dropped']),
      }),
    ),
  })
  .openapi('Finding')

export const ReadingLine = z
  .object({
    id: z.string(),
    name: z.string(),
    state: z.enum(['queued', 'reading', 'done', 'failed']),
    progress: z.object({ done: z.int(), of: z.int() }),
    /** It was read once: text and findings are there, also where reading it again failed. */
    wasRead: z.boolean(),
    refusal: z.looseObject({ code: z.string() }).nullable(),
    askedAt: z.string(),
  })
  .openapi('ReadingLine')

export const WholeReading = z
  .object({
    reading: ReadingLine,
    /** Articles, sessions, people, lists, names and doubts, as docs/guides/reading.md describes; null until done. */
    result: z.looseObject({}).nullable(),
    text: z.string().nullable(),
    findings: z.array(Finding),
    counts: z.object({ raised: z.int(), answered: z.int() }),
  })
  .openapi('Reading')

/** Null where nobody is named. */
const speaker = z.string().trim().min(1).max(60).nullable()

const seenQuote = z.string().max(20_000).optional().openapi({
  description:
    'The words you saw from `start` to `end`. Where others stand there, because the file was read anew, the correction is refused with `words_not_in_source`.',
})

const words = z
  .strictObject({ quote: z.string().trim().min(1).max(200), start: z.int().nonnegative().optional() })
  .openapi({
    description:
      'Words of the source. Where they stand at several places and not at one among those of the finding, `start` says which is meant; without it you are refused with `words_at_several_places`, which tells where those nearest to the finding begin.',
  })

/** Left out, who and when stay as they are. */
const saidDuty = {
  who: z
    .strictObject({ unit: words.nullable(), joint: z.array(words).max(20).default([]) })
    .nullable()
    .optional()
    .openapi({ description: 'Who is to do it, and who with them; null says that the source names nobody.' }),
  when: words
    .extend({ day: z.iso.date().refine(isPlainDate).nullable().default(null) })
    .nullable()
    .optional()
    .openapi({
      description: 'The words of the term, and the last day they mean; null says that the source names no term.',
    }),
}

export const Correction = z
  .union([
    z.strictObject({ act: z.enum(['confirm', 'drop', 'restore']), finding: z.string().max(64), version: z.int() }),
    z.strictObject({
      act: z.literal('change'),
      finding: z.string().max(64),
      version: z.int(),
      change: z.strictObject({
        kind: z.enum(itemKinds).optional(),
        speaker: speaker.optional(),
        start: z.int().nonnegative().optional(),
        end: z.int().positive().optional(),
        quote: seenQuote,
        ...saidDuty,
      }),
    }),
    z.strictObject({
      act: z.literal('add'),
      kind: z.enum(itemKinds),
      speaker,
      start: z.int().nonnegative(),
      end: z.int().positive(),
      quote: seenQuote,
      ...saidDuty,
    }),
    z.strictObject({ act: z.literal('link'), finding: z.string().max(64), answer: z.string().max(64) }),
    z.strictObject({ act: z.literal('unlink'), finding: z.string().max(64), answer: z.string().max(64) }),
  ])
  .openapi('Correction')

const kept = z
  .object({
    who: z
      .object({ unit: Span.nullable(), joint: z.array(Span) })
      .nullable()
      .optional(),
    when: Span.extend({ day: z.iso.date().nullable() }).nullable().optional(),
  })
  .catchall(z.union([z.string(), z.number(), z.null()]))
  .nullable()

export const KeptCorrection = z
  .object({
    finding: z.string(),
    act: z.string(),
    /** Kind, speaker, place, words and standing as they were, who and when where a person said it; of a link, how it stood. Null for what was not there before. */
    before: kept,
    /** Null where the file was removed since, as then `before` is. */
    after: kept,
    by: z.string(),
    at: z.string(),
  })
  .openapi('KeptCorrection')

/** A law by its id; left out, the one in force today where this installation is. */
export const Profile = z.string().max(64).optional().openapi({
  description: 'The law the case falls under, by its id. Left out: the one in force today in this place.',
})
