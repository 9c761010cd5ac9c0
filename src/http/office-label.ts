import type { Label } from '#kernel/label.ts'
import { installedProcedures } from '#procedures/installed.ts'

/** What an office held with an account is called. */
export function officeLabel(code: string): Label {
  for (const { roles } of installedProcedures) {
    const role = Object.entries(roles).find(([name, one]) => one.held === 'office' && (one.office ?? name) === code)
    if (role !== undefined) return role[1].label
  }
  return otherOffices[code] ?? { zh: code, en: code }
}

/** Offices that no procedure names among its roles. */
const otherOffices: Readonly<Record<string, Label>> = {
  leader: { zh: '领导', en: 'Leader' },
  administrator: { zh: '系统管理员', en: 'Administrator' },
  security_officer: { zh: '安全管理员', en: 'Security officer' },
  auditor: { zh: '审计管理员', en: 'Auditor' },
}
