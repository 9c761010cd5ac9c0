import type { Profile } from '#engine/profile.ts'

/** Where one law can be read. A place may have one on each kind of case in the same folder. */
export function lawAddress({ procedure, id }: Pick<Profile, 'procedure' | 'id'>): string {
  return `/laws/${procedure}/${id}`
}
