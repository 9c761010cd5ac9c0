import ts from 'typescript'
import { describe, expect, it } from 'vitest'
import { codeFiles, type ProjectFile } from './project-files.ts'

/** What runs: no tests, no builders of samples for them. */
const running = codeFiles.filter(
  ({ path }) => path.startsWith('src/') && !path.endsWith('.test.ts') && !path.includes('/fixtures/'),
)
const inBrowser = ['src/web/islands/', 'src/web/offline-check/']
const islands = running.filter(({ path }) => inBrowser.some((folder) => path.startsWith(folder)))
const server = running.filter(({ path }) => !inBrowser.some((folder) => path.startsWith(folder)))

type Call = { readonly path: string; readonly name: string; readonly first: string }

/** Every call and construction, by the last part of its name, with the text of its first argument. */
function callsIn({ path, text }: ProjectFile): readonly Call[] {
  const calls: Call[] = []
  const look = (node: ts.Node): void => {
    if (ts.isCallExpression(node) || ts.isNewExpression(node)) {
      calls.push({
        path,
        name: node.expression.getText().split('.').at(-1) ?? '',
        first: node.arguments?.[0]?.getText() ?? '',
      })
    }
    ts.forEachChild(node, look)
  }
  look(ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true))
  return calls
}

const serverCalls = server.flatMap(callsIn)
const filesCalling = (names: readonly string[]): readonly string[] =>
  [...new Set(serverCalls.filter(({ name }) => names.includes(name)).map(({ path }) => path))].sort()
const filesHolding = (files: readonly ProjectFile[], what: RegExp): readonly string[] =>
  files.filter(({ text }) => what.test(text)).map(({ path }) => path)

