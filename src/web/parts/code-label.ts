import type { Label } from '#kernel/label.ts'
import { installedProfiles } from '#procedures/installed.ts'

/** A code of a list in words. Lists show cases of several profiles: the first that has the code names it. */
export function codeLabel(procedure: string, list: string, code: string): Label {
  for (const profile of installedProfiles) {
    if (profile.procedure !== procedure) continue
    const entry = profile.lists[list]?.find((one) => one.code === code)
    if (entry !== undefined) return entry.label
  }
  return { zh: code, en: code }
}
