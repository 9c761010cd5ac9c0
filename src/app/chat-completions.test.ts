import { createServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { getCACertificates, setDefaultCACertificates } from 'node:tls'
import { pino } from 'pino'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { answering, type Behaviour, type ModelServer, sendJson, startModelServer } from '#tests/support/model-server.ts'
import { ownCertificate } from '#tests/support/own-certificate.ts'
import { addressReach } from './address-reach.ts'
import { chatCompletions, type ReachableModel } from './chat-completions.ts'

let server: ModelServer
let other: ModelServer

beforeAll(async () => {
  server = await startModelServer()
  other = await startModelServer(answering('{"from":"elsewhere"}'))
})

afterAll(async () => {
  await server.stop()
  await other.stop()
})

const messages = [{ role: 'user' as const, content: '原文' }]

async function ask(behave: Behaviour, changes: Partial<ReachableModel> = {}) {
  server.behave = behave
  const settings: ReachableModel = {
    url: server.url,
    name: 'small-model',
    key: null,
    seconds: 5,
    answerTokens: 500,
    limits: { inputBytes: 10_000, callsADay: 10, ownCallsADay: 10 },
    reach: 'loopback',
    privateFor: new Set(),
    ...changes,
  }
  return chatCompletions(settings, pino({ level: 'silent' })).ask(messages)
}

const content = (text: string): Behaviour => answering(text)

describe('a model that answers', () => {
  it('is asked once for one whole answer in JSON, with its key, and what it wrote comes back as it is', async () => {
    server.asked.length = 0
    const answer = await ask(content('{"findings":[]}'), { key: 'secret-key' })

    expect(answer).toMatchObject({
      ok: true,
      value: { content: '{"findings":[]}', inputTokens: 100, outputTokens: 20 },
    })
    expect(server.asked).toHaveLength(1)
    expect(server.asked[0]).toMatchObject({
      path: '/v1/chat/completions',
      headers: { authorization: 'Bearer secret-key' },
      body: {
        ...{ model: 'small-model', messages, stream: false, max_tokens: 500 },
        response_format: { type: 'json_object' },
      },
    })
  })

  it('gets no key where none is set', async () => {
    server.asked.length = 0
    await ask(content('{}'))
    expect(server.asked[0]?.headers.authorization).toBeUndefined()
  })
})

describe('a model that does not behave', () => {
  const cases: readonly (readonly [string, Behaviour, string])[] = [
    ['answers 500', (_asked, answer) => sendJson(answer, { error: 'out of memory' }, 500), 'model_declined'],
    ['asks for another key', (_asked, answer) => sendJson(answer, {}, 401), 'model_declined'],
    [
      'answers with broken JSON',
      (_asked, answer) => answer.writeHead(200, json).end('{"choices":['),
      'model_answer_wrong',
    ],
    [
      'answers with a page',
      (_asked, answer) => answer.writeHead(200, { 'content-type': 'text/html' }).end('<p>'),
      'model_answer_wrong',
    ],
    [
      'streams although it was asked not to',
      (_asked, answer) => answer.writeHead(200, { 'content-type': 'text/event-stream' }).end('data: {}\n\n'),
      'model_answer_wrong',
    ],
    ['offers nothing', (_asked, answer) => sendJson(answer, { choices: [] }), 'model_answer_wrong'],
    ['refuses by an empty message', (_asked, answer) => sendJson(answer, choice(null)), 'model_answer_wrong'],
    ['writes what cannot be kept', (_asked, answer) => sendJson(answer, choice('a\u0000b')), 'model_answer_wrong'],
    [
      'is cut off in the middle',
      (_asked, answer) => sendJson(answer, choice('{"findings":[', 'length')),
      'model_answer_too_long',
    ],
    ['writes without end', endless, 'model_answer_too_long'],
    ['hangs up', (_asked, answer) => answer.destroy(), 'model_silent'],
    ['hangs up in the middle', hangsUp, 'model_silent'],
  ]

  it.each(cases)('and %s is not believed', async (_what, behave, code) => {
    expect(await ask(behave)).toEqual({ ok: false, refusal: { code } })
  })

  it('is waited for no longer than is set, and read up to then', async () => {
    expect(await ask(later(50), { seconds: 2 })).toMatchObject({ ok: true })
    expect(await ask(later(900), { seconds: 0.3 })).toEqual({ ok: false, refusal: { code: 'model_silent' } })
    expect(await ask(dripping, { seconds: 0.4 })).toEqual({ ok: false, refusal: { code: 'model_silent' } })
  })

  it.each([301, 302, 307, 308])('and sends elsewhere by %s is not followed', async (status) => {
    other.asked.length = 0
    const elsewhere: Behaviour = (_asked, answer) =>
      answer.writeHead(status, { location: `${other.url}/chat/completions` }).end()
    expect(await ask(elsewhere)).toEqual({ ok: false, refusal: { code: 'model_declined' } })
    expect(other.asked).toEqual([])
  })
})

describe('over https', () => {
  it('a server is asked where its certificate is vouched for, and hears nothing where it is not', async () => {
    const own = ownCertificate()
    const heard: string[] = []
    const secure = createServer(own, (request, answer) => {
      heard.push(request.headers.authorization ?? '')
      sendJson(answer, choice('{}'))
    })
    await new Promise<void>((done) => secure.listen(0, '127.0.0.1', done))
    const { port } = secure.address() as AddressInfo
    const over = { url: `https://localhost:${port}/v1`, key: 'secret-key' }
    expect(await ask(content('{}'), over)).toEqual({ ok: false, refusal: { code: 'model_silent' } })
    expect(heard).toEqual([])
    const known = getCACertificates('default')
    try {
      setDefaultCACertificates([...known, own.cert])
      expect(await ask(content('{}'), over)).toMatchObject({ ok: true, value: { content: '{}' } })
      expect(heard).toEqual(['Bearer secret-key'])
    } finally {
      setDefaultCACertificates(known)
      secure.closeAllConnections()
      secure.close()
    }
  })
})

describe('a name that leads home', () => {
  it('is asked where the setting means this machine, and not where it means the world', async () => {
    const url = server.url.replace('127.0.0.1', 'localhost')
    server.asked.length = 0
    expect(await ask(content('{}'), { url, reach: 'public' })).toEqual({ ok: false, refusal: { code: 'model_silent' } })
    expect(server.asked).toEqual([])
    expect(await ask(content('{}'), { url, reach: 'loopback' })).toMatchObject({ ok: true })
    expect(await ask(content('{}'), { url, reach: 'private' })).toMatchObject({ ok: true })
  })

  it.each([
    ['127.0.0.1', 'loopback'],
    ['::1', 'loopback'],
    ['::ffff:127.0.0.1', 'loopback'],
    ['::ffff:7f00:1', 'loopback'],
    ['10.1.2.3', 'private'],
    ['172.16.0.1', 'private'],
    ['172.32.0.1', 'public'],
    ['192.168.7.7', 'private'],
    ['::ffff:192.168.7.7', 'private'],
    ['100.64.0.1', 'private'],
    ['fd00::1', 'private'],
    ['169.254.169.254', 'never'],
    ['fe80::1', 'never'],
    ['0.0.0.0', 'never'],
    ['::', 'never'],
    ['224.0.0.1', 'never'],
    ['not an address', 'never'],
    ['203.0.113.7', 'public'],
    ['2001:db8::1', 'public'],
  ] as const)('knows where %s is: %s', (address, reach) => {
    expect(addressReach(address)).toBe(reach)
  })
})

const json = { 'content-type': 'application/json' }

function choice(text: string | null, finish_reason = 'stop') {
  return { choices: [{ finish_reason, message: { content: text } }] }
}

const endless: Behaviour = (_asked, answer) => {
  answer.writeHead(200, json)
  const more = (): void => {
    while (!answer.destroyed && answer.write('x'.repeat(65_536)));
    if (!answer.destroyed) answer.once('drain', more)
  }
  more()
}

const hangsUp: Behaviour = (_asked, answer) => {
  answer.writeHead(200, { ...json, 'content-length': '1000' })
  answer.write('{"choices":', () => answer.destroy())
}

const later =
  (ms: number): Behaviour =>
  (asked, answer) =>
    setTimeout(() => content('{}')(asked, answer), ms)

const dripping: Behaviour = (_asked, answer) => {
  answer.writeHead(200, json)
  const drip = setInterval(() => answer.write(' '), 100)
  answer.on('close', () => clearInterval(drip))
}
