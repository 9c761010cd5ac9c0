import { fillIn, type MarkedWords, watchSelection } from './source-selection.ts'

/** Words marked in the source fill the form that adds a finding; they may correct the one that was chosen last instead. */
export function startAdding(reading: HTMLElement): void {
  const source = reading.querySelector<HTMLElement>('[data-source]')
  const details = document.querySelector<HTMLDetailsElement>('#add-finding')
  const form = details?.querySelector('form')
  if (source === null || details === null || form === null || form === undefined) return

  let chosen: HTMLElement | undefined
  reading.addEventListener('focusin', ({ target }) => {
    if (target instanceof Element) chosen = target.closest<HTMLElement>('[data-finding]') ?? chosen
  })
  watchSelection(source, (marked) => {
    fillIn(form, marked)
    details.open = true
    offer(reading, chosen, marked)
  })
}

/** Says where the source is what may be done with the words: the forms stand far below a long list. */
function offer(reading: HTMLElement, chosen: HTMLElement | undefined, { start, end }: MarkedWords): void {
  const offers = reading.querySelector<HTMLElement>('[data-marked-offer]')
  const correct = offers?.querySelector<HTMLAnchorElement>('[data-correct-chosen]')
  if (offers === null || correct === null || correct === undefined) return
  offers.hidden = false
  const edit = chosen?.querySelector<HTMLAnchorElement>('a[data-key="e"]')
  correct.hidden = edit === null || edit === undefined
  if (edit === null || edit === undefined) return
  const address = new URL(edit.href)
  address.searchParams.set('start', String(start))
  address.searchParams.set('end', String(end))
  correct.href = address.href
  correct.textContent = (correct.dataset.correctChosen ?? '').replace('{n}', chosen?.dataset.finding ?? '')
}