describe('what runs', () => {
  it('makes no program out of words, on the server or in the browser', () => {
    const evaluates = running
      .flatMap(callsIn)
      .filter(({ name }) => ['eval', 'Function', 'compileFunction'].includes(name))
    expect(evaluates).toEqual([])
    expect(filesHolding(running, /from 'node:vm'|import\('node:vm'\)|\bsetTimeout\(['"`]/)).toEqual([])
  })

  it('starts other programs where the database and the readers are started alone, and never by a shell’s line', () => {
    expect(filesHolding(running, /from 'node:child_process'/).toSorted()).toEqual([
      'src/app/postgres/cluster.ts',
      'src/app/postgres/launch-server.ts',
      'src/app/postgres/postgres-programs.ts',
      'src/app/postgres/server-process.ts',
      'src/app/postgres/system-account.ts',
      'src/intake/readers/run-apart.ts',
      'src/intake/readers/without-network.ts',
    ])
    expect(
      filesHolding(running, /\bshell:\s|\bexecSync\b|import \{[^}]*\bexec\b[^}]*\} from 'node:child_process'/),
    ).toEqual([])
    // The one shell there is gets its line as it stands here, and a number beside it.
    const shells = running.filter(({ text }) => /'\/bin\/sh'/.test(text))
    expect(shells.map(({ path }) => path)).toEqual(['src/app/postgres/launch-server.ts'])
    expect(shells[0]?.text).toContain(`spawn('/bin/sh', ['-c', 'read -r _; kill -INT "$1"', 'guard', String(pid)]`)
  })

  it('draws what nobody may guess from the machine’s own secure source, and nothing from another', () => {
    expect(filesHolding(running, /\bMath\.random\b/)).toEqual([])
    const drawn = serverCalls.filter(({ name }) => name === 'randomBytes')
    expect(drawn.length).toBeGreaterThan(3)
    expect(filesCalling(['pseudoRandomBytes', 'randomUUID', 'randomInt'])).toEqual([])
  })

  it('hashes with SHA-256, signs with Ed25519, locks with AES-256-GCM, and passwords go through argon2id', () => {
    const firsts = (name: string) => [
      ...new Set(serverCalls.filter((one) => one.name === name).map(({ first }) => first)),
    ]
    expect(firsts('createHash')).toEqual(["'sha256'"])
    expect(firsts('createCipheriv')).toEqual(["'aes-256-gcm'"])
    expect(firsts('createDecipheriv')).toEqual(["'aes-256-gcm'"])
    expect(firsts('generateKeyPairSync')).toEqual(["'ed25519'"])
    expect(filesCalling(['createCipher', 'createSign', 'pbkdf2', 'pbkdf2Sync', 'createDiffieHellman'])).toEqual([])
    // Authenticators work codes out by HMAC-SHA-1 (RFC 6238), and nothing else here does.
    expect(firsts('createHmac')).toEqual(["'sha1'"])
    expect(filesCalling(['createHmac'])).toEqual(['src/operations/accounts/one-time-code.ts'])
    expect(filesHolding(server, /from '@node-rs\/argon2'/)).toEqual(['src/operations/accounts/secrets.ts'])
  })

  it('writes SQL out of its own words: what people typed goes beside it', () => {
    const raws = serverCalls
      .filter(({ name }) => ['raw', 'lit'].includes(name))
      .filter(({ path }) => path.startsWith('src/store/'))
    const outside = raws.filter(({ path }) => !path.startsWith('src/store/migrations/'))
    expect(outside.map(({ path, first }) => `${path}: ${first}`).toSorted()).toEqual([
      'src/store/case-lists.ts: keys[page.order].direction',
      'src/store/case-summaries.ts: replacingAlone',
      'src/store/reader-dialect.ts: isPlain ? this.#beginning : this.#opening',
      'src/store/store-acts.ts: storingActs',
      "src/store/table-rows.ts: hasFiles ? '8' : '1000'",
    ])
    expect(filesHolding(server, /from 'kysely'/).filter((path) => !path.startsWith('src/store/'))).toEqual([])
  })

  it('makes patterns of what people wrote in three places, and takes each sign there for itself', () => {
    const made = serverCalls.filter(({ name, first }) => name === 'RegExp' && !first.startsWith("'"))
    // Rules of reading and matching are made of their own word lists alone.
    const ofRules = /^src\/(?:intake|matching)\//
    const escaping = made.map(({ path }) => path).filter((path) => !ofRules.test(path))
    expect([...new Set(escaping)].toSorted()).toEqual([
      'src/engine/written-number.ts',
      'src/operations/accounts/password-rules.ts',
      'src/operations/removal/find-copies.ts',
      'src/procedures/handling/redactions.ts',
    ])
    const ofOthersWords = escaping.filter((path) => !path.endsWith('password-rules.ts'))
    const kept = server.filter(({ path }) => ofOthersWords.includes(path))
    for (const { path, text } of kept) expect(text, path).toMatch(/replace\(\/\[[^/]*\]\/g, '\\\\\$&'\)/)
  })

  it('tells what happens through the log alone: where it starts and for commands, to who typed them', () => {
    expect(filesHolding(server, /\bconsole\./)).toEqual([])
    const tellers = filesHolding(server, /process\.(stdout|stderr)\b/).filter((path) => !path.startsWith('src/cli/'))
    expect(tellers.toSorted()).toEqual(['src/app/check-profiles.ts', 'src/app/huiying.ts', 'src/app/main.ts'])
  })

  it('puts markup that is not escaped into a page in one place, which escapes by itself', () => {
    expect(filesHolding(server, /import \{[^}]*\braw\b[^}]*\} from 'hono\/html'/)).toEqual([
      'src/web/parts/reading/marked-text.ts',
    ])
  })
})

describe('what runs in the browser', () => {
  it('puts words on the page as words, and asks no other window anything', () => {
    expect(islands.length).toBeGreaterThan(5)
    const markup =
      /innerHTML|outerHTML|insertAdjacentHTML|document\.write|createContextualFragment|postMessage|document\.domain/
    expect(filesHolding(islands, markup)).toEqual([])
  })

  it('asks nobody anything on the page that checks receipts offline', () => {
    const offline = islands.filter(({ path }) => path.startsWith('src/web/offline-check/'))
    expect(offline.length).toBeGreaterThan(5)
    const asking = /\bfetch\b|XMLHttpRequest|WebSocket|EventSource|sendBeacon|\bimport\(|Worker\b|\.src\b/
    expect(filesHolding(offline, asking)).toEqual([])
  })

  it('keeps nothing there but whether keys are wanted', () => {
    expect(filesHolding(islands, /localStorage|sessionStorage|indexedDB|document\.cookie|\bcaches\./)).toEqual([
      'src/web/islands/keys.ts',
    ])
    const stored = islands.flatMap(callsIn).filter(({ name }) => name === 'setItem')
    expect(stored).toEqual([{ path: 'src/web/islands/keys.ts', name: 'setItem', first: 'rememberedAs' }])
  })
})
