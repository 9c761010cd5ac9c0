import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openSite } from '#tests/support/case-desk.ts'
import { createTestDatabase, type TestDatabase } from '#tests/support/database.ts'
import { profiles } from '#tests/support/installed-profiles.ts'
import { settleSmallCity } from '#tests/support/small-city.ts'

let test: TestDatabase
let site: Awaited<ReturnType<typeof openSite>>

beforeAll(async () => {
  test = await createTestDatabase()
  await settleSmallCity(test.db)
  site = await openSite(test.db)
})

afterAll(() => test.drop())

const read = async (path: string, language: 'zh' | 'en' = 'zh') => site.deskOf(null).get(path, language)

describe('the laws, for anyone to read', () => {
  it('are listed, the one of this place in force marked', async () => {
    const { text } = await read('/laws')

    expect(text).toMatch(
      /<a href="\/laws\/suggestion\/shanghai-2015">上海（2015）<\/a>\s*<span class="note">现行<\/span>/,
    )
    for (const { procedure, id } of profiles) expect(text).toContain(`href="/laws/${procedure}/${id}"`)
  })

  it.each(profiles)(
    '$id: every limit, outcome and provision stands there with its source, in both languages',
    async (profile) => {
      const short = (source: string) =>
        source.startsWith(profile.source) ? source.slice(profile.source.length) : source
      const [zh, en] = [
        (await read(`/laws/${profile.procedure}/${profile.id}`)).text,
        (await read(`/laws/${profile.procedure}/${profile.id}`, 'en')).text,
      ]

      for (const rule of Object.values(profile.clocks)) if (rule !== null) expect(zh).toContain(short(rule.source))
      for (const entry of profile.lists.outcome ?? []) {
        expect(zh).toContain(entry.label.zh)
        expect(en).toContain(entry.label.en)
        if (entry.source !== undefined) expect(zh).toContain(short(entry.source))
      }
      for (const { value, source } of Object.values(profile.amounts ?? {})) {
        if (value !== null) expect(zh).toMatch(new RegExp(`<dd>${value}\\s`))
        if (source !== null) expect(zh).toContain(short(source))
      }
      for (const { text, source } of profile.provisions) {
        expect(zh).toContain(text.zh)
        expect(zh).toContain(short(source))
      }
      expect(zh).toContain(profile.source)
      const decided = [...Object.values(profile.choices), ...Object.values(profile.amounts ?? {})]
      expect(zh.includes('规定没有说')).toBe(decided.some(({ value }) => value === null))
      expect(zh).toContain('（待核）')
    },
  )

  it('say from what a limit counts, by how much it may grow, and where there is none', async () => {
    const { text } = await read('/laws/suggestion/chongqing-2018', 'en')
    const row = (clock: string) => new RegExp(`id="clock-${clock}"[\\s\\S]*?</tr>`).exec(text)?.[0] ?? ''

    expect(row('joint_opinion')).toContain('30 working days')
    expect(row('joint_opinion')).toContain('from assignment')
    expect(row('assignment')).toContain('from: submitted')
    expect(row('feedback')).toMatch(/from: .*reply issued/)
    expect(row('first_contact')).toContain('from receipt')
    expect(row('reply')).toContain('may be lengthened by 3 months at most')
    expect(row('publication')).toContain('The law sets no number')
    expect(row('promise')).toContain('The day the reply names')
  })

  it('are not found when there is none of that name', async () => {
    expect((await read('/laws/suggestion/atlantis-2020')).status).toBe(404)
  })
})
