import type { Label } from '#kernel/label.ts'
import { installedProcedures } from '#procedures/installed.ts'
import { officeWords } from '#web/words/frame-words.ts'

/** What an office held with an account is called. */
export function officeName(code: string): Label {
  for (const { roles } of installedProcedures) {
    const role = Object.entries(roles).find(([name, one]) => one.held === 'office' && (one.office ?? name) === code)
    if (role !== undefined) return role[1].label
  }
  return officeWords[code] ?? { zh: code, en: code }
}
