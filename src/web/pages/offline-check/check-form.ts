import { html } from 'hono/html'
import type { Label } from '#kernel/label.ts'
import type { Html } from '#web/html.ts'
import { formWords } from '#web/words/form-words.ts'
import { logWords } from '#web/words/log-words.ts'
import { offlineCheckWords as words } from '#web/words/offline-check-words.ts'
import { inBoth } from './in-both.ts'

/** What the reader gives. The page's own script takes it; it is sent nowhere. */
export function checkForm(offeredKey: string): Html {
  return html`<form id="check" class="form" novalidate hidden>
    <div><h2>${inBoth(words.receiptHeading)}</h2>
      <p class="hint" id="receipt-hint">${inBoth(words.receiptHint)}</p></div>
    <div class="field"><label for="receipt-file">${inBoth(logWords.receiptFile)}</label>
      <input id="receipt-file" type="file" accept=".tlog-proof" aria-describedby="receipt-hint" /></div>
    ${box('receipt', { label: logWords.receiptText, rows: 6 })}
    <h2>${inBoth(words.keyHeading)}</h2>
    ${box('key', { label: words.logKey, hint: words.keyHint, rows: 2 })}
    <div class="notice">
      <p>${inBoth(words.offered)}</p>
      <p class="hash" id="offered-key">${offeredKey}</p>
      <p class="hint">${inBoth(words.offeredHint)}</p>
      <button type="button" id="take-offered">${inBoth(words.takeOffered)}</button>
    </div>
    ${box('witnesses', { label: words.witnesses, hint: words.witnessHint, rows: 2, optional: true })}
    <div class="field"><label for="field-quorum">${inBoth(words.quorum)}${optional}</label>
      <p class="hint" id="field-quorum-hint">${inBoth(words.quorumHint)}</p>
      ${errorAt('quorum')}
      <input id="field-quorum" type="text" inputmode="numeric" class="short" autocomplete="off" aria-describedby="field-quorum-hint" /></div>
    <div><button type="submit" class="button">${inBoth(logWords.check)}</button></div>
  </form>`
}

type Box = { readonly label: Label; readonly hint?: Label; readonly rows: number; readonly optional?: boolean }

function box(field: string, { label, hint, rows, optional: isOptional = false }: Box): Html {
  const id = `field-${field}`
  const describedBy = hint === undefined ? 'receipt-hint' : `${id}-hint`
  return html`<div class="field"><label for="${id}">${inBoth(label)}${isOptional ? optional : ''}</label>
    ${hint === undefined ? '' : html`<p class="hint" id="${id}-hint">${inBoth(hint)}</p>`}
    ${errorAt(field)}
    <textarea id="${id}" class="${rows < 4 ? 'keys-box' : ''}" rows="${rows}" spellcheck="false" autocomplete="off" autocapitalize="off"
      aria-describedby="${describedBy}"></textarea></div>`
}

const optional = html`<span class="optional">${inBoth(formWords.optional)}</span>`

/** Filled and shown by the script. */
function errorAt(field: string): Html {
  return html`<p class="field-error" id="field-${field}-error" hidden></p>`
}
