import { once } from 'node:events'
import { readdirSync, readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { type RawBuilder, sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { cityApp } from '#app/city-app.ts'
import { newLog } from '#app/new-log.ts'
import { readFile } from '#app/read-file.ts'
import type { Dependencies } from '#http/dependencies.ts'
import { runNextReading } from '#operations/run-reading.ts'
import { tellingsOf } from '#tests/rights/answer-text.ts'
import { assignedCase, beginCase, issueAnswer } from '#tests/support/case-desk.ts'
import { createTestDatabase, type TestDatabase } from '#tests/support/database.ts'
import { ownWork } from '#tests/support/own-work.ts'
import { people, settleSmallCity, type TownPerson, townPassword } from '#tests/support/small-city.ts'
import { testDependencies, tokenFor } from '#tests/support/test-dependencies.ts'
import { createSite } from '#web/site.ts'

const script = '<script>alert(1)</script>"\'><img src=x onerror=alert(2)>'

let test: TestDatabase
let dependencies: Dependencies
let app: ReturnType<typeof cityApp>
let caseId = ''
let version = 0

beforeAll(async () => {
  test = await createTestDatabase()
  await settleSmallCity(test.db)
  await test.ownerDb.updateTable('person').set({ name: script }).where('id', '=', 'p-deputy-2').execute()
  const one = await assignedCase(test.db, { title: `=cmd|'/c calc'!A1 ${script}`, background: script })
  await one.act(people.roads, '2026-03-06', 'draft_reply', { text: `${script}\n=1+1` })
  caseId = one.caseId
  version = one.version()
  for (const [at, sign] of ['=', '+', '-', '@', '\t', '\r', '＝'].entries())
    await beginCase(
      test.db,
      '2026-03-02',
      { title: `${sign}HYPERLINK(${at})`, leadProposer: 'p-deputy-2' },
      people.secondDeputy,
    )
  dependencies = await testDependencies(test.db)
  app = cityApp(dependencies)
})

afterAll(() => test.drop())

async function as(who: TownPerson | null, path: string, init: RequestInit = {}): Promise<Response> {
  const session = who === null ? {} : { cookie: `huiying_session=${await tokenFor(dependencies, who)}` }
  return app.request(path, { ...init, headers: { ...session, 'sec-fetch-site': 'same-origin', ...init.headers } })
}

async function acted(who: TownPerson, id: string, body: object): Promise<Response> {
  const headers = { 'content-type': 'application/json' }
  return as(who, `/api/cases/${id}/actions`, { method: 'POST', body: JSON.stringify(body), headers })
}

/** Every row of every table but sign-ins and the audit, which tells of what was only read and refused, as one number. */
async function wholeDatabase(): Promise<string> {
  const { rows: tables } = await sql<{ name: string }>`
    select tablename as name from pg_tables where schemaname = 'public' and tablename not in ('sign_in', 'audit_entry', 'sign_in_try', 'known_browser') order by 1`.execute(
    test.ownerDb,
  )
  const parts: string[] = []
  for (const { name } of tables) {
    const digest: RawBuilder<{ md5: string }> = sql`
      select coalesce(md5(string_agg(t::text, '|' order by t::text)), '') as md5 from ${sql.table(name)} t`
    parts.push(`${name} ${(await digest.execute(test.ownerDb)).rows[0]?.md5}`)
  }
  return parts.join('\n')
}

describe('words that would be orders', () => {
  it('10 script in names, titles and texts is shown as text on every page', async () => {
    const pages = [
      '/',
      '/cases',
      `/cases/${caseId}`,
      `/public/cases/${caseId}`,
      '/inbox',
      '/board/roads',
      '/cases/new',
      '/papers/collection?replies=yes',
      '/papers/register',
      '/log',
    ]
    for (const who of ['secretary', 'roads', null] as const) {
      for (const path of pages) {
        const text = await (await as(who, path)).text()
        expect(text, `${who} ${path}`).not.toMatch(/<script>alert|<img src=x/)
      }
    }
  })

  it('10 no page has inline script, and its policy would not run one', async () => {
    const site = await as('secretary', `/cases/${caseId}`)
    const policy = site.headers.get('content-security-policy') ?? ''
    expect(policy).toContain("default-src 'self'")
    expect(policy).not.toMatch(/unsafe-inline|unsafe-eval|script-src [^;]*\*/)
    expect(policy).toMatch(/base-uri 'none'.*object-src 'none'.*frame-ancestors 'none'/)
    const text = await site.text()
    expect(text).not.toMatch(/<script(?![^>]*\ssrc=)[^>]*>/)
    expect(text).not.toMatch(/\son[a-z]+="/)
  })

  it('11 an address of another kind than a page’s is put into no link', async () => {
    const typed =
      '<svg onload=alert(1)><a href="javascript:alert(1)">x</a> [x](javascript:alert(1)) javascript:alert(1)'
    const one = await assignedCase(test.db, { title: typed, background: typed, demands: typed })
    await one.act(people.parks, '2026-03-06', 'give_joint_opinion', { opinion: typed })
    await one.act(people.roads, '2026-03-06', 'draft_reply', { text: typed })
    await issueAnswer(one, '2026-03-09', { outcome: 'adopted', publication: 'full' })
    const written = `/cases/${one.caseId}`
    for (const path of [
      written,
      `${written}/replies/1/letter`,
      `/public${written}`,
      `/public${written}/replies/1/letter`,
    ]) {
      const text = await (await as('roads', path)).text()
      expect(text, path).toContain('svg onload')
      expect(text, path).not.toMatch(/<svg onload|(href|src|action)="?\s*javascript:/i)
    }
    const evil = encodeURIComponent('javascript:alert(1)')
    for (const path of [`${written}?back=${evil}`, `/batch?back=${evil}`, `/prove?next=${evil}`, `/log?back=${evil}`])
      expect(await (await as('secretary', path)).text(), path).not.toMatch(
        /(href|src|action)="javascript:|value="javascript:/,
      )
    for (const path of [`/sign-in?next=${evil}`, `/forgotten-password?next=${evil}`])
      expect(await (await as(null, path)).text(), path).not.toContain('javascript:')
  })

  it('12 no cell of a file begins a formula', async () => {
    const csv = await (await as('secretary', '/exports/cases.csv')).text()
    expect(csv).toContain('HYPERLINK')
    expect(csv).not.toMatch(/(^|,|\n)"?[=+\-@\t\r＝]HYPERLINK/)
    const book = await tellingsOf(await as('secretary', '/exports/cases.xlsx'))
    expect(book).not.toMatch(/<f>/)
    const register = await tellingsOf(await as('secretary', '/papers/register.xlsx'))
    expect(register).not.toMatch(/<f>/)
  })

  it('16 signing in leads to no other site', async () => {
    const here = 'https://here.example'
    const form = (path: string, fields: Record<string, string>) =>
      app.request(path, {
        method: 'POST',
        body: new URLSearchParams(fields),
        headers: { 'sec-fetch-site': 'same-origin' },
      })
    const way = { login: 'roads', password: townPassword }
    expect((await form('/sign-in', { ...way, next: '/cases?q=a' })).headers.get('location')).toBe('/cases?q=a')
    for (const next of [
      '//evil.example',
      '/\\evil.example',
      'https://evil.example',
      '/%09/evil.example',
      '/\t/evil.example',
      'javascript:alert(1)',
    ]) {
      const answers = [
        await as('roads', `/sign-in?next=${encodeURIComponent(next)}`),
        await form('/sign-in', { ...way, next }),
        await form('/language', { language: 'en', back: next }),
      ]
      for (const answer of answers) {
        expect(answer.status, next).toBe(303)
        expect(new URL(answer.headers.get('location') ?? next, here).origin, next).toBe(here)
      }
    }
  })

  it('17 a search, an order or a place that would be SQL is a word like others', async () => {
    const before = await wholeDatabase()
    for (const word of ["' or '1'='1", "'; drop table case_file; --", '%', '_', '\\'])
      for (const path of [
        '/cases?q=',
        '/cases?order=',
        '/cases?after=',
        '/api/cases?q=',
        '/public/cases?q=',
        '/cases?column=',
      ]) {
        const answer = await as('roads', `${path}${encodeURIComponent(word)}`)
        expect(answer.status, `${path}${word}`).toBeLessThan(500)
        if (path === '/api/cases?q=')
          expect(
            ((await answer.json()) as { cases: unknown[] }).cases,
            `${word} found what it does not stand in`,
          ).toEqual([])
      }
    expect(((await (await as('roads', '/api/cases')).json()) as { cases: unknown[] }).cases).not.toEqual([])
    expect(await wholeDatabase()).toBe(before)
  })
})

describe('requests that are not what they seem', () => {
  it('18 another site’s form changes nothing, nor does one without its token, nor JSON called text', async () => {
    const before = await wholeDatabase()
    const cookie = { cookie: `huiying_session=${await tokenFor(dependencies, 'roads')}` }
    const page = await (await app.request('/settings', { headers: cookie })).text()
    const csrf = /name="csrf" value="([0-9a-f]+)"/.exec(page)?.[1] ?? ''
    expect(csrf).not.toBe('')
    const kept = (fields: Record<string, string>, headers: Record<string, string>) =>
      app.request('/cases/lists', {
        method: 'POST',
        body: new URLSearchParams({ name: 'x', address: '', ...fields }),
        headers: { ...cookie, ...headers },
      })
    const elsewhere = [
      { 'sec-fetch-site': 'cross-site' },
      { 'sec-fetch-site': 'same-site' },
      { origin: 'https://evil.example' },
    ]
    for (const headers of [...elsewhere, {}])
      expect((await kept({ csrf }, headers)).status, JSON.stringify(headers)).toBe(403)
    const own = { 'sec-fetch-site': 'same-origin' }
    for (const fields of [{}, { csrf: '0'.repeat(csrf.length) }]) expect((await kept(fields, own)).status).toBe(403)
    const body = JSON.stringify({ action: 'sign_for', seenVersion: version, fields: {} })
    const text = await as('roads', `/api/cases/${caseId}/actions`, {
      method: 'POST',
      body,
      headers: { 'content-type': 'text/plain' },
    })
    expect(text.status).toBe(415)
    expect(await wholeDatabase()).toBe(before)
    // What was refused was where it came from and what it lacked, and nothing else.
    expect((await kept({ csrf }, own)).status).toBe(303)
  })

  it('18 no address that is only read changes a row', async () => {
    const paths = createSite(dependencies)
      .routes.filter(({ method, path }) => method === 'GET' && !path.includes('*'))
      .map(({ path }) => path.replace(/:(\w+)(\{[^}]*\}+)?/g, () => caseId))
    const before = await wholeDatabase()
    for (const who of ['secretary', 'roads', 'administrator'] as const)
      for (const path of new Set([...paths, '/api/cases', `/api/cases/${caseId}`, '/api/inbox', '/api/people'])) {
        await (await as(who, path)).arrayBuffer()
      }
    expect(new Set(paths).size).toBeGreaterThan(40)
    expect(await wholeDatabase()).toBe(before)
  })

  it('20 a field nobody asked for is refused, not stored', async () => {
    const fields = { secrecy: 'cleared', secrecyReviewer: '审查人某', outcome: 'adopted', publication: 'full' }
    const given = { action: 'review_reply', instance: '1', seenVersion: version, fields }
    const before = await wholeDatabase()
    for (const more of [
      { byPerson: 'p-leader' },
      { caseNumber: '1' },
      { state: 'closed' },
      { leadProposer: 'p-leader' },
    ]) {
      const refused = await acted('roads', caseId, { ...given, fields: { ...fields, ...more } })
      expect(refused.status, JSON.stringify(more)).toBe(422)
      expect(await refused.json()).toMatchObject({ errors: [{ code: 'field_unknown' }] })
    }
    for (const more of [{ actor: 'p-secretary' }, { by: 'p-secretary' }, { on: '2026-01-01' }])
      expect((await acted('roads', caseId, { ...given, ...more })).status, JSON.stringify(more)).toBe(400)
    expect(await wholeDatabase()).toBe(before)
  })

  it('21 no step is skipped and none is taken back', async () => {
    const before = await wholeDatabase()
    for (const [who, action, instance, fields] of [
      ['secretary', 'register', 'case', {}],
      ['roads', 'issue_reply', '1', { signer: '签发人某' }],
      ['roads', 'publish_reply', '1', {}],
      ['roads', 'sign_for', 'roads', {}],
      ['secretary', 'file', 'case', {}],
      ['assigner', 'assign', 'case', { leadUnit: 'water' }],
    ] as const) {
      const answer = await acted(who, caseId, { action, instance, seenVersion: version, fields })
      expect([404, 409], action).toContain(answer.status)
      expect(JSON.stringify(await answer.json()), action).toMatch(/action_not_available|instance_unknown|need/)
    }
    expect(await wholeDatabase()).toBe(before)
  })
})

describe('whoever tries things', () => {
  it('2 and 20 stand in the log with what was refused, by whom and where, and with nothing of what they sent', async () => {
    const lines: string[] = []
    const watched = cityApp({ ...dependencies, log: newLog('info', { write: (line) => lines.push(line) }) })
    const authorization = `Bearer ${await tokenFor(dependencies, 'roads')}`
    const json = { authorization, 'content-type': 'application/json' }
    const sent = [
      { action: 'sign_for', instance: 'roads', seenVersion: version, fields: { caseNumber: 'tell-tale' } },
      { action: 'issue_reply', instance: '1', seenVersion: version, fields: { text: 'tell-tale' } },
      { action: 'sign_for', actor: 'tell-tale' },
    ]
    for (const body of sent)
      await watched.request(`/api/cases/${caseId}/actions`, {
        method: 'POST',
        body: JSON.stringify(body),
        headers: json,
      })
    await watched.request('/language', { method: 'POST', headers: { 'sec-fetch-site': 'cross-site' } })

    const told = lines.map((line) => JSON.parse(line) as { account: string | null; status: number; path: string })
    expect(told.map(({ account }) => account)).toEqual(['a-p-roads', 'a-p-roads', 'a-p-roads', null])
    expect(told.map(({ path }) => path)).toEqual([...Array(3).fill(`/api/cases/${caseId}/actions`), '/language'])
    expect(told.every(({ status }) => status >= 400)).toBe(true)
    expect(lines.join('')).not.toContain('tell-tale')
  })
})

describe('odd words', () => {
  it('23 a zero, half a character and ten million letters are refused; twins and rare characters are kept as written', async () => {
    const note = (text: string) => ({
      procedure: 'suggestion',
      profile: 'shanghai-2015',
      fields: { title: text, demands: '请修缮。', leadProposer: 'p-deputy', period: 'between_sessions' },
    })
    const sent = async (body: string, key: string) =>
      as('deputy', '/api/cases', {
        method: 'POST',
        body,
        headers: { 'content-type': 'application/json', 'idempotency-key': key },
      })
    expect((await sent(JSON.stringify(note('a\u0000b')), 'odd-words-1')).status).toBe(400)
    expect((await sent(JSON.stringify(note('\ud800')), 'odd-words-2')).status).toBe(400)
    expect((await sent(JSON.stringify(note('a'.repeat(10_000_000))), 'odd-words-3')).status).toBe(413)
    for (const [at, title] of ['é'.normalize('NFD'), '𠮷野家', '\u202egnp'].entries()) {
      const answer = await sent(JSON.stringify(note(title)), `odd-words-kept-${at}`)
      expect(answer.status).toBe(201)
      const { caseId: id } = (await answer.json()) as { caseId: string }
      const kept = (await (await as('deputy', `/api/cases/${id}`)).json()) as { facts: { title: string } }
      expect(kept.facts.title).toBe(title)
    }
  })

  it('23 a line break in a name or an address ends up in no header', async () => {
    const answer = await as('roads', '/sign-in?next=%2Finbox%0d%0aset-cookie:%20a=b')
    expect(answer.headers.get('set-cookie')).toBeNull()
    expect(answer.headers.get('location')).not.toContain('\n')
  })

  it('25 JSON a million deep is refused and costs little', async () => {
    const work = await ownWork(async () => {
      for (const body of ['['.repeat(1_000_000), '{"a":'.repeat(180_000)]) {
        const answer = await as('roads', `/api/cases/${caseId}/actions`, {
          method: 'POST',
          body,
          headers: { 'content-type': 'application/json' },
        })
        expect([400, 413]).toContain(answer.status)
      }
    })
    expect(work).toBeLessThan(5_000)
  })

  it('25 words made to wear out a pattern are answered at once', async () => {
    const work = await ownWork(async () => {
      for (const word of [`${'a'.repeat(190)}!`, ' '.repeat(190), '（'.repeat(190), '0-'.repeat(95), '\\'.repeat(190)])
        for (const path of ['/cases?q=', '/public/look-up?number=', '/cases?from=', '/sign-in?next=/'])
          await as('roads', `${path}${encodeURIComponent(word)}`)
    })
    expect(work).toBeLessThan(20_000)
  })
})

describe('15 fetching', () => {
  it('15 is done by the program at addresses of its configuration alone, and follows nobody elsewhere', () => {
    const fetching = codeFiles('src')
      .filter((path) => !path.endsWith('.test.ts') && !path.includes('/islands/'))
      .filter((path) =>
        /(?<![.\w])fetch\(|https?\.(request|get)\(|\b(request|get)\b[^\n]*from 'node:https?'|undici/.test(
          readFileSync(path, 'utf8').replace(/^\s+fetch\(\{/gm, ''),
        ),
      )
    // site-faults asks an address whoever runs it gives; Node’s own client, which the model’s uses too, follows nothing.
    const byFetch = ['src/cli/log-source.ts', 'src/operations/ask-witnesses.ts']
    expect(fetching.toSorted()).toEqual([
      'src/app/chat-completions.ts',
      'src/cli/log-source.ts',
      'src/cli/site-faults.ts',
      'src/operations/ask-witnesses.ts',
    ])
    for (const path of byFetch) expect(readFileSync(path, 'utf8'), path).toContain("redirect: 'error'")
  })

  it('15 an address in anything handed in is a word: nothing asks it, while it is read either', async () => {
    const asked: string[] = []
    const listener = createServer((request, response) => {
      asked.push(request.url ?? '')
      response.end('asked')
    })
    listener.listen(0, '127.0.0.1')
    await once(listener, 'listening')
    const { port } = listener.address() as AddressInfo
    const hosts = [
      `127.0.0.1:${port}`,
      `localhost:${port}`,
      `2130706433:${port}`,
      `0x7f.1:${port}`,
      '[::1]',
      '169.254.169.254',
    ]
    try {
      for (const [at, host] of hosts.entries()) {
        const address = `http://${host}/${at}`
        const page = `<!DOCTYPE html><link rel=stylesheet href="${address}"><meta http-equiv=refresh content="0;url=${address}">
          <p>县人大代表苗禾川建议：请看<a href="${address}">这里</a>。<img src="${address}"><iframe src="${address}"></iframe></p>`
        const picture = `<?xml version="1.0"?><!DOCTYPE svg [<!ENTITY outside SYSTEM "${address}">]><svg><text>&outside;</text><image href="${address}"/></svg>`
        for (const [name, body] of [
          [`${at}.html`, page],
          [`${at}.svg`, picture],
          [`${at}.md`, `![](${address}) <${address}>`],
        ] as const) {
          const path = `/api/readings?name=${encodeURIComponent(name)}`
          const headers = { 'content-type': 'application/octet-stream' }
          await as('secretary', path, { method: 'POST', body, headers })
        }
      }
      while (await runNextReading(test.db, readFile, () => '2026-03-16T02:00:00Z', dependencies.chance));
      expect(asked).toEqual([])
      // A request there would have been seen.
      await fetch(`http://127.0.0.1:${port}/seen`)
      expect(asked).toEqual(['/seen'])
    } finally {
      listener.close()
    }
  })
})

function codeFiles(folder: string): readonly string[] {
  return readdirSync(folder, { withFileTypes: true })
    .flatMap((entry) => {
      const path = join(folder, entry.name)
      return entry.isDirectory() ? codeFiles(path) : path.endsWith('.ts') ? [path] : []
    })
    .sort()
}
