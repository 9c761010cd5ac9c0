import type { FindingFilter } from './finding-groups.ts'

/**
 * The address of a read page, or of something under it (`/corrections`), that keeps what the page is narrowed to:
 * its forms post there, so that an act leads back to the very list it was taken in, without scripts too.
 * @param more - said besides, e.g. which finding the act was about.
 */
export function readingAddress(
  readingId: string,
  filter: FindingFilter,
  under = '',
  more: Readonly<Record<string, string>> = {},
): string {
  const query = new URLSearchParams({ ...asTyped(filter), ...more }).toString()
  return `/readings/${encodeURIComponent(readingId)}${under}${query === '' ? '' : `?${query}`}`
}

/** A filter as the address has it: articles and parts are counted from one there. */
function asTyped({ article, part, ...typed }: FindingFilter): Record<string, string> {
  const counted = (name: string, place: number | undefined) =>
    place === undefined ? {} : { [name]: String(place + 1) }
  return { ...typed, ...counted('article', article), ...counted('part', part) }
}
