import { html } from 'hono/html'
import type { Language } from '#kernel/label.ts'
import type { LanguageModel } from '#operations/language-model/language-model.ts'
import type { SeenDraft } from '#operations/language-model/read-drafts.ts'
import type { DraftIssue } from '#store/model-calls.ts'
import type { Html } from '#web/html.ts'
import { droppedText } from '#web/parts/reading/model-proposals.ts'
import { modelWords as words } from '#web/words/model-words.ts'

/** What the form of a reply says of a model; every button belongs to that form, so that nothing typed is lost. */
export type DraftsShown = {
  /** Null where none is set up: a draft made before is shown all the same. */
  readonly model: LanguageModel | null
  /** Newest first. */
  readonly drafts: readonly SeenDraft[]
  /** The draft was put into the form just now. */
  readonly isTaken: boolean
  /** The act's form. */
  readonly formId: string
  readonly language: Language
}

/** Under the name `modelDraft` a button says what is asked: a draft, or what is made of one. */
export const draftButton = 'modelDraft'

/** The newest draft of a model below the form it may go into, and the button that asks for one. */
export function modelDraft(shown: DraftsShown): Html {
  const { model, drafts, isTaken, language } = shown
  const newest = drafts.find(({ paragraphs, decision }) => paragraphs !== null && decision?.decision !== 'rejected')
  if (model === null && newest === undefined) return html``
  return html`<section class="model-draft" id="model-draft" aria-labelledby="model-draft-heading">
    <h2 id="model-draft-heading">${words.draftTitle[language]}</h2>
    ${isTaken ? html`<p class="notice" role="status">${words.takenNow[language]}</p>` : ''}
    ${newest === undefined ? '' : draft(newest, shown)}
    ${
      model === null
        ? ''
        : html`<p class="hint">${words.sendsCase[language]} <span class="model-name">${model.name} · ${model.endpoint}</span>${language === 'zh' ? '。' : '. '}${words.takes[language]}</p>
    <p>${button('ask', words.askDraft[language], shown)}</p>`
    }
  </section>`
}

function draft({ call, paragraphs, answer, decision }: SeenDraft, shown: DraftsShown): Html {
  const { language } = shown
  const stamp = `${call.model} · ${call.endpoint} · ${call.asked_at.slice(0, 16).replace('T', ' ')} UTC`
  const left = droppedText(answer?.dropped ?? {}, language)
  const isEmpty = (paragraphs ?? []).length === 0
  return html`<p class="hint">${words.draftLead[language]} <a class="model-name" href="/cases/${encodeURIComponent(call.case_id ?? '')}/model-drafts/${call.id}">${stamp}</a></p>
    ${isEmpty ? html`<p class="empty">${words.draftEmpty[language]}</p>` : (paragraphs ?? []).map((sentences) => html`<p class="draft-paragraph">${sentences.map((one) => sentence(one, language))}</p>`)}
    ${left === '' ? '' : html`<p class="hint">${left}</p>`}
    ${isEmpty ? '' : html`<p class="draft-buttons">${button(`accept ${call.id}`, words.takeDraft[language], shown)} ${decision === undefined ? button(`reject ${call.id}`, words.rejectDraft[language], shown) : ''}</p>`}`
}

/** A sentence with the words it rests on: opened by a tap, and without one marked as such. */
function sentence({ text, quotes }: NonNullable<SeenDraft['paragraphs']>[number][number], language: Language): Html {
  if (quotes.length === 0)
    return html`<span class="draft-sentence rests-on-nothing">${text}<span class="draft-mark">${words.restsOnNothing[language]}</span></span>`
  return html`<span class="draft-sentence">${text}<span class="draft-mark">${words.restsOn[language]} ${quotes.map(({ source, quote }) => html`<span class="draft-source">${source} <q>${quote}</q></span> `)}</span></span>`
}

function button(value: string, label: string, { formId }: DraftsShown): Html {
  return html`<button form="${formId}" name="${draftButton}" value="${value}" data-turbo="false">${label}</button>`
}

/** How an issued reply stands to the draft there was for it, for those who saw it being made. */
export function draftIssues(issues: readonly DraftIssue[], language: Language): Html {
  if (issues.length === 0) return html``
  const replies = Map.groupBy(issues, ({ seq }) => seq).values()
  return html`<section class="draft-issues" aria-labelledby="draft-issues-heading">
    <h3 id="draft-issues-heading">${words.issued[language]}</h3>
    <ul>${[...replies].map((drafts) => html`<li>${issueText(nearest(drafts), language)}</li>`)}</ul>
  </section>`
}

/** Of several drafts for one reply: one that was put into it, and then the one of which most stands in it. */
function nearest(drafts: readonly DraftIssue[]): DraftIssue | undefined {
  return drafts.toSorted(
    (one, other) => Number(other.taken) - Number(one.taken) || other.kept_percent - one.kept_percent,
  )[0]
}

function issueText(issue: DraftIssue | undefined, language: Language): string {
  if (issue === undefined) return ''
  const { taken, kept_percent: kept, own_percent: own } = issue
  if (language === 'zh') {
    const what = taken ? '拟稿放入过答复稿' : '拟稿没有放入答复稿'
    return `${what}；拟稿的${kept}%见于印发的答复，印发的答复有${own}%不出自拟稿。`
  }
  const what = taken ? 'The draft was put into the reply' : 'The draft was not put into the reply'
  return `${what}; ${kept}% of it stands in what was issued, and ${own}% of what was issued is not of it.`
}
