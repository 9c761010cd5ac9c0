import { replaceKeepingFocus } from './replace-keeping-focus.ts'

/** How long somebody has to stop typing before it is looked for. */
const pause = 250

/** While a search is being typed, keeps the list of what it finds; down and up lead through it. */
function startSearching(): void {
  const form = document.querySelector<HTMLFormElement>('#search-form')
  const box = form?.querySelector<HTMLInputElement>('input[name=q]')
  if (form === null || box === null || box === undefined || form.dataset.searches === 'yes') return
  form.dataset.searches = 'yes'
  let waiting: ReturnType<typeof setTimeout> | undefined
  let asked: AbortController | undefined

  const look = async (): Promise<void> => {
    asked?.abort()
    asked = new AbortController()
    const kind = form.querySelector<HTMLSelectElement>('select[name=kind]')?.value ?? ''
    const query = new URLSearchParams({ q: box.value, ...(kind === '' ? {} : { kind }) })
    const answer = await fetch(`/search/found?${query}`, { signal: asked.signal })
    if (!answer.ok) return
    const found = new DOMParser().parseFromString(await answer.text(), 'text/html').getElementById('found')
    const shown = document.getElementById('found')
    if (found !== null && shown !== null) replaceKeepingFocus(shown, found, box)
    history.replaceState(history.state, '', `/search?${query}`)
  }
  box.addEventListener('input', (event) => {
    clearTimeout(waiting)
    // Characters still being chosen by an input method are no words yet.
    if (event instanceof InputEvent && event.isComposing) return
    // A lost connection loses only this list; the next words ask again.
    waiting = setTimeout(() => void look().catch(() => undefined), pause)
  })
  form.addEventListener('change', (event) => {
    if (event.target !== box) box.dispatchEvent(new Event('input'))
  })
  box.addEventListener('compositionend', () => box.dispatchEvent(new Event('input')))
  document.addEventListener('keydown', (event) => {
    if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return
    const links = [...document.querySelectorAll<HTMLElement>('#found a')]
    const focused = document.activeElement
    const at = focused instanceof HTMLElement ? links.indexOf(focused) : -1
    if (at < 0 && focused !== box) return
    event.preventDefault()
    const next = event.key === 'ArrowDown' ? at + 1 : at - 1
    ;(next < 0 ? box : links[next])?.focus()
  })
}

document.addEventListener('turbo:load', startSearching)
startSearching()
