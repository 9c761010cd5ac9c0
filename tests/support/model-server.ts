import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { ModelMessage } from '#matching/language-model/model-message.ts'

/** What a model server does with one question. */
export type Behaviour = (asked: AskedOfServer, answer: ServerResponse) => void

export type AskedOfServer = {
  readonly path: string
  readonly headers: IncomingMessage['headers']
  readonly body: { readonly model: string; readonly messages: readonly ModelMessage[] } & Readonly<
    Record<string, unknown>
  >
}

/** A server that speaks chat completions as told, on this machine, and remembers what it was asked. */
export type ModelServer = {
  readonly url: string
  readonly host: string
  readonly asked: AskedOfServer[]
  behave: Behaviour
  readonly stop: () => Promise<void>
}

export async function startModelServer(behave: Behaviour = answering('{"findings":[]}')): Promise<ModelServer> {
  const asked: AskedOfServer[] = []
  const held: { behave: Behaviour } = { behave }
  const server: Server = createServer(async (request, answer) => {
    const parts: Buffer[] = []
    for await (const part of request) parts.push(part)
    const text = Buffer.concat(parts).toString('utf8')
    const one = {
      path: request.url ?? '',
      headers: request.headers,
      body: text === '' ? { model: '', messages: [] } : JSON.parse(text),
    }
    asked.push(one)
    held.behave(one, answer)
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`
  return {
    url: `http://${host}/v1`,
    host,
    asked,
    get behave() {
      return held.behave
    },
    set behave(next) {
      held.behave = next
    },
    stop: async () => {
      server.closeAllConnections()
      await new Promise((done) => server.close(done))
    },
  }
}

/** Answers with this content, as a well-behaved server does; or with what is made of the question. */
export function answering(content: string | ((asked: AskedOfServer) => string)): Behaviour {
  return (asked, answer) => {
    const message = { role: 'assistant', content: typeof content === 'string' ? content : content(asked) }
    const usage = { prompt_tokens: 100, completion_tokens: 20 }
    sendJson(answer, { choices: [{ index: 0, finish_reason: 'stop', message }], usage })
  }
}

export function sendJson(answer: ServerResponse, value: unknown, status = 200): void {
  answer.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(value))
}
