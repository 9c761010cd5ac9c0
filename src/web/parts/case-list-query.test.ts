import { describe, expect, it } from 'vitest'
import { profiles } from '#tests/support/installed-profiles.ts'
import { caseListQuery } from './case-list-query.ts'

function read(query: string) {
  return caseListQuery(new URLSearchParams(query), {
    today: '2026-03-16',
    actor: { personId: 'p-1', unitId: null, offices: [] },
    profiles,
    units: new Set(['roads']),
    sessions: new Set(['s-1']),
  })
}

describe('a list as its address asks for it', () => {
  it('narrows by everything the address names', () => {
    const query =
      'q=路灯&state=replied&state=closed&unit=roads&duty=joint&session=s-1&subject=agriculture&outcome=planned&from=2026-01-01&to=2026-02-28&mine=yes&late=yes&order=updated&after=xyz'

    expect(read(query)).toEqual({
      filter: {
        q: '路灯',
        states: ['replied', 'closed'],
        unit: 'roads',
        duty: 'joint',
        session: 's-1',
        subject: 'agriculture',
        outcome: 'planned',
        submittedFrom: '2026-01-01',
        submittedTo: '2026-02-28',
        mine: 'p-1',
        lateOn: '2026-03-16',
      },
      order: 'updated',
      after: 'xyz',
      faults: [],
    })
  })

  it('does not narrow by codes that no list knows, nor by empty boxes', () => {
    const query = 'q=&state=nowhere&unit=nobody&session=&subject=x&outcome=&order=random&duty=lead&after='

    expect(read(query)).toEqual({ filter: {}, order: 'newest', after: undefined, faults: [] })
  })

  it('names days that are none instead of passing over them', () => {
    expect(read('from=2026-02-30&to=昨天').faults).toEqual(['2026-02-30', '昨天'])
  })

  it('puts the late ones in the order of their deadlines unless told otherwise', () => {
    expect(read('late=yes').order).toBe('deadline')
    expect(read('late=yes&order=newest').order).toBe('newest')
  })

  it('takes control characters out of what was typed', () => {
    expect(read('q=%00路%0a灯').filter).toEqual({ q: '路灯' })
  })
})
