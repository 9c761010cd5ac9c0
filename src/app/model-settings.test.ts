import { mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pino } from 'pino'
import { describe, expect, it } from 'vitest'
import { ConfigurationFault, readConfiguration } from './configuration.ts'
import { openLanguageModel } from './open-language-model.ts'

type Env = Readonly<Record<string, string>>

const near = { LANGUAGE_MODEL_URL: 'http://127.0.0.1:8081/v1', LANGUAGE_MODEL_NAME: 'small-model' }
const modelOf = (env: Env) => readConfiguration(env).languageModel

function faultOf(env: Env): string {
  try {
    readConfiguration(env)
    return ''
  } catch (fault) {
    return fault instanceof ConfigurationFault ? fault.message : String(fault)
  }
}

describe('the text model’s settings', () => {
  it('are none unless an address is set, and then within bounds', () => {
    expect(modelOf({})).toBeNull()
    expect(modelOf(near)).toEqual({
      ...{ url: 'http://127.0.0.1:8081/v1', name: 'small-model', key: null, keyFile: null, seconds: 45 },
      ...{ answerTokens: 4_000, reach: 'loopback', privateFor: new Set() },
      limits: { inputBytes: 120_000, callsADay: 200, ownCallsADay: 20 },
    })
  })

  it('say whose content may be sent though it is not public', () => {
    const some = { ...near, LANGUAGE_MODEL_PRIVATE_FOR: 'secretariat, roads' }
    expect(modelOf(some)?.privateFor).toEqual(new Set(['secretariat', 'roads']))
    expect(faultOf({ ...near, LANGUAGE_MODEL_PRIVATE_FOR: 'everybody!' })).toContain('LANGUAGE_MODEL_PRIVATE_FOR')
    // One city's office does not decide for another's.
    expect(faultOf({ ...some, CITIES_FILE: 'cities.yaml' })).toContain('LANGUAGE_MODEL_PRIVATE_FOR')
    expect(faultOf({ ...near, CITIES_FILE: 'cities.yaml' })).toBe('')
  })

  it.each([
    ['http://localhost:8081/v1', {}],
    ['http://[::1]:8081/v1/', {}],
    ['https://models.example/v1', {}],
    ['http://models.example/v1', { LANGUAGE_MODEL_TLS: 'none' }],
    ['https://192.168.1.9/v1', { LANGUAGE_MODEL_NETWORK: 'private' }],
    ['http://192.168.1.9/v1', { LANGUAGE_MODEL_NETWORK: 'private', LANGUAGE_MODEL_TLS: 'none' }],
  ] as const)('take %s with %j', (LANGUAGE_MODEL_URL, more) => {
    expect(faultOf({ ...near, LANGUAGE_MODEL_URL, ...more })).toBe('')
  })

  it.each([
    ['in the clear off this machine', 'http://models.example/v1', {}, 'LANGUAGE_MODEL_TLS'],
    [
      'in the clear, by a name that begins like this machine',
      'http://127.0.0.1.evil.example/v1',
      {},
      'LANGUAGE_MODEL_TLS',
    ],
    ['in a private network', 'https://192.168.1.9/v1', {}, 'LANGUAGE_MODEL_NETWORK'],
    ['in a private network in decimal', 'https://3232235785/v1', {}, 'LANGUAGE_MODEL_NETWORK'],
    ['in a private network of IPv6', 'https://[fd00::9]/v1', {}, 'LANGUAGE_MODEL_NETWORK'],
    [
      'where clouds keep keys',
      'http://169.254.169.254/v1',
      { LANGUAGE_MODEL_NETWORK: 'private', LANGUAGE_MODEL_TLS: 'none' },
      'LANGUAGE_MODEL_URL',
    ],
    ['with a password in it', 'https://a:b@models.example/v1', {}, 'LANGUAGE_MODEL_URL'],
    ['with a query', 'https://models.example/v1?key=1', {}, 'LANGUAGE_MODEL_URL'],
    ['of another kind', 'ftp://models.example/v1', {}, 'LANGUAGE_MODEL_URL'],
  ] as const)('refuse an address %s', (_what, LANGUAGE_MODEL_URL, more, setting) => {
    expect(faultOf({ ...near, LANGUAGE_MODEL_URL, ...more })).toContain(setting)
  })

  it('ask for what is missing, name what is alone, and repeat no secret', () => {
    expect(faultOf({ LANGUAGE_MODEL_URL: near.LANGUAGE_MODEL_URL })).toMatch(/LANGUAGE_MODEL_NAME：.*\/ must be/)
    expect(faultOf({ LANGUAGE_MODEL_KEY: 'quiet' })).toContain('LANGUAGE_MODEL_URL')
    expect(faultOf({ LANGUAGE_MODEL_TLS: 'none' })).toContain('LANGUAGE_MODEL_URL')
    const both = faultOf({ ...near, LANGUAGE_MODEL_KEY: 'quiet', LANGUAGE_MODEL_KEY_FILE: 'key' })
    expect(both).toContain('LANGUAGE_MODEL_KEY_FILE')
    expect(both).not.toContain('quiet')
  })

  it.each([
    ['LANGUAGE_MODEL_SECONDS', '1', '600', ['0', '601']],
    ['LANGUAGE_MODEL_INPUT_KILOBYTES', '1', '2000', ['0', '2001']],
    ['LANGUAGE_MODEL_ANSWER_TOKENS', '100', '100000', ['99', '100001']],
    ['LANGUAGE_MODEL_CALLS_A_DAY', '0', '1000000', ['-1', '1000001']],
    ['LANGUAGE_MODEL_OWN_CALLS_A_DAY', '0', '1000000', ['1.5', '1000001']],
  ] as const)('hold %s from %s to %s', (name, least, most, wrong) => {
    for (const value of [least, most]) expect(faultOf({ ...near, [name]: value })).toBe('')
    for (const value of wrong) expect(faultOf({ ...near, [name]: value })).toContain(name)
  })
})

describe('the key in a file', () => {
  const opened = async (content: string | null) => {
    const file = join(await mkdtemp(join(tmpdir(), 'huiying-key-')), 'key')
    if (content !== null) await writeFile(file, content)
    return openLanguageModel(modelOf({ ...near, LANGUAGE_MODEL_KEY_FILE: file }), pino({ level: 'silent' }))
  }

  it('is read when the program starts; a file that is not there or holds more than a key stops it', async () => {
    expect(await opened('quiet-key\n')).toMatchObject({ name: 'small-model', endpoint: '127.0.0.1:8081' })
    for (const wrong of [null, '', 'two words', 'two\nlines'])
      await expect(opened(wrong)).rejects.toThrow(ConfigurationFault)
  })
})
