import type { Label } from '#kernel/label.ts'
import { type PlainDate, plainDate } from '#kernel/plain-date.ts'
import { installedProcedures } from '#procedures/installed.ts'
import type { GroundWords } from '#store/removal-tables.ts'
import type { Removal } from '#store/removals.ts'

/** What an office that decides removals is called. */
export function removingOffice(code: string): Label {
  for (const { roles } of installedProcedures) {
    const role = Object.entries(roles).find(([name, one]) => one.held === 'office' && (one.office ?? name) === code)
    if (role !== undefined) return role[1].label
  }
  return otherOffices[code] ?? { zh: code, en: code }
}

const otherOffices: Readonly<Record<string, Label>> = {
  administrator: { zh: '系统管理员', en: 'Administrator' },
  leader: { zh: '领导', en: 'Leader' },
}

/**
 * What stands in the place of removed content, on every surface: when, by which office and why. In both languages, for
 * it is kept where one text stood.
 */
export function removalStub(on: PlainDate, office: Label, ground: Pick<GroundWords, 'zh' | 'en'>): string {
  return `〔此处内容已于${on}由${office.zh}移除：${ground.zh}。Removed on ${on} by ${office.en.toLowerCase()}: ${ground.en}.〕`
}

/** The stub a removal left. */
export function stubOf({ ended_on, decided_as, ground_words }: Removal): string {
  return removalStub(plainDate(ended_on ?? ''), removingOffice(decided_as ?? ''), ground_words)
}
