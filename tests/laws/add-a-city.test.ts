import { spawnSync } from 'node:child_process'
import { cp, mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { loadCalendars } from '#app/load-calendars.ts'
import { loadProfiles } from '#app/load-profiles.ts'
import type { Actor, Fields } from '#engine/case-file.ts'
import { plainDate } from '#kernel/plain-date.ts'
import { readCase } from '#operations/read-case.ts'
import { submitCase } from '#operations/submit-case.ts'
import { takeAction } from '#operations/take-action.ts'
import { type Profiles, profileInForce } from '#procedures/profiles.ts'
import { createTestDatabase, type TestDatabase } from '#tests/support/database.ts'
import { acting, people, settleSmallCity } from '#tests/support/small-city.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
const guide = await readFile(join(root, 'docs/guides/add-a-city.md'), 'utf8')

/** The blocks of the guide in order, each under the number of its heading. */
const blocks = guide.split(/^## /m).flatMap((section) =>
  [...section.matchAll(/```(\w+)\n([\s\S]*?)```/g)].map((found) => ({
    step: Number(section[0]),
    kind: found[1] ?? '',
    text: found[2] ?? '',
  })),
)
const blocksOf = (step: number, kind: string): readonly string[] =>
  blocks.filter((block) => block.step === step && block.kind === kind).map((block) => block.text)

let folder = ''
let lawFile = ''
let test: TestDatabase
let profiles: Profiles

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'city-'))
  for (const name of ['data', 'src', 'node_modules', 'package.json', 'scripts']) {
    await symlink(join(root, name), join(folder, name))
  }
  test = await createTestDatabase()
  await settleSmallCity(test.db)
})

afterAll(async () => {
  await test.drop()
  await rm(folder, { recursive: true })
})

/** Where the guide says that a step's lines belong; undefined: at the top of the file. */
const sectionOf: Readonly<Record<number, string>> = { 3: 'clocks', 4: 'choices', 5: 'lists' }

/**
 * Puts a block's lines into a section of the law as a person would: each key of the block takes the place of the same
 * key there, with all that hangs below it.
 */
function putIn(law: string, block: string, section: string | undefined): string {
  const parts = law.split(/^(?=[a-z]\w*:)/im)
  const indent = section === undefined ? '' : '  '
  const entries = block.split(new RegExp(`^(?=${indent}[a-z]\\w*:)`, 'im')).filter((one) => one.trim() !== '')
  for (const entry of entries) {
    const key = /^ *[a-z]\w*:/i.exec(entry)?.[0] ?? ''
    const at = parts.findIndex((part) => part.startsWith(section === undefined ? key : `${section}:`))
    const old = new RegExp(`^${key}.*\\n(?:${indent} .*\\n)*`, 'm')
    expect(parts[at], `the law has ${key} under ${section ?? 'its top'}`).toMatch(old)
    parts[at] = (parts[at] ?? '').replace(old, () => entry)
  }
  return parts.join('')
}

