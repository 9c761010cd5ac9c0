import { access, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { Profile } from '#engine/profile.ts'
import { installedProcedures } from '#procedures/installed.ts'
import { profileFaults } from '#procedures/profile-faults.ts'
import type { Profiles } from '#procedures/profiles.ts'
import { ProfileFile, profileFrom } from './profile-file.ts'
import { readYaml } from './read-yaml.ts'
import { YamlFault } from './yaml-fault.ts'

/**
 * Reads the laws of places: a folder each, named after the profile, with a file for each kind of case.
 * @throws YamlFault naming the file, each key that is wrong, and how to mend it.
 */
export async function loadProfiles(folder: string): Promise<Profiles> {
  const entries = await readdir(folder, { withFileTypes: true })
  const ids = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name)
  const loaded = await Promise.all(ids.sort().map((id) => loadFolder(join(folder, id), id)))
  const profiles = loaded.flat()
  checkDays(profiles, folder)
  return profiles
}

async function loadFolder(folder: string, id: string): Promise<Profiles> {
  if (!/^[a-z][a-z0-9-]*$/.test(id)) {
    throw new YamlFault(folder, [
      '目录名须为小写英文、数字和连字符 / name the folder in lower-case letters, digits and hyphens',
    ])
  }
  const procedures = []
  for (const procedure of installedProcedures) {
    const path = join(folder, `${procedure.id}.yaml`)
    if (await exists(path)) procedures.push({ procedure, path })
  }
  if (procedures.length === 0) {
    const names = installedProcedures.map(({ id: name }) => `${name}.yaml`).join(', ')
    throw new YamlFault(folder, [`目录中没有规定文件，应有 ${names} / no law in this folder; put in ${names}`])
  }
  return Promise.all(
    procedures.map(async ({ procedure, path }) => {
      const profile = profileFrom(id, procedure.id, await readYaml(path, ProfileFile))
      const faults = profileFaults(procedure, profile)
      if (faults.length > 0) throw new YamlFault(path, faults)
      return profile
    }),
  )
}

/** Which version is in force must have one answer. */
function checkDays(profiles: readonly Profile[], folder: string): void {
  const days = new Map<string, string>()
  for (const { id, procedure, place, effectiveFrom } of profiles) {
    const key = `${procedure} ${place} ${effectiveFrom}`
    const other = days.get(key)
    if (other !== undefined) {
      throw new YamlFault(join(folder, id, `${procedure}.yaml`), [
        `effectiveFrom：与 ${other} 是同一地方同一天施行，请改其中一个 / the same place and day as ${other}; change one of them`,
      ])
    }
    days.set(key, id)
  }
}

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  )
}
