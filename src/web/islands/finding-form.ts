import { moveEdge } from './move-edge.ts'
import { rangeInSource, sourceRuns } from './source-runs.ts'
import { fillIn, type MarkedWords, watchSelection, wordsIn } from './source-selection.ts'

/** The form that corrects a finding: words marked in the source beside it, or ends moved by buttons, fill it in. */
function startFindingForm(): void {
  const work = document.querySelector<HTMLElement>('[data-finding-work]')
  const source = work?.querySelector<HTMLElement>('[data-source]')
  const form = work?.querySelector<HTMLFormElement>('form[data-change]')
  const edges = form?.querySelector<HTMLElement>('[data-edges]')
  if (work == null || source == null || form == null || edges == null || work.dataset.started === 'yes') return
  work.dataset.started = 'yes'
  edges.hidden = false
  const fill = (marked: MarkedWords): void => {
    fillIn(form, marked)
    showChosen(source, marked)
    tell(form, marked)
  }
  watchSelection(source, fill)
  for (const button of edges.querySelectorAll<HTMLButtonElement>('[data-edge]')) {
    button.addEventListener('click', () => {
      const marked = moved(source, form, button)
      if (marked !== undefined) fill(marked)
    })
  }
  showOwn(source)
  const filled = placeIn(form)
  if (filled !== undefined) showChosen(source, filled)
}

function moved(source: HTMLElement, form: HTMLFormElement, { dataset }: HTMLButtonElement): MarkedWords | undefined {
  const from = placeIn(form)
  if (from === undefined) return undefined
  const edge = dataset.edge === 'start' ? 'start' : 'end'
  const span = moveEdge(sourceRuns(source), from, edge, dataset.step === '1' ? 1 : -1)
  const range = span === undefined ? undefined : rangeInSource(source, span)
  return span === undefined || range === undefined ? undefined : { ...span, words: wordsIn(range) }
}

function placeIn(form: HTMLFormElement): { readonly start: number; readonly end: number } | undefined {
  const numberOf = (name: string): number => {
    const field = form.elements.namedItem(name)
    return field instanceof HTMLInputElement && field.value !== '' ? Number(field.value) : Number.NaN
  }
  const span = { start: numberOf('start'), end: numberOf('end') }
  return span.start < span.end ? span : undefined
}

/** The words as they will be, beside the mark of those as they are; where a browser cannot, they are in the form alone. */
function showChosen(source: HTMLElement, span: { readonly start: number; readonly end: number }): void {
  const range = rangeInSource(source, span)
  if (range === undefined || !('highlights' in CSS)) return
  CSS.highlights.set('chosen-words', new Highlight(range))
}

function tell(form: HTMLFormElement, { words }: MarkedWords): void {
  const place = form.querySelector<HTMLElement>('[data-filled]')
  if (place !== null) place.textContent = `${place.dataset.filled ?? ''} ${words}`
}

/** Brings the words as they are into view where the source scrolls by itself; the page stays where it is. */
function showOwn(source: HTMLElement): void {
  const mark = source.querySelector<HTMLElement>('mark')
  const box = source.closest<HTMLElement>('.source')
  if (mark === null || box === null || box.scrollHeight <= box.clientHeight) return
  box.scrollTop += mark.getBoundingClientRect().top - box.getBoundingClientRect().top - box.clientHeight / 3
}

for (const event of ['turbo:load', 'turbo:render']) document.addEventListener(event, startFindingForm)
startFindingForm()
