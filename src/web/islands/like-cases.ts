import { replaceKeepingFocus } from './replace-keeping-focus.ts'

/** How long somebody has to stop typing before the like of it is looked for. */
const pause = 700
const fields = ['title', 'background', 'analysis', 'demands']

/** While a suggestion is being written, keeps the list of cases like it: the form is asked as its button would ask it. */
function startLooking(): void {
  const list = document.getElementById('like')
  const form = document.querySelector<HTMLFormElement>('form.act-form')
  const button = form?.querySelector<HTMLButtonElement>('button[value="look_for_like"]')
  if (list === null || form === null || button === null || button === undefined) return
  let waiting: ReturnType<typeof setTimeout> | undefined
  let asked: AbortController | undefined
  let last = written(form)

  const look = async (): Promise<void> => {
    const now = written(form)
    if (now === last || now.length < 4) return
    last = now
    asked?.abort()
    asked = new AbortController()
    // Not `form.action`: the form has buttons of that name.
    const address = form.getAttribute('action') ?? location.href
    const answer = await fetch(address, { method: 'POST', body: asking(form, button), signal: asked.signal })
    if (!answer.ok) return
    const found = new DOMParser().parseFromString(await answer.text(), 'text/html').getElementById('like')
    const shown = document.getElementById('like')
    if (found !== null && shown !== null) replaceKeepingFocus(shown, found, button)
  }
  form.addEventListener('input', () => {
    clearTimeout(waiting)
    // A lost connection loses only this list; the next words ask again.
    waiting = setTimeout(() => void look().catch(() => undefined), pause)
  })
}

function written(form: HTMLFormElement): string {
  const data = new FormData(form)
  return fields
    .map((name) => String(data.get(name) ?? '').trim())
    .join('\n')
    .trim()
}

function asking(form: HTMLFormElement, button: HTMLButtonElement): FormData {
  const data = new FormData(form)
  data.set(button.name, button.value)
  return data
}

document.addEventListener('turbo:load', startLooking)
startLooking()
