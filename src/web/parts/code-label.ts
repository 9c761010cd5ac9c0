import type { Label } from '#kernel/label.ts'
import type { Profiles } from '#procedures/profiles.ts'

/** A code of a list in words. Lists show cases under several versions of a law: the newest that has the code names it. */
export function codeLabel(profiles: Profiles, procedure: string, list: string, code: string): Label {
  const entries = profiles
    .filter((profile) => profile.procedure === procedure)
    .sort((a, b) => (a.effectiveFrom < b.effectiveFrom ? 1 : -1))
    .flatMap((profile) => profile.lists[list]?.filter((entry) => entry.code === code) ?? [])
  return entries[0]?.label ?? { zh: code, en: code }
}
