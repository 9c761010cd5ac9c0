import { html } from 'hono/html'
import type { Language } from '#kernel/label.ts'
import { type Figures, sumOf } from '#operations/figures.ts'
import type { Html } from '#web/html.ts'
import { statisticsWords as words } from '#web/words/statistics-words.ts'
import { type StatisticsTables, share } from './statistics-tables.ts'

type Spoken = Pick<StatisticsTables, 'codes' | 'say'>

/** The year in a few sentences, every share with its base, to be taken over into a report and edited. */
export function reportDraft(total: Figures, year: string, tables: Spoken, language: Language): Html {
  return html`<section class="report-draft"><h2>${words.draft[language]}</h2><p class="hint">${words.draftHint[language]}</p>
    ${reportSentences(total, year, tables, language).map((text) => html`<p>${text}</p>`)}</section>`
}

export function reportSentences(
  total: Figures,
  year: string,
  { codes, say }: Spoken,
  language: Language,
): readonly string[] {
  const listed = (list: 'outcome' | 'attitude' | 'result') =>
    codes(list)
      .filter(({ code }) => (total[list][code] ?? 0) > 0)
      .map(({ code, label }) => `${label} ${share(total[list][code] ?? 0, sumOf(total[list]))}`)
      .join(language === 'zh' ? '，' : ', ')
  const { received, accepted, declined, answered, timed, onTime } = total
  const unrated = answered - sumOf(total.result)
  const filed = say({ zh: '{file}', en: '{filed}' })
  if (language === 'zh') {
    return [
      `${year}年，共收到${received}件，${filed}${accepted}件，不予${filed}${declined}件。`,
      `已答复${answered}件，占${filed}的${share(answered, accepted)}；有答复期限的答复中，按期答复${share(onTime, timed)}。`,
      ...(answered === 0 ? [] : [`办理结果（占已答复）：${listed('outcome')}。`]),
      ...(sumOf(total.result) === 0
        ? []
        : [`对办理态度：${listed('attitude')}。对办理结果：${listed('result')}。另有${unrated}件未评价，不计入分母。`]),
    ]
  }
  return [
    `In ${year}, ${received} cases were received; ${accepted} were ${filed} and ${declined} declined.`,
    `${answered} were answered, ${share(answered, accepted)} of those ${filed}; of the answers that had a deadline, ${share(onTime, timed)} came on time.`,
    ...(answered === 0 ? [] : [`Outcomes, of those answered: ${listed('outcome')}.`]),
    ...(sumOf(total.result) === 0
      ? []
      : [
          `Attitude: ${listed('attitude')}. Result: ${listed('result')}. ${unrated} more were not rated and are left out of the base.`,
        ]),
  ]
}
