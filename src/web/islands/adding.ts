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
    offerCorrection(form, chosen, marked)
  })
}

function offerCorrection(form: HTMLFormElement, chosen: HTMLElement | undefined, { start, end }: MarkedWords): void {
  const offer = form.querySelector<HTMLElement>('[data-correct-chosen]')
  const link = offer?.querySelector('a')
  const edit = chosen?.querySelector<HTMLAnchorElement>('a[data-key="e"]')
  if (offer === null || link === null || link === undefined || edit === null || edit === undefined) return
  const address = new URL(edit.href)
  address.searchParams.set('start', String(start))
  address.searchParams.set('end', String(end))
  link.href = address.href
  link.textContent = (offer.dataset.correctChosen ?? '').replace('{n}', chosen?.dataset.finding ?? '')
  offer.hidden = false
}
