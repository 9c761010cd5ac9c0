import { startAnswerLines } from './answer-lines.ts'
import { replaceKeepingFocus } from './replace-keeping-focus.ts'

/** How long nothing is typed before the text is checked. */
const pause = 700

/** Lines between points and sentences, and the check again while one writes: what the button does, without leaving the box. */
function startAnswerCheck(): void {
  const panel = document.querySelector<HTMLElement>('[data-answer-check]')
  if (panel === null || panel.dataset.started === 'yes') return
  panel.dataset.started = 'yes'
  startAnswerLines(panel)
  const button = document.querySelector<HTMLButtonElement>('button[name="answerCheck"]')
  const form = button?.form
  if (button === null || form === null || form === undefined || form.dataset.checked === 'yes') return
  form.dataset.checked = 'yes'
  watch(form, button)
}

function watch(form: HTMLFormElement, button: HTMLButtonElement): void {
  let timer: ReturnType<typeof setTimeout> | undefined
  let asking: AbortController | undefined
  const check = async (): Promise<void> => {
    asking?.abort()
    asking = new AbortController()
    const answer = await fetch(form.action, {
      method: 'POST',
      body: new FormData(form, button),
      signal: asking.signal,
    })
    if (answer.ok) show(await answer.text(), button)
  }
  // A check that fails says nothing: the button is still there.
  const later = (): void => {
    clearTimeout(timer)
    timer = setTimeout(() => void check().catch(() => undefined), pause)
  }
  form.addEventListener('input', later)
  button.addEventListener('click', (event) => {
    event.preventDefault()
    clearTimeout(timer)
    check().catch(() => form.requestSubmit(button))
  })
}

function show(page: string, button: HTMLElement): void {
  const fresh = new DOMParser().parseFromString(page, 'text/html').querySelector<HTMLElement>('[data-answer-check]')
  const old = document.querySelector('[data-answer-check]')
  if (fresh === null || old === null) return
  const placed = document.importNode(fresh, true)
  replaceKeepingFocus(old, placed, button)
  placed.dataset.started = 'yes'
  startAnswerLines(placed)
}

document.addEventListener('turbo:load', startAnswerCheck)
startAnswerCheck()