describe('the guide to adding a city, followed word by word', () => {
  it('1: its folder is made by the commands it shows', () => {
    const [commands = ''] = blocksOf(1, 'sh')
    const run = spawnSync('sh', ['-e', '-c', commands], { cwd: folder, encoding: 'utf8' })
    lawFile = join(folder, 'my-laws', 'yunting-2026', 'suggestion.yaml')

    expect(run.stderr).toBe('')
    expect(run.status).toBe(0)
  })

  it('2 to 5: its own lines take the place of those copied', async () => {
    let law = await readFile(lawFile, 'utf8')
    for (const step of [2, 3, 4, 5])
      for (const block of blocksOf(step, 'yaml')) law = putIn(law, block, sectionOf[step])
    await writeFile(lawFile, law)
    profiles = await loadProfiles(join(folder, 'my-laws'))

    expect(profiles.map(({ id, place }) => [id, place])).toEqual([['yunting-2026', 'yunting']])
    expect(profiles[0]?.clocks.publication).toMatchObject({ length: 20, source: expect.stringContaining('第15条') })
  })

  it('6 and 7: its worked cases are put beside it, and the check works them all', async () => {
    const [examples = ''] = blocksOf(6, 'yaml')
    await writeFile(join(folder, 'my-laws', 'yunting-2026', 'suggestion.examples.yaml'), examples)
    const [command = ''] = blocksOf(7, 'sh')
    const [, folderNamed = ''] = /^npm run check-profiles -- (\S+)$/m.exec(command) ?? []
    const { scripts } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8'))
    const [program, ...args] = `${scripts['check-profiles']} ${folderNamed}`.split(' ')
    expect(program).toBe('node')
    const run = spawnSync(process.execPath, args, { cwd: folder, encoding: 'utf8' })

    expect(run.stderr).toBe('')
    expect(run.stdout.trim()).toBe(/`(yunting-2026: \d+\/\d+)`/.exec(guide)?.[1])
    expect(run.status).toBe(0)
  })

  it('7: the check finds a case worked otherwise, and a law that does not fit, and says so', async () => {
    const spoilt = join(folder, 'spoilt')
    await mkdir(spoilt)
    await cp(join(folder, 'my-laws', 'yunting-2026'), join(spoilt, 'yunting-2026'), { recursive: true })
    const path = join(spoilt, 'yunting-2026', 'suggestion.examples.yaml')
    await writeFile(path, (await readFile(path, 'utf8')).replace('deadline: 2026-03-12', 'deadline: 2026-03-13'))
    const check = () =>
      spawnSync(process.execPath, ['src/app/check-profiles.ts', 'spoilt'], { cwd: folder, encoding: 'utf8' })
    const wrongCase = check()
    await writeFile(join(spoilt, 'yunting-2026', 'suggestion.yaml'), 'place: yunting\n')
    const wrongLaw = check()

    expect(wrongCase.status).toBe(1)
    expect(wrongCase.stdout).toContain('worked by hand 2026-03-13, got 2026-03-12')
    expect(wrongLaw.status).toBe(1)
    expect(wrongLaw.stderr).toContain('clocks：缺少')
  })

  it('8: a case goes through its main line with that city’s clocks, words and steps', async () => {
    const [start = ''] = blocksOf(8, 'sh')
    expect(start).toContain('PROFILE_DIR=my-laws PLACE=yunting')
    const calendar = await loadCalendars(join(root, 'data/calendars'))
    const profile = profileInForce(profiles, 'suggestion', 'yunting', plainDate('2026-03-02'))
    if (profile === undefined) throw new Error('the new law is in force')
    const context = (who: Actor, day: string) => ({ ...acting(who, day, calendar), profiles })
    const begun = await submitCase(test.db, context(people.deputy, '2026-03-02'), {
      procedure: 'suggestion',
      profile: profile.id,
      submitToken: 'eighth-city',
      fields: {
        title: '关于修缮渡口的建议',
        demands: '请修缮渡口的石阶。',
        leadProposer: people.deputy.personId,
        period: 'between_sessions',
        publishText: true,
      },
    })
    if (!begun.ok) throw new Error(JSON.stringify(begun.refusal))
    const { caseId } = begun.value
    let { version } = begun.value
    const attempt = async (who: Actor, day: string, action: string, fields: Fields = {}, instance?: string) =>
      takeAction(test.db, context(who, day), {
        caseId,
        seenVersion: version,
        action,
        fields,
        ...(instance === undefined ? {} : { instance }),
      })
    const act = async (...args: Parameters<typeof attempt>) => {
      const taken = await attempt(...args)
      if (!taken.ok) throw new Error(`${args[2]}: ${JSON.stringify(taken.refusal)}`)
      version = taken.value.version
    }
    const running = async (day: string) => {
      const seen = await readCase(test.db, profiles, people.secretary, plainDate(day), caseId)
      const clocks = seen?.view.clocks.filter(({ stoppedOn }) => stoppedOn === null) ?? []
      return Object.fromEntries(clocks.map(({ clock, instance, deadline }) => [`${clock}/${instance}`, deadline]))
    }

    expect(await running('2026-03-02')).toEqual({ 'assignment/case': '2026-03-09' })
    await act(people.secretary, '2026-03-03', 'register')
    await act(people.secretary, '2026-03-03', 'file')
    await act(people.assigner, '2026-03-04', 'assign', { leadUnit: 'roads', jointUnits: ['parks'] })
    await act(people.roads, '2026-03-05', 'sign_for', {}, 'roads')
    await act(people.parks, '2026-03-06', 'sign_for', {}, 'parks')
    // Reply: two months from assignment, 4 May is in the holiday of 1 to 5 May. First contact: ten working days from 5 March.
    expect(await running('2026-03-06')).toEqual({
      'reply/case': '2026-05-06',
      'first_contact/case': '2026-03-19',
      'joint_opinion/parks': '2026-04-01',
      'return/roads': '2026-03-10',
      'return/parks': '2026-03-11',
    })
    await act(people.roads, '2026-03-09', 'contact_proposer', {
      contactedOn: '2026-03-09',
      method: 'visit',
      people: '苗禾川、路政科',
      talk: '已到渡口看过。',
    })
    await act(people.parks, '2026-03-10', 'give_joint_opinion', { opinion: '同意。' })
    await act(people.roads, '2026-03-11', 'lengthen_reply', { months: 1, reason: '需要勘测水下部分。' })
    expect(await running('2026-03-11')).toMatchObject({ 'reply/case': '2026-06-04' })
    await act(people.roads, '2026-04-01', 'draft_reply', { text: '石阶将于秋天修缮。' })
    const reply = { outcome: 'by_date', publication: 'full', secrecy: 'cleared', secrecyReviewer: '科长' }
    const dayless = await attempt(people.roads, '2026-04-01', 'review_reply', reply)
    expect(dayless.ok ? [] : dayless.refusal).toEqual([{ code: 'field_missing', field: 'doneBy' }])
    await act(people.roads, '2026-04-01', 'review_reply', { ...reply, doneBy: '2026-10-20' })
    await act(people.roads, '2026-04-01', 'issue_reply', { signer: '局长' })
    // Twenty working days from 1 April, without 4 to 6 April: 30 April. Ten: 16 April.
    expect(await running('2026-04-01')).toMatchObject({
      'publication/case': '2026-04-30',
      'feedback/case': '2026-04-16',
      'promise/case': '2026-10-20',
    })
    expect(
      (await readCase(test.db, profiles, null, plainDate('2026-04-02'), caseId))?.replies[0]?.fields.text,
    ).toBeUndefined()
    await act(people.secretary, '2026-04-02', 'publish_reply')
    expect((await readCase(test.db, profiles, null, plainDate('2026-04-02'), caseId))?.replies[0]?.fields.text).toBe(
      '石阶将于秋天修缮。',
    )
    await act(people.deputy, '2026-04-10', 'rate', { attitude: 'satisfied', result: 'satisfied' })
    await act(people.secretary, '2026-04-13', 'track')
    await act(people.roads, '2026-10-12', 'report_done', { evidence: '石阶已修好。' })
    await act(people.secretary, '2026-10-13', 'confirm_done')

    const seen = await readCase(test.db, profiles, people.secretary, plainDate('2026-10-13'), caseId)
    expect(seen?.summary.state).toBe('closed')
    expect(seen?.profile.lists.outcome?.find((entry) => entry.code === 'by_date')?.label.zh).toBe('限期办成')
    expect(await running('2026-10-13')).toEqual({})
  })
})
