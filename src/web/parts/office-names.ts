import type { Label } from '#kernel/label.ts'
import { installedProcedures } from '#procedures/installed.ts'
import { officeWords } from '#web/words/frame-words.ts'

/** What an office held with an account is called. */
export function officeName(code: string): Label {
  for (const { roles } of installedProcedures) {
    const role = roles[code]
    if (role?.held === 'office') return role.label
  }
  return officeWords[code] ?? { zh: code, en: code }
}
