import { html } from 'hono/html'
import type { Language } from '#kernel/label.ts'
import { jsonIn } from '#matching/language-model/json-in.ts'
import type { WholeCall } from '#operations/language-model/read-call.ts'
import type { Html } from '#web/html.ts'
import { sentAsWords, modelWords as words } from '#web/words/model-words.ts'

/** One question to a model, whole: what went out and what came back, word for word. */
export function modelCall({ call, answer, askedBy }: WholeCall, back: string, language: Language): Html {
  const rows = [
    [words.askedAt, `${call.asked_at.slice(0, 19).replace('T', ' ')} UTC`],
    [words.askedBy, askedBy],
    [words.model, `${call.model} · ${call.endpoint}`],
    [words.prompt, call.prompt],
    [words.sentAs, sentAsWords[call.sent_as]?.[language] ?? call.sent_as],
    [words.took, answer?.took_ms == null ? '–' : `${answer.took_ms} ms`],
    [words.tokens, `${answer?.input_tokens ?? '–'}, ${answer?.output_tokens ?? '–'}`],
  ] as const
  return html`<h1>${words.callTitle[language]}</h1>
    <p><a href="${back}">${words.back[language]}</a></p>
    <dl class="case-facts">${rows.map(([label, value]) => html`<dt>${label[language]}</dt><dd>${value}</dd>`)}</dl>
    <section class="model-call"><h2>${words.sent[language]}</h2>
      ${call.input === null ? html`<p class="notice">${words.removedWords[language]}</p>` : html`${messagesIn(call.input).map((text) => html`<pre tabindex="0">${text}</pre>`)}<p class="hash">SHA-256 ${call.input_hash}</p>`}
    </section>
    <section class="model-call"><h2>${words.cameBack[language]}</h2>
      ${answer?.output == null ? html`<p>${call.input === null ? words.removedWords[language] : words.noAnswer[language]}</p>` : html`<pre tabindex="0">${answer.output}</pre>`}
    </section>`
}

/** The messages as begin-call wrote them, one text each. */
function messagesIn(input: string): readonly string[] {
  const messages = jsonIn(input)
  return Array.isArray(messages) ? messages.map(({ content }: { readonly content: string }) => content) : [input]
}
