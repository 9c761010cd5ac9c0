import type { Mention } from './people.ts'
import type { RoleKind } from './role-words.ts'

/** What is known of an article's people before anybody speaks. */
export type Voices = {
  readonly kinds: ReadonlyMap<string, RoleKind | null>
  /** 区委书记、人大代表某某: who lead, though they are called deputies too. */
  readonly chiefs: ReadonlySet<string>
}

/** 指出, 强调, 对委员的发言给予肯定: only who leads does so. */
const leadsBy =
  '(?:同志)?(?:在[^,。]{0,12}[时中])?(?:还|最后|特别)?(?:指出|强调|要求|对(?:委员|代表|大家)[^,。]{0,14}(?:肯定|感谢))'

const leadsToo = /(?:书记|[市区县省州]长|主席|主任)、[^、]{0,12}(?:代表|委员)/

/** 市水务局排水科科长: speaks for the office. */
const servesOffice =
  /(?:局|委|办|厅|队|法院|检察院|街道|镇|乡|政府)[^、]{0,12}(?:科长|股长|所长|站长|队长|中队长|主任|工作人员|调研员|总[工规经会][程划济计]师)$/

/** The kind of each person, by all the places that name them. */
export function voicesOf(text: string, mentions: readonly Mention[]): Voices {
  const kinds = new Map<string, RoleKind | null>()
  const chiefs = new Set<string>()
  for (const { name, kind, role } of mentions) {
    if (role !== null && leadsToo.test(text.slice(role.start, role.end))) chiefs.add(name)
    const voice =
      kind === 'other' && role !== null && servesOffice.test(text.slice(role.start, role.end)) ? 'leader' : kind
    const known = kinds.get(name)
    // Who is called 委员 or 代表 speaks as one, whatever else they are.
    const speaksAsMember = kind === 'member' || kind === 'deputy'
    if (known === undefined || known === null || speaksAsMember) kinds.set(name, voice)
  }
  for (const [name, kind] of kinds)
    if (kind === null && new RegExp(name + leadsBy).test(text)) kinds.set(name, 'leader')
  return { kinds, chiefs }
}

/** Who wrote the report takes no part in it. */
export function isReporter(text: string, { role }: Mention): boolean {
  return role !== null && /记者|通讯员|摄影|编辑/.test(text.slice(role.start, role.end))
}
