import { type LookupAddress, lookup } from 'node:dns'
import { type IncomingMessage, request as requestInClear } from 'node:http'
import { request as requestOverTls } from 'node:https'
import type { Logger } from 'pino'
import { z } from 'zod'
import { ok, type Result, refuse } from '#kernel/result.ts'
import type { ModelMessage } from '#matching/language-model/model-message.ts'
import type { LanguageModel, ModelFault, ModelWrote } from '#operations/language-model/language-model.ts'
import { addressReach } from './address-reach.ts'
import type { ModelSettings } from './model-settings.ts'

/** A model with its key as it is sent; null where it asks for none. */
export type ReachableModel = Omit<ModelSettings, 'keyFile'>

/** The most that is read of an answer: far more than its tokens need, and no more than is read in a moment. */
const mostAnswerBytes = 1_000_000

/**
 * The only place that speaks to a text model: chat completions as many servers offer them, one question and one whole
 * answer. No redirect is followed, no address but that of the setting is asked, and where that is not on this machine its
 * name leads to no network of one's own unless the setting says so, at the moment of connecting.
 */
export function chatCompletions(settings: ReachableModel, log: Logger): LanguageModel {
  const { name, url, limits, privateFor } = settings
  return {
    name,
    endpoint: new URL(url).host,
    limits,
    privateFor,
    ask: async (messages) => {
      const began = performance.now()
      const answered = await post(settings, bodyOf(settings, messages)).catch((fault: unknown) => {
        log.warn({ endpoint: new URL(url).host, fault: wordFor(fault) }, 'the text model did not answer')
        return refuse({ code: fault instanceof TooLong ? 'model_answer_too_long' : 'model_silent' } as const)
      })
      if (!answered.ok) return answered
      const read = readAnswer(answered.value)
      if (!read.ok) log.warn({ endpoint: new URL(url).host, fault: read.refusal.code }, 'the text model did not answer')
      return read.ok ? ok({ ...read.value, tookMs: Math.round(performance.now() - began) }) : read
    },
  }
}

function bodyOf({ name, answerTokens }: ReachableModel, messages: readonly ModelMessage[]): string {
  const form = { temperature: 0, max_tokens: answerTokens, stream: false, response_format: { type: 'json_object' } }
  return JSON.stringify({ model: name, messages, ...form })
}

class TooLong extends Error {}

type Answered = { readonly status: number; readonly type: string; readonly text: string }

function post({ url, key, seconds, reach }: ReachableModel, body: string): Promise<Result<Answered, ModelFault>> {
  const address = new URL(`${url}/chat/completions`)
  const request = address.protocol === 'https:' ? requestOverTls : requestInClear
  return new Promise((done, fail) => {
    const sent = request(
      address,
      {
        method: 'POST',
        agent: false,
        headers: {
          'content-type': 'application/json',
          'content-length': Buffer.byteLength(body),
          accept: 'application/json',
          ...(key === null ? {} : { authorization: `Bearer ${key}` }),
        },
        lookup: (host, options, found) => {
          lookup(host, { ...options, all: true }, (fault, addresses) => {
            const open = fault === null ? addresses.filter(({ address: one }) => mayReach(one, reach)) : []
            const [first] = open
            if (first === undefined) found(fault ?? new Error('leads where the setting does not allow'), '', 4)
            else if (options.all === true) found(null, open as LookupAddress[])
            else found(null, first.address, first.family)
          })
        },
        // The whole exchange, from the first byte to the last.
        signal: AbortSignal.timeout(seconds * 1_000),
      },
      (answer) => {
        readText(answer).then(
          (text) => done(ok({ status: answer.statusCode ?? 0, type: answer.headers['content-type'] ?? '', text })),
          fail,
        )
      },
    )
    sent.on('error', fail)
    sent.end(body)
  })
}

/** Where a name may lead. An address that stands in the setting itself was looked at when it was read. */
function mayReach(address: string, reach: ModelSettings['reach']): boolean {
  const to = addressReach(address)
  return to === 'public' || to === reach || (reach === 'private' && to === 'loopback')
}

async function readText(answer: IncomingMessage): Promise<string> {
  const parts: Buffer[] = []
  let bytes = 0
  for await (const part of answer) {
    bytes += part.length
    if (bytes > mostAnswerBytes) {
      answer.destroy()
      throw new TooLong()
    }
    parts.push(part)
  }
  return Buffer.concat(parts).toString('utf8')
}

const Completion = z.looseObject({
  choices: z
    .array(
      z.looseObject({
        finish_reason: z.string().nullish(),
        message: z.looseObject({ content: z.string() }),
      }),
    )
    .min(1),
  usage: z
    .looseObject({
      prompt_tokens: z.int().nonnegative().optional(),
      completion_tokens: z.int().nonnegative().optional(),
    })
    .nullish(),
})

function readAnswer({ status, type, text }: Answered): Result<Omit<ModelWrote, 'tookMs'>, ModelFault> {
  if (status !== 200) return refuse({ code: 'model_declined' })
  if (!/^application\/json\b/i.test(type)) return refuse({ code: 'model_answer_wrong' })
  const parsed = Completion.safeParse(parse(text))
  const [choice] = parsed.data?.choices ?? []
  if (parsed.data === undefined || choice === undefined) return refuse({ code: 'model_answer_wrong' })
  const { content } = choice.message
  if (choice.finish_reason === 'length') return refuse({ code: 'model_answer_too_long' })
  if (content.includes('\u0000') || !content.isWellFormed()) return refuse({ code: 'model_answer_wrong' })
  const { usage } = parsed.data
  return ok({ content, inputTokens: usage?.prompt_tokens ?? null, outputTokens: usage?.completion_tokens ?? null })
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** For who set it up; nothing of what was sent. */
function wordFor(fault: unknown): string {
  if (!(fault instanceof Error)) return 'unknown'
  const code = 'code' in fault && typeof fault.code === 'string' ? fault.code : ''
  return [fault.name, code, fault instanceof TooLong ? 'too long' : fault.message]
    .filter((part) => part !== '')
    .join(': ')
}
