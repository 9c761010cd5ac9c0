import type { FindingRow, ReadingLayout } from '#store/readings.ts'

/** The article and the session something belongs to, as positions in the reading's own lists. */
export type WhereSaid = { readonly article: number; readonly session: number | null }

/**
 * Where in a reading something is said that stands at a place of its text: in the article whose body holds it, or else in that of
 * the finding before it, and in the session of its neighbour there.
 *
 * @param findings - in the order of the text.
 */
export function whereSaid(
  { articles }: Pick<ReadingLayout, 'articles'>,
  findings: readonly Pick<FindingRow, 'span_start' | 'article' | 'session'>[],
  place: number,
): WhereSaid {
  const nearest = (fits: (one: (typeof findings)[number]) => boolean) =>
    findings.findLast((one) => one.span_start <= place && fits(one)) ?? findings.find(fits)
  const holding = articles.findIndex(({ body }) => body.start <= place && place < body.end)
  const article = holding >= 0 ? holding : (nearest((one) => one.article !== null)?.article ?? 0)
  return { article, session: nearest((one) => one.article === article && one.session !== null)?.session ?? null }
}
