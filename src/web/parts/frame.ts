import { html } from 'hono/html'
import type { Label, Language } from '#kernel/label.ts'
import { assetAddress } from '#web/assets.ts'
import type { Html } from '#web/html.ts'
import { frameWords as words } from '#web/words/frame-words.ts'
import { frontWords } from '#web/words/front-words.ts'
import { lawWords } from '#web/words/law-words.ts'
import { logWords } from '#web/words/log-words.ts'
import { removalWords } from '#web/words/removal-words.ts'
import { searchWords } from '#web/words/search-words.ts'
import { keysDialog } from './keys-dialog.ts'
import type { TextSize } from './text-size.ts'

/** Everything the frame shows besides the page itself. */
export type FrameFacts = {
  readonly language: Language
  readonly textSize: TextSize
  readonly cityName: Label
  readonly isDemonstration: boolean
  /** Where the reader is, to come back to after switching language or text size. */
  readonly here: string
  /** Null for the public. */
  readonly who: { readonly name: string; readonly capacity: string } | null
  readonly formToken: Html
  readonly navigation: Html
}

export type FramedPage = {
  readonly title: string
  readonly main: Html
  readonly islands: readonly string[]
  readonly isWide: boolean
  readonly refreshSeconds: number | undefined
  /** Where its feed is, if it has one. */
  readonly feed: string | undefined
}

/** The whole document around a page's content. Asks nothing of anybody: it can be drawn when all else fails. */
export function frame(facts: FrameFacts, framed: FramedPage): Html {
  const { language } = facts
  return html`<!doctype html>
<html lang="${language === 'zh' ? 'zh-CN' : 'en'}" data-text="${facts.textSize}">
<head>
  <meta charset="utf-8">
  <meta name="viewport" content="width=device-width, initial-scale=1">
  <title>${framed.title} · ${words.product[language]} ${facts.cityName[language]}</title>
  <meta name="description" content="${frontWords.lead[language]}">
  <meta name="color-scheme" content="light dark">
  <meta name="turbo-prefetch" content="false">
  ${framed.refreshSeconds === undefined ? '' : html`<noscript><meta http-equiv="refresh" content="${framed.refreshSeconds}"></noscript>`}
  ${framed.feed === undefined ? '' : html`<link rel="alternate" type="application/atom+xml" href="${framed.feed}">`}
  <link rel="icon" href="${assetAddress('mark.svg')}" type="image/svg+xml">
  <link rel="stylesheet" href="${assetAddress('site.css')}" data-turbo-track="reload">
  ${framed.islands.map((island) => html`<script type="module" src="${assetAddress(`${island}.js`)}" data-turbo-track="reload"></script>`)}
</head>
<body ${framed.isWide ? html`class="wide"` : ''}>
  <a class="skip" href="#main">${words.skip[language]}</a>
  ${masthead(facts)}
  <main id="main" class="main" tabindex="-1">${framed.main}</main>
  ${footer(facts)}
</body>
</html>`
}

function masthead(facts: FrameFacts): Html {
  const { language, who } = facts
  return html`<header class="masthead">
    <div class="masthead-top">
      <a class="wordmark" href="${who === null ? '/' : '/inbox'}"><span class="wordmark-name">${words.product[language]}</span>
        <span class="wordmark-city">${facts.cityName[language]}</span></a>
      ${isSearch(facts.here) ? '' : searchBox(language)}
      <div class="settings" role="group" aria-label="${words.settings[language]}">
        ${switchForm(facts, {
          action: '/language',
          name: 'language',
          value: language === 'zh' ? 'en' : 'zh',
          label: words.otherLanguage[language],
          lang: language === 'zh' ? 'en' : 'zh-CN',
        })}
        ${switchForm(facts, {
          action: '/text-size',
          name: 'size',
          value: facts.textSize === 'large' ? 'normal' : 'large',
          label: facts.textSize === 'large' ? words.normalText[language] : words.largerText[language],
        })}
        ${who === null ? html`<a class="quiet" href="/sign-in">${words.signIn[language]}</a>` : account(facts, who)}
      </div>
    </div>
    ${facts.navigation}
  </header>`
}

/** The page of the search has a box of its own. */
function isSearch(here: string): boolean {
  return /^\/search(?:$|\?)/.test(here)
}

function searchBox(language: Language): Html {
  return html`<form class="masthead-search" method="get" action="/search" role="search" aria-label="${searchWords.everything[language]}">
        <input type="text" inputmode="search" name="q" maxlength="200" autocomplete="off" aria-label="${searchWords.box[language]}" />
        <button class="quiet">${searchWords.go[language]}</button></form>`
}

function account(facts: FrameFacts, who: { readonly name: string; readonly capacity: string }): Html {
  const { language } = facts
  return html`<span class="who"><span class="visually-hidden">${words.signedInAs[language]} </span><strong>${who.name}</strong>
      <span class="who-capacity">${who.capacity}</span></span>
    <a class="quiet" href="/settings">${words.ownSettings[language]}</a>
    <form method="post" action="/sign-out" data-turbo="false">${facts.formToken}
      <button class="quiet">${words.signOut[language]}</button></form>`
}

type Switch = {
  readonly action: string
  readonly name: string
  readonly value: string
  readonly label: string
  readonly lang?: string
}

/** A small form that works without scripts; it leaves the page as a whole, because language and size are the document's. */
function switchForm(facts: FrameFacts, { action, name, value, label, lang }: Switch): Html {
  return html`<form method="post" action="${action}" data-turbo="false">${facts.formToken}
    <input type="hidden" name="back" value="${facts.here}" />
    <button class="quiet" name="${name}" value="${value}" ${lang === undefined ? '' : html`lang="${lang}"`}>${label}</button></form>`
}

function footer(facts: FrameFacts): Html {
  const { language } = facts
  return html`<footer class="footer">
    <p>${words.product[language]} · ${facts.cityName[language]}${
      facts.isDemonstration ? html` <span class="footer-note">${words.demonstration[language]}</span>` : ''
    } · <a href="/laws">${lawWords.title[language]}</a> · <a href="/log">${logWords.title[language]}</a> · <a href="/removals">${removalWords.title[language]}</a></p>
    ${facts.who === null ? '' : keysDialog(language)}
  </footer>`
}
