import { fileURLToPath } from 'node:url'
import { loadProfiles } from '#app/load-profiles.ts'
import { getLaw, type Law, type Profiles } from '#procedures/profiles.ts'

export const profileFolder = fileURLToPath(new URL('../../data/profiles', import.meta.url))

/** The laws that are shipped. */
export const profiles: Profiles = await loadProfiles(profileFolder)

export const shanghai: Law = getLaw(profiles, 'suggestion', 'shanghai-2015')

/** The CPPCC's, of the same place. */
export const shanghaiCppcc: Law = getLaw(profiles, 'proposal', 'shanghai-cppcc-2026')
