import { budget, clinics, factories, oldTown, type SampleArticle } from './articles.ts'

/** A broadsheet has two articles side by side; a tabloid has one under the other, as a telephone would photograph it. */
export type Format = 'broadsheet' | 'tabloid'

/** The page as it would be printed, titles above their columns. */
export function samplePageHtml(format: Format): string {
  const pair = format === 'broadsheet' ? 'pair' : 'stack'
  const narrow = format === 'broadsheet' ? 2 : 3
  const wide = format === 'broadsheet' ? 4 : 3
  return `<!doctype html>
<html lang="zh-CN">
<meta charset="utf-8">
<title>澜江日报 2026年1月21日 第02版</title>
<style>
  @page { size: 330mm 480mm; margin: 12mm }
  body { margin: 0 auto; padding: 20px; max-width: 1160px; background: #fff; color: #000; font: 17px/1.55 'Noto Serif CJK SC', serif }
  header { border-bottom: 3px double #000; font-size: 15px; letter-spacing: 2px; margin-bottom: 14px; padding-bottom: 4px }
  article { margin-bottom: 20px }
  .pair { display: grid; grid-template-columns: 1fr 1fr; gap: 56px }
  h1 { font-size: 34px; line-height: 1.2; margin: 2px 0 10px; text-align: center }
  .pair h1 { font-size: 26px }
  .kicker { font-size: 18px; margin: 0; text-align: center }
  .columns { column-rule: 1px solid #bbb; text-align: justify }
  .columns p { margin: 0; text-indent: 2em }
  figure { margin: 0 0 8px }
  .picture { display: block; width: 100% }
  figcaption { font-size: 14px }
</style>
<header>澜江日报　要闻　02　2026年1月21日 星期三</header>
${articleHtml(factories, wide)}
<div class="${pair}">${articleHtml(oldTown, narrow)}${articleHtml(clinics, narrow)}</div>
${articleHtml(budget, wide)}
</html>
`
}

/** Three people at a table with samples on it, in flat greys. */
const picture = `<svg class="picture" viewBox="0 0 260 150"><rect width="260" height="150" fill="#ddd"/>
<g fill="#777"><circle cx="60" cy="50" r="16"/><path d="M34 110a26 40 0 0 1 52 0z"/><circle cx="130" cy="44" r="16"/>
<path d="M104 110a26 44 0 0 1 52 0z"/><circle cx="200" cy="52" r="16"/><path d="M174 110a26 38 0 0 1 52 0z"/></g>
<rect y="108" width="260" height="42" fill="#aaa"/><g fill="#eee"><circle cx="90" cy="122" r="8"/>
<rect x="150" y="114" width="26" height="14"/></g></svg>`

function articleHtml({ kicker, headline, caption, paragraphs }: SampleArticle, columns: number): string {
  const figure = caption === null ? '' : `<figure>${picture}<figcaption>${caption}</figcaption></figure>`
  const body = paragraphs.map((paragraph) => `<p>${paragraph}</p>`).join('')
  return `<article><p class="kicker">${kicker}</p><h1>${headline}</h1>
<div class="columns" style="columns: ${columns}; column-gap: 40px">${figure}${body}</div></article>`
}
