import { html } from 'hono/html'
import type { Label, Language } from '#kernel/label.ts'
import type { Html } from '#web/html.ts'
import { frameWords as words } from '#web/words/frame-words.ts'

const keys: readonly { readonly keys: readonly string[]; readonly label: Label }[] = [
  { keys: ['j'], label: words.keyNext },
  { keys: ['k'], label: words.keyPrevious },
  { keys: ['Enter'], label: words.keyOpen },
  { keys: ['/'], label: words.keySearch },
  { keys: ['Ctrl', 'Enter'], label: words.keySend },
  { keys: ['?'], label: words.keyHelp },
  { keys: ['Esc'], label: words.keyLeave },
]

/** The list of keys, opened by `?` or its button; both belong to the keys island and stay hidden without it. */
export function keysDialog(language: Language): Html {
  return html`<button class="quiet keys-button" data-keys-open hidden>${words.keys[language]} <kbd>?</kbd></button>
  <dialog class="keys" data-keys aria-labelledby="keys-title">
    <h2 id="keys-title">${words.keys[language]}</h2>
    <dl>${keys.map(
      (one) =>
        html`<div><dt>${one.keys.map((key, index) => html`${index > 0 ? '+' : ''}<kbd>${key}</kbd>`)}</dt><dd>${one.label[language]}</dd></div>`,
    )}</dl>
    <form method="dialog">
      <label class="tick"><input type="checkbox" data-keys-on checked /> <span>${words.keysOn[language]}</span></label>
      <button>${words.close[language]}</button>
    </form>
  </dialog>`
}
