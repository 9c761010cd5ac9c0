import { describe, expect, it } from 'vitest'
import { judgeWeaknesses } from '../../scripts/weaknesses/judge-weaknesses.ts'
import { releaseFaults, WeaknessRecord } from '../../scripts/weaknesses/release-faults.ts'
import { projectFiles } from '../architecture/project-files.ts'

const id = 'GHSA-aaaa-bbbb-cccc'
const weakness = (severity: string, number = 1) => ({
  source: number,
  title: 'Reads beyond the end',
  url: `https://github.com/advisories/${number === 1 ? id : `GHSA-aaaa-bbbb-ddd${number}`}`,
  severity,
})
const auditOf = (...via: unknown[]) => ({ vulnerabilities: { reader: { via }, program: { via: ['reader'] } } })

describe('a known weakness of a package', () => {
  it.each([
    { severity: 'critical', reached: true, last: '2026-11-08', late: '2026-11-09' },
    { severity: 'low', reached: true, last: '2026-11-08', late: '2026-11-09' },
    { severity: 'critical', reached: false, last: '2026-12-01', late: '2026-12-02' },
    { severity: 'high', reached: false, last: '2026-12-01', late: '2026-12-02' },
    { severity: 'moderate', reached: false, last: '2027-01-30', late: '2027-01-31' },
    { severity: 'low', reached: false, last: '2027-01-30', late: '2027-01-31' },
  ])(
    'that is $severity, reached from outside: $reached, may be there until $last',
    ({ severity, reached, last, late }) => {
      const seen = { [id]: { since: '2026-11-01', reached, severity } }
      const on = (day: string) => judgeWeaknesses(auditOf(weakness(severity)), seen, day).weaknesses

      expect(on(last)).toMatchObject([{ id, mendBy: last, isOverdue: false, packages: ['reader'] }])
      expect(on(late)).toMatchObject([{ id, mendBy: last, isOverdue: true }])
    },
  )

  it('counts from the day it was first seen, which is noted; what is gone is forgotten', () => {
    const seen = { 'GHSA-gone-gone-gone': { since: '2026-01-01', reached: false, severity: 'low' } }
    const first = judgeWeaknesses(auditOf(weakness('high')), seen, '2026-11-01')
    expect(first.seen).toEqual({ [id]: { since: '2026-11-01', reached: false, severity: 'high' } })
    expect(judgeWeaknesses(auditOf(weakness('high')), first.seen, '2026-11-20').seen).toEqual(first.seen)
  })

  it('stands before those that may be mended later', () => {
    const { weaknesses } = judgeWeaknesses(auditOf(weakness('low'), weakness('high', 2)), {}, '2026-11-01')
    expect(weaknesses.map(({ severity }) => severity)).toEqual(['high', 'low'])
  })

  it.each([{ error: { code: 'ENOAUDIT' } }, { message: 'Method Not Allowed' }, null, []])(
    'is not taken for absent where the registry gave no audit: %j',
    (answer) => {
      expect(() => judgeWeaknesses(answer, {}, '2026-11-01')).toThrow()
    },
  )

  it('is mended within the days that the page on security names', () => {
    const page = projectFiles.find(({ path }) => path === 'SECURITY.md')?.text.replace(/\s+/g, ' ') ?? ''
    expect(page).toContain('within 7 days where it can be reached from outside without a sign-in or is being used')
    expect(page).toContain('30 days where it is rated high, 90 days otherwise')
  })

  it('of those noted has a day and says whether it is reached', () => {
    const noted = projectFiles.find(({ path }) => path === 'docs/security/weaknesses-seen.json')?.text ?? ''
    expect(() => WeaknessRecord.parse(JSON.parse(noted))).not.toThrow()
  })
})

describe('a release', () => {
  const lockFile = 'a'.repeat(64)
  const record = { asked: '2026-11-10', packages: lockFile, seen: {} }
  const faultsOn = (today: string, changes: Partial<WeaknessRecord> = {}) =>
    releaseFaults({ ...record, ...changes }, { today, lockFile })

  it('is let through within a week of asking, for the packages that were asked for, and not a day later', () => {
    expect([faultsOn('2026-11-10'), faultsOn('2026-11-17')]).toEqual([[], []])
    expect(faultsOn('2026-11-18')).toEqual(['the registry was last asked on 2026-11-10'])
    expect(faultsOn('2026-11-09')).toHaveLength(1)
    expect(faultsOn('2026-11-10', { packages: 'b'.repeat(64) })).toHaveLength(1)
    expect(faultsOn('2026-11-10', { asked: null, packages: null })).toEqual(['the registry was never asked'])
  })

  it('is let through until the last day of a weakness that was noted', () => {
    const seen = { [id]: { since: '2026-10-12', reached: false, severity: 'high' } }
    expect(faultsOn('2026-11-11', { seen })).toEqual([])
    expect(faultsOn('2026-11-12', { seen })).toEqual([`${id} was to be mended by 2026-11-11`])
  })

  it('asks for both as the page on security says', () => {
    const page = projectFiles.find(({ path }) => path === 'SECURITY.md')?.text.replace(/\s+/g, ' ') ?? ''
    expect(page).toContain('`npm run weaknesses -- --release`')
    expect(page).toContain('more than 7 days ago')
  })
})
