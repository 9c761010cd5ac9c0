import { budget, clinics, factories, oldTown, type SampleArticle } from './articles.ts'
import { wrapLines } from './wrap-lines.ts'

/**
 * The page as text taken out of its columns: hard-wrapped lines, sentences cut at the foot of a column,
 * titles before or after their articles or on the far side of another one.
 */
export function samplePageText(): string {
  return [
    '澜江日报　要闻　02　2026年1月21日 星期三',
    bodyOf(factories),
    oldTown.headline,
    oldTown.kicker,
    bodyOf(oldTown),
    factories.kicker,
    factories.headline,
    factories.caption ?? '',
    bodyOf(clinics),
    bodyOf(budget),
    clinics.kicker,
    clinics.headline,
    budget.headline,
    budget.kicker,
  ]
    .join('\n\n')
    .concat('\n')
}

/** The lines of an article, an empty line where a column ends, and between paragraphs that are not indented. */
function bodyOf({ paragraphs, lineLength, indented, columnLines }: SampleArticle): string {
  const lines = paragraphs.flatMap((paragraph, index) => {
    const wrapped = wrapLines(indented ? `\u3000\u3000${paragraph}` : paragraph, lineLength)
    return indented || index === 0 ? wrapped : ['', ...wrapped]
  })
  return lines.flatMap((line, index) => (endsColumn(lines, index, columnLines) ? [line, ''] : [line])).join('\n')
}

function endsColumn(lines: readonly string[], index: number, columnLines: number): boolean {
  const isFoot = (index + 1) % columnLines === 0 && index + 1 < lines.length
  return isFoot && lines[index] !== '' && lines[index + 1] !== ''
}
