import { deputiesByDelegation } from './deputies.ts'
import { membersBySector } from './members.ts'
import {
  administrator,
  assigningOffice,
  auditor,
  clerkByUnit,
  leaders,
  presidium,
  proposalCommittee,
  secretariat,
  sessionSecretariat,
  specialCommittee,
  standingCommittee,
} from './officials.ts'

export type DemoPerson = {
  readonly id: string
  readonly name: string
  readonly kind: 'deputy' | 'member' | 'leader' | 'clerk'
  readonly body: 'party_committee' | 'congress' | 'cppcc' | 'government' | 'unit'
  /** Post or occupation. */
  readonly office: string
  /** Deputies only. */
  readonly delegation: string | null
  /** Members only: 界别. */
  readonly sector: string | null
  /** The unit a clerk acts for. */
  readonly unit: string | null
  /** Offices the person may act in, as the procedures name them. */
  readonly offices: readonly string[]
}

const nobody = { delegation: null, sector: null, unit: null, offices: [] } as const

/** Everyone in the roster of the invented city. */
export const people: readonly DemoPerson[] = [
  ...numbered('deputy', grouped(deputiesByDelegation)).map(
    ([id, name, office, delegation]): DemoPerson => ({
      ...nobody,
      ...{ id, name, kind: 'deputy', body: 'congress', office, delegation, offices: ['deputy'] },
    }),
  ),
  ...numbered('member', grouped(membersBySector)).map(
    ([id, name, office, sector]): DemoPerson => ({
      ...nobody,
      ...{ id, name, kind: 'member', body: 'cppcc', office, sector, offices: ['member'] },
    }),
  ),
  ...leaders.map(
    ([name, office, body], index): DemoPerson => ({
      ...nobody,
      ...{ id: `leader-${index + 1}`, name, kind: 'leader', body, office },
      // The head of the congress's standing committee chairs the council of chairpersons.
      offices: body === 'congress' ? ['leader', 'chairpersons_council'] : ['leader'],
    }),
  ),
  ...officeClerks('secretariat', secretariat, 'congress', '市人大常委会代表工作委员会干部'),
  ...officeClerks('presidium', presidium, 'congress', '大会主席团秘书'),
  ...officeClerks('special_committee', specialCommittee, 'congress', '市人大专门委员会干部'),
  ...officeClerks('standing_committee', standingCommittee, 'congress', '市人大常委会办公厅干部'),
  ...officeClerks('proposal_committee', proposalCommittee, 'cppcc', '市政协提案委员会干部'),
  ...officeClerks('assigning_office', assigningOffice, 'government', '市政府办公室建议提案科干部'),
  ...officeClerks('session_secretariat', sessionSecretariat, 'congress', '大会秘书处议案建议组干部'),
  ...officeClerks('administrator', administrator, 'government', '市政府办公室系统管理员'),
  ...officeClerks('auditor', auditor, 'government', '市政府办公室审计管理员'),
  ...Object.entries(clerkByUnit).map(
    ([unit, name]): DemoPerson => ({
      ...nobody,
      ...{ id: `clerk-${unit}`, name, kind: 'clerk', body: 'unit', office: '建议提案经办人', unit },
    }),
  ),
]

type Named = readonly [name: string, office: string, group: string]

function grouped(groups: Readonly<Record<string, string>>): readonly Named[] {
  return Object.entries(groups).flatMap(([group, lines]) =>
    lines
      .trim()
      .split('\n')
      .map((line): Named => {
        const [name = '', office = ''] = line.split(' ')
        return [name, office, group]
      }),
  )
}

function numbered(
  prefix: string,
  named: readonly Named[],
): readonly (readonly [id: string, name: string, office: string, group: string])[] {
  return named.map((one, index) => [`${prefix}-${String(index + 1).padStart(2, '0')}`, ...one])
}

function officeClerks(
  officeCode: string,
  names: readonly string[],
  body: DemoPerson['body'],
  office: string,
): readonly DemoPerson[] {
  return names.map((name, index) => ({
    ...nobody,
    ...{ id: `${officeCode.replaceAll('_', '-')}-${index + 1}`, name, kind: 'clerk', body, office },
    offices: [officeCode],
  }))
}
