import type { Procedure } from '#engine/procedure.ts'
import type { SeenReading } from '#operations/read-reading.ts'

/**
 * The kind of case that most of the findings' speakers put forward, as the page calls them (代表, 委员); the first where
 * it does not say.
 */
export function likelyKind(
  { result }: Pick<SeenReading, 'result'>,
  findings: readonly { readonly speaker: string | null }[],
  kinds: readonly Pick<Procedure, 'id' | 'authors'>[],
): string | undefined {
  const calledBy = new Map((result?.people ?? []).map(({ name, kind }) => [name, kind]))
  const speaking = findings.map(({ speaker }) => calledBy.get(speaker ?? ''))
  const weighed = kinds.map(({ id, authors }) => ({
    id,
    voices: speaking.filter((kind) => kind !== undefined && authors?.includes(kind) === true).length,
  }))
  return weighed.reduce<(typeof weighed)[number] | undefined>(
    (most, one) => (most === undefined || one.voices > most.voices ? one : most),
    undefined,
  )?.id
}
