import type { Context } from 'hono'
import { Hono } from 'hono'
import { html } from 'hono/html'
import type { HttpEnv } from '#http/http-env.ts'
import { lawsForNewCases, ownLaws } from '#http/law-for-new-cases.ts'
import type { Language } from '#kernel/label.ts'
import type { PlainDate } from '#kernel/plain-date.ts'
import { findLaw, type Law, type Profiles } from '#procedures/profiles.ts'
import type { Html } from '#web/html.ts'
import { page } from '#web/layout.ts'
import { dayText } from '#web/parts/case/day-text.ts'
import { lawsOf } from '#web/parts/case-list-query.ts'
import { kindChoices } from '#web/parts/kinds.ts'
import { basis } from '#web/parts/law/basis.ts'
import { lawAddress } from '#web/parts/law/law-address.ts'
import { lawClocks } from '#web/parts/law/law-clocks.ts'
import { lawChoices, lawLists } from '#web/parts/law/law-lists.ts'
import { lawWords as words } from '#web/words/law-words.ts'

/** The laws cases are handled by, for anyone to read: every limit, class and choice with where it stands. */
export function lawPages(): Hono<HttpEnv> {
  return new Hono<HttpEnv>()
    .get('/laws', (c) => listPage(c))
    .get('/laws/:procedure/:id', (c) => lawPage(c, c.req.param('procedure'), c.req.param('id')))
}

async function listPage(c: Context<HttpEnv>): Promise<Response> {
  const { language, dependencies } = c.var
  const own = ownLaws(dependencies)
  const others = dependencies.profiles.filter((profile) => !own.includes(profile))
  const inForce = lawsForNewCases(c).map(({ profile }) => profile)
  return page(c, {
    title: words.title[language],
    isPublic: true,
    main: html`<h1>${words.title[language]}</h1>
      <p>${words.lead[language]}</p>
      <h2>${words.ownLaws[language]}</h2>
      ${lawsByKind(own, language, inForce)}
      ${others.length === 0 ? '' : html`<h2>${words.otherLaws[language]}</h2>${lawsByKind(others, language, [])}`}`,
  })
}

/** Each kind of case by itself, where there are several. */
function lawsByKind(profiles: Profiles, language: Language, inForce: Profiles): Html {
  const kinds = kindChoices(profiles, language)
  if (kinds.length === 0) return lawLinks(profiles, language, inForce)
  return html`${kinds.map(
    ({ value, text }) => html`<h3>${text}</h3>${lawLinks(lawsOf(value, profiles), language, inForce)}`,
  )}`
}

function lawLinks(profiles: Profiles, language: Language, inForce: Profiles): Html {
  return html`<ul>${profiles.map(
    (profile) =>
      html`<li><a href="${lawAddress(profile)}">${profile.title[language]}</a>${inForce.includes(profile) ? html` <span class="note">${words.inForce[language]}</span>` : ''}</li>`,
  )}</ul>`
}

async function lawPage(c: Context<HttpEnv>, kind: string, id: string): Promise<Response> {
  const { language, dependencies } = c.var
  const law = findLaw(dependencies.profiles, kind, id)
  if (law === undefined) {
    const title = words.unknown[language]
    return page(c, {
      title,
      status: 404,
      isPublic: true,
      main: html`<h1 class="refusal">${title}</h1><p><a href="/laws">${words.title[language]}</a></p>`,
    })
  }
  const { profile } = law
  return page(c, {
    title: profile.title[language],
    isPublic: true,
    main: html`<p><a href="/laws">${words.title[language]}</a></p>
      <h1>${profile.title[language]}</h1>
      ${lawHead(law, language)}
      <h2 id="clocks">${words.clocks[language]}</h2>
      ${lawClocks(law, language)}
      <h2>${words.choices[language]}</h2>
      ${lawChoices(law, language)}
      ${profile.provisions.length === 0 ? '' : html`<h2>${words.provisions[language]}</h2>${provisions(law, language)}`}
      <h2>${words.lists[language]}</h2>
      ${lawLists(law, language)}`,
  })
}

function lawHead({ procedure, profile }: Law, language: Language): Html {
  const day: PlainDate = profile.effectiveFrom
  return html`<p>${procedure.title[language]} · ${basis(profile.source, { profile, isUnverified: false }, language)}</p>
    <p>${words.from[language]}${language === 'zh' ? '：' : ': '}<time datetime="${day}">${dayText(day, language)}</time>
      ${profile.effectiveFromVerified === false ? html`<span class="note">${words.unverified[language]}</span>` : ''}</p>
    ${
      profile.openQuestions.length === 0
        ? ''
        : html`<details><summary>${words.openQuestions[language]} (${profile.openQuestions.length})</summary>
      <ul>${profile.openQuestions.map((question) => html`<li>${question[language]}</li>`)}</ul></details>`
    }`
}

function provisions({ profile }: Law, language: Language): Html {
  return html`<dl class="case-facts">${profile.provisions.map(
    ({ topic, text, source, verified }) =>
      html`<dt>${topic[language]}</dt><dd>${text[language]} ${basis(source, { profile, isUnverified: verified === false }, language)}</dd>`,
  )}</dl>`
}
