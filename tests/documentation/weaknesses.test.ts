import { describe, expect, it } from 'vitest'
import { judgeWeaknesses, SeenWeaknesses } from '../../scripts/weaknesses/judge-weaknesses.ts'
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
      const seen = { [id]: { since: '2026-11-01', reached } }
      const on = (day: string) => judgeWeaknesses(auditOf(weakness(severity)), seen, day).weaknesses

      expect(on(last)).toMatchObject([{ id, mendBy: last, isOverdue: false, packages: ['reader'] }])
      expect(on(late)).toMatchObject([{ id, mendBy: last, isOverdue: true }])
    },
  )

  it('counts from the day it was first seen, which is noted; what is gone is forgotten', () => {
    const seen = { 'GHSA-gone-gone-gone': { since: '2026-01-01', reached: false } }
    const first = judgeWeaknesses(auditOf(weakness('high')), seen, '2026-11-01')
    expect(first.seen).toEqual({ [id]: { since: '2026-11-01', reached: false } })
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
    expect(() => SeenWeaknesses.parse(JSON.parse(noted))).not.toThrow()
  })
})
