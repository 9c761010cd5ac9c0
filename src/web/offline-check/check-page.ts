import { unixLines } from '#http/unix-lines.ts'
import type { Label } from '#kernel/label.ts'
import { offlineCheckWords as words } from '#web/words/offline-check-words.ts'
import { type Arithmetic, browserArithmetic } from './arithmetic.ts'
import { sameBytes } from './bytes.ts'
import { checkReceipt } from './check-receipt.ts'
import { bothNodes } from './made-node.ts'
import { startLookButtons, startPageLook } from './page-look.ts'
import { errorsView, failedView, heldView } from './result-view.ts'
import { readKey, type TrustedKey } from './trusted-key.ts'
import { readTrust } from './typed-trust.ts'

/** A receipt is a few kilobytes: a large file is none. */
const longestReceipt = 256 * 1_024
const tooLong = 'no receipt'
const fields = ['receipt', 'key', 'witnesses', 'quorum'] as const

startPageLook()
document.addEventListener('DOMContentLoaded', start)

async function start(): Promise<void> {
  startLookButtons()
  // A copy that was kept leads nowhere.
  if (location.protocol === 'file:') for (const link of document.querySelectorAll('[data-served]')) link.remove()
  const arithmetic = await browserArithmetic(globalThis.crypto?.subtle)
  if (arithmetic === undefined) return sayThatNothingIsChecked()
  const form = elementOf('check')
  elementOf('take-offered').addEventListener('click', takeOffered)
  form.addEventListener('input', clearResult)
  form.addEventListener('submit', (event) => {
    event.preventDefault()
    clearResult()
    answer(arithmetic).catch(sayThatNothingIsChecked)
  })
  form.hidden = false
}

/** No box to fill in where nothing could be said of what is put there. */
function sayThatNothingIsChecked(): void {
  elementOf('check').hidden = true
  elementOf(globalThis.isSecureContext ? 'cannot-ever' : 'cannot-here').hidden = false
  elementOf('cannot').hidden = false
}

async function answer(arithmetic: Arithmetic): Promise<void> {
  const text = await receiptGiven()
  const typed = { key: boxOf('key').value, witnesses: boxOf('witnesses').value, quorum: boxOf('quorum').value }
  const read = await readTrust(typed, arithmetic)
  const missing: readonly FieldError[] = text === '' ? [{ field: 'receipt', text: words.noReceipt }] : []
  const errors = [...missing, ...('errors' in read ? read.errors : [])]
  markErrors(errors)
  if ('errors' in read || errors.length > 0) return showResult(errorsView(errors))
  const check = await checkReceipt(text, read.trust, arithmetic)
  if (!check.holds) return showResult(failedView(check.fault))
  showResult(heldView(check, read.trust, await isOffered(check.vouched.log, arithmetic)))
}

/** The file, where one was chosen; else what was pasted. */
async function receiptGiven(): Promise<string> {
  const [file] = inputOf('receipt-file').files ?? []
  if (file === undefined) return unixLines(boxOf('receipt').value)
  return file.size > longestReceipt ? tooLong : unixLines(await file.text())
}

/** Whether the key that signed is the one the site says is its own. */
async function isOffered(key: TrustedKey, arithmetic: Arithmetic): Promise<boolean> {
  const offered = await readKey(elementOf('offered-key').textContent, 'log', arithmetic)
  return typeof offered !== 'string' && sameBytes(offered.publicKey, key.publicKey)
}

/** Puts the site's key beside those that stand there already, and leaves the reader in the box. */
function takeOffered(): void {
  const box = boxOf('key')
  const offered = elementOf('offered-key').textContent
  const lines = box.value.split('\n').filter((line) => line.trim() !== '')
  if (!lines.includes(offered)) box.value = [...lines, offered].join('\n')
  clearResult()
  box.focus()
}

/** What was said of other keys or of another receipt must not stand beside these. */
function clearResult(): void {
  elementOf('result').replaceChildren()
}

function showResult(view: HTMLElement): void {
  elementOf('result').replaceChildren(view)
  view.focus()
}

type FieldError = { readonly field: (typeof fields)[number]; readonly text: Label }

function markErrors(errors: readonly FieldError[]): void {
  for (const field of fields) {
    const own = errors.filter((error) => error.field === field)
    const [box, said] = [boxOf(field), elementOf(`field-${field}-error`)]
    said.hidden = own.length === 0
    said.replaceChildren(...own.flatMap(({ text }) => [...bothNodes(text), ' ']))
    box.closest('.field')?.classList.toggle('has-error', own.length > 0)
    describe(box, said.id, own.length > 0)
  }
}

/** The error is read out with the box, behind its hint. */
function describe(box: HTMLElement, error: string, isWrong: boolean): void {
  const others = (box.getAttribute('aria-describedby') ?? '').split(' ').filter((id) => id !== error && id !== '')
  box.setAttribute('aria-describedby', (isWrong ? [...others, error] : others).join(' '))
  box.ariaInvalid = isWrong ? 'true' : null
}

function boxOf(field: (typeof fields)[number]): HTMLInputElement | HTMLTextAreaElement {
  const box = elementOf(`field-${field}`)
  if (box instanceof HTMLInputElement || box instanceof HTMLTextAreaElement) return box
  throw new Error(`no box: ${field}`)
}

function inputOf(id: string): HTMLInputElement {
  const input = elementOf(id)
  if (input instanceof HTMLInputElement) return input
  throw new Error(`no input: ${id}`)
}

function elementOf(id: string): HTMLElement {
  const element = document.getElementById(id)
  if (element === null) throw new Error(`no such element: ${id}`)
  return element
}
