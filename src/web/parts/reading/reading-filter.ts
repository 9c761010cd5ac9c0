import { html } from 'hono/html'
import type { Language } from '#kernel/label.ts'
import type { TextSpan } from '#kernel/text-span.ts'
import type { SeenReading } from '#operations/read-reading.ts'
import type { Html } from '#web/html.ts'
import type { FindingFilter } from './finding-groups.ts'
import { kindWords, readingWords as words } from './reading-words.ts'

/** The filter as the page's address has it; what is not understood does not narrow. */
export function filterFrom(query: Readonly<Record<string, string>>): FindingFilter {
  const [article, part] = [Number(query.article), Number(query.part)]
  const show = query.show
  return {
    ...(isKind(query.kind) ? { kind: query.kind } : {}),
    ...(query.speaker === undefined || query.speaker === '' ? {} : { speaker: query.speaker }),
    ...(Number.isInteger(article) && article > 0 ? { article: article - 1 } : {}),
    ...(Number.isInteger(part) && part > 0 ? { part: part - 1 } : {}),
    ...(show === 'open' || show === 'answered' ? { show } : {}),
  }
}

/** @param part - the part of the source that is shown: speakers and articles of others are not to choose from. */
export function filterForm(reading: SeenReading, filter: FindingFilter, part: TextSpan, language: Language): Html {
  const here = reading.findings.filter(({ span_start: at }) => part.start <= at && at < part.end)
  const speakers = [...new Set(here.flatMap((finding) => (finding.speaker === null ? [] : [finding.speaker])))]
  const articles = (reading.result?.articles ?? [])
    .map((article, index) => ({ article, index }))
    .filter(
      ({ article: { body }, index }) => index === filter.article || (body.start < part.end && part.start < body.end),
    )
  return html`<form class="filter" method="get" action="/readings/${reading.row.id}" role="search">
    ${choice(words.show[language], 'show', filter.show, language, [
      ['open', words.open[language]],
      ['answered', words.withAnswer[language]],
    ])}
    ${choice(
      words.kind[language],
      'kind',
      filter.kind,
      language,
      Object.entries(kindWords).map(([code, label]) => [code, label[language]]),
    )}
    ${choice(
      words.speaker[language],
      'speaker',
      filter.speaker,
      language,
      speakers.map((speaker) => [speaker, speaker]),
    )}
    ${choice(
      words.article[language],
      'article',
      filter.article === undefined ? undefined : String(filter.article + 1),
      language,
      articles.map(({ article, index }) => [
        String(index + 1),
        (article.headline?.quote ?? words.untitled[language]).slice(0, 24),
      ]),
    )}
    ${filter.part === undefined ? '' : html`<input type="hidden" name="part" value="${filter.part + 1}" />`}
    <button>${words.filter[language]}</button>
  </form>`
}

function choice(
  label: string,
  name: string,
  chosen: string | undefined,
  language: Language,
  options: readonly (readonly [string, string])[],
): Html {
  return html`<label>${label}
    <select name="${name}">
      <option value="">${words.all[language]}</option>
      ${options.map(([value, text]) => html`<option value="${value}" ${value === chosen ? 'selected' : ''}>${text}</option>`)}
    </select>
  </label>`
}

function isKind(kind: string | undefined): kind is keyof typeof kindWords {
  return kind !== undefined && Object.hasOwn(kindWords, kind)
}
