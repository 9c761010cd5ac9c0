import { placeInSource } from './place-in-source.ts'

/** Words marked in the source fill the form that adds a finding. */
export function startSourceSelection(reading: HTMLElement): void {
  const source = reading.querySelector<HTMLElement>('[data-source]')
  const details = document.querySelector<HTMLDetailsElement>('#add-finding')
  const form = details?.querySelector('form')
  if (source === null || details === null || form === null || form === undefined) return

  document.addEventListener('pointerup', () => {
    const selection = document.getSelection()
    if (selection === null || selection.isCollapsed || selection.rangeCount === 0) return
    const range = selection.getRangeAt(0)
    if (!source.contains(range.startContainer) || !source.contains(range.endContainer)) return
    const start = placeInSource(source, range.startContainer, range.startOffset, 'start')
    const end = placeInSource(source, range.endContainer, range.endOffset, 'end')
    if (start === undefined || end === undefined || end <= start) return
    setField(form, 'start', String(start))
    setField(form, 'end', String(end))
    setField(form, 'words', wordsIn(range))
    details.open = true
  })
}

/** The marked words without the numbers of findings that stand among them. */
function wordsIn(range: Range): string {
  const copy = range.cloneContents()
  for (const number of copy.querySelectorAll('.mark-number')) number.remove()
  return copy.textContent ?? ''
}

function setField(form: HTMLFormElement, name: string, value: string): void {
  const field = form.elements.namedItem(name)
  if (field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement) field.value = value
}
