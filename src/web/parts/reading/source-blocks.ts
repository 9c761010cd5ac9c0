import { html } from 'hono/html'
import type { TextSpan } from '#kernel/text-span.ts'
import { standsInText } from '#operations/finding-words.ts'
import type { SeenReading } from '#operations/read-reading.ts'
import type { Html } from '#web/html.ts'
import { type Mark, markedText } from './marked-text.ts'

type BlockKind = 'headline' | 'kicker' | 'caption' | 'byline' | 'continuation' | 'body' | 'rest'

type Block = TextSpan & { readonly kind: BlockKind; readonly article: number | null }

/**
 * A part of the source in its own order, cut where articles, headlines and captions begin: nothing is left out. Findings are marked
 * where their words stand; one that is named alone, as the one to be corrected.
 */
export function sourceBlocks(reading: SeenReading, part: TextSpan, own?: string): Html {
  const text = reading.text ?? ''
  const marks = reading.findings.flatMap((finding, index) => {
    if (finding.span_start >= part.end || finding.span_end <= part.start) return []
    if ((own !== undefined && finding.id !== own) || !standsInText(text, finding)) return []
    const span = { start: finding.span_start, end: finding.span_end }
    const look = { kind: finding.kind, dropped: finding.standing === 'dropped', isOwn: own !== undefined }
    return [{ ...span, ...look, id: finding.id, number: index + 1 }]
  })
  const blocks = blocksOf(reading, text.length).flatMap((block) => {
    const [start, end] = [Math.max(block.start, part.start), Math.min(block.end, part.end)]
    return start < end ? [{ ...block, start, end }] : []
  })
  return html`${blocks.map((block) => blockHtml(text, block, marks))}`
}

/** Named spans in order, with the stretches between them as 'rest'. */
export function blocksOf(reading: Pick<SeenReading, 'result'>, length: number): readonly Block[] {
  const named = (reading.result?.articles ?? [])
    .flatMap((article, index): Block[] => [
      ...(['headline', 'kicker', 'caption', 'byline', 'continuation'] as const).flatMap((kind) => {
        const span = article[kind]
        return span === null ? [] : [{ start: span.start, end: span.end, kind, article: index }]
      }),
      { start: article.body.start, end: article.body.end, kind: 'body', article: index },
    ])
    .sort((a, b) => a.start - b.start || a.end - b.end)
  const blocks: Block[] = []
  let at = 0
  for (const block of named) {
    if (block.end <= at) continue
    if (block.start > at) blocks.push({ start: at, end: block.start, kind: 'rest', article: null })
    blocks.push({ ...block, start: Math.max(block.start, at) })
    at = block.end
  }
  if (at < length) blocks.push({ start: at, end: length, kind: 'rest', article: null })
  return blocks
}

function blockHtml(text: string, block: Block, marks: readonly Mark[]): Html {
  if (text.slice(block.start, block.end).trim() === '') return html``
  const here = marks.filter((mark) => mark.start < block.end && block.start < mark.end)
  const words = markedText(text, block, here)
  const id = block.kind === 'body' ? `article-${(block.article ?? 0) + 1}` : `at-${block.start}`
  if (block.kind === 'headline') return html`<h3 class="source-headline" id="${id}">${words}</h3>`
  return html`<p class="source-${block.kind}" id="${id}">${words}</p>`
}
