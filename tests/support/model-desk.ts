import { chance } from '#app/chance.ts'
import type { Actor } from '#engine/case-file.ts'
import type { Item, Person, Reading } from '#intake/reading.ts'
import { ok, type Result } from '#kernel/result.ts'
import { quoteOf } from '#kernel/text-span.ts'
import type { ModelMessage } from '#matching/language-model/model-message.ts'
import { addSource } from '#operations/add-source.ts'
import type { LanguageModel, ModelFault, ModelWrote } from '#operations/language-model/language-model.ts'
import type { ModelContext } from '#operations/language-model/model-context.ts'
import { runNextReading } from '#operations/run-reading.ts'
import type { Db } from '#store/schema.ts'
import { acting, people } from './small-city.ts'
import { townDay } from './test-dependencies.ts'

/** A model that writes what a test makes it, and keeps what it was handed. */
export type StubModel = LanguageModel & {
  readonly handed: (readonly ModelMessage[])[]
  writes: (messages: readonly ModelMessage[]) => string | Result<ModelWrote, ModelFault> | Promise<string>
}

export function stubModel(changes: Partial<LanguageModel> = {}): StubModel {
  const handed: (readonly ModelMessage[])[] = []
  const model: StubModel = {
    name: 'small-model',
    endpoint: '127.0.0.1:8081',
    limits: { inputBytes: 100_000, callsADay: 1_000, ownCallsADay: 1_000 },
    privateFor: new Set(['secretariat', 'proposal_committee', 'roads', 'parks', 'water']),
    handed,
    writes: () => '{"findings":[]}',
    ask: async (messages) => {
      handed.push(messages)
      const wrote = await model.writes(messages)
      return typeof wrote === 'string' ? ok({ content: wrote, inputTokens: 10, outputTokens: 5, tookMs: 7 }) : wrote
    },
    ...changes,
  }
  return model
}

/** A model without sense of its own: whatever text between braces it is handed, it writes. */
export function obeying(messages: readonly ModelMessage[]): string {
  const handed = messages.at(-1)?.content ?? ''
  return handed.slice(handed.indexOf('{'), handed.lastIndexOf('}') + 1)
}

/** Somebody of the town who asks a model something. */
export function asking(actor: Actor, day = townDay): ModelContext {
  return { ...acting(actor, day), accountId: `a-${actor.personId}`, address: null }
}

export function proposing(...findings: readonly object[]): string {
  return JSON.stringify({ findings: findings.map((one) => ({ kind: 'suggestion', speaker: null, ...one })) })
}

/** What a model writes as a draft: a paragraph each. */
export function drafting(...paragraphs: readonly (readonly object[])[]): string {
  return JSON.stringify({ paragraphs: paragraphs.map((sentences) => sentences.map((one) => ({ quotes: [], ...one }))) })
}

/** A source of the town, read in, with these people and findings in it. Gives the reading's id. */
export async function readingOf(
  db: Db,
  text: string,
  found: { readonly people?: readonly Pick<Person, 'name' | 'kind'>[]; readonly items?: readonly string[] } = {},
): Promise<string> {
  const secretary = acting(people.secretary, townDay)
  const added = await addSource(db, secretary, { name: 'a.txt', bytes: Buffer.from(text), session: null })
  if (!added.ok) throw new Error(added.refusal.code)
  const none = { articles: [], sessions: [], lists: [], programmes: [], mechanisms: [], documents: [], doubts: [] }
  const reading: Reading = {
    ...none,
    source: {
      ...{ name: 'a.txt', sha256: '', bytes: 0, mediaType: 'text/plain', encoding: 'utf-8' },
      ...{ language: 'zh', script: 'simplified', text },
    },
    people: (found.people ?? []).map((one) => ({ ...one, role: null, article: 0, session: null, start: 0, end: 0 })),
    items: (found.items ?? []).map((words) => itemOf(text, words)),
  }
  await runNextReading(
    db,
    async () => ok(reading),
    () => `${townDay}T02:00:00.000Z`,
    chance,
  )
  return added.value.readingId
}

function itemOf(text: string, words: string): Item {
  const start = text.indexOf(words)
  const about = { kind: 'suggestion', article: 0, session: null, speaker: null, verb: null } as const
  return { ...about, ...quoteOf(text, { start, end: start + words.length }) }
}
