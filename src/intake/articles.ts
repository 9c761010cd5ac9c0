import type { Quote, TextSpan } from '#kernel/text-span.ts'
import type { Flow } from './flow.ts'
import { fold } from './fold.ts'
import type { Doubt } from './reading.ts'

/** One article of a source as it stands on the page, with its body ready for rules to read. */
export type ArticleLayout = {
  readonly headline: Quote | null
  readonly kicker: Quote | null
  readonly caption: Quote | null
  readonly byline: Quote | null
  readonly continuation: Quote | null
  /** From the body's first character (a dateline such as 本报讯 included) to its last. */
  readonly body: TextSpan
  /** The body as running text; titles, captions and page debris that lie inside the span are left out. */
  readonly flow: Flow
}

export type Layout = { readonly articles: ArticleLayout[]; readonly doubts: Doubt[] }

export function splitArticles(text: string): Layout {
  const starts: number[] = []
  for (const found of text.matchAll(/^[ \u3000]*本报讯/gm)) starts.push(found.index)
  if (starts.length === 0) starts.push(0)
  const articles = starts.map((start, at) => articleOf(text, start, starts[at + 1] ?? text.length))
  return { articles: articles.filter((article) => article.flow.text !== ''), doubts: [] }
}

function articleOf(text: string, start: number, end: number): ArticleLayout {
  const flow = flowOf(text, start, end)
  const body = { start: flow.sourceAt[0] ?? start, end: flow.sourceAt[flow.text.length] ?? start }
  return { headline: null, kicker: null, caption: null, byline: null, continuation: null, body, flow }
}

function flowOf(text: string, start: number, end: number): Flow {
  const units: string[] = []
  const sourceAt: number[] = []
  const paragraphs: TextSpan[] = []
  let from = 0
  for (const line of text.slice(start, end).matchAll(/[^\n]+|\n/g)) {
    const at = start + line.index
    const words = line[0].trim()
    const lead = at + (line[0].length - line[0].trimStart().length)
    if (words === '') {
      if (/[。！？”]$/.test(units.at(-1) ?? '')) {
        paragraphs.push({ start: from, end: units.length })
        units.push('\n')
        sourceAt.push(at)
        from = units.length
      }
      continue
    }
    for (let n = 0; n < words.length; n += 1) {
      units.push(words.charAt(n))
      sourceAt.push(lead + n)
    }
  }
  while (units.at(-1) === '\n') {
    units.pop()
    sourceAt.pop()
    from = units.length + 1
  }
  if (units.length > from) paragraphs.push({ start: from, end: units.length })
  sourceAt.push((sourceAt.at(-1) ?? start - 1) + 1)
  const joined = units.join('')
  return { text: joined, folded: fold(joined), paragraphs, sourceAt: Int32Array.from(sourceAt) }
}
