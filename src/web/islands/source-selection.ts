import { placeInSource } from './place-in-source.ts'

/** Words somebody marked in the source, with their exact place. */
export type MarkedWords = { readonly start: number; readonly end: number; readonly words: string }

/** Tells which words of the source are marked, by a mouse, a finger or the keys: once they are, and when they are others. */
export function watchSelection(source: HTMLElement, told: (marked: MarkedWords) => void): void {
  let last = ''
  let isPressed = false
  let settled: ReturnType<typeof setTimeout> | undefined
  const look = (): void => {
    const marked = markedIn(source)
    const place = marked === undefined ? '' : `${marked.start}-${marked.end}`
    if (marked !== undefined && place !== last) told(marked)
    last = place
  }
  document.addEventListener('pointerdown', () => {
    isPressed = true
  })
  for (const end of ['pointerup', 'pointercancel']) {
    document.addEventListener(end, () => {
      isPressed = false
      look()
    })
  }
  // Handles on a touch screen and the keys move a selection without a pointer; what is being dragged is waited for.
  document.addEventListener('selectionchange', () => {
    clearTimeout(settled)
    settled = setTimeout(() => {
      if (!isPressed) look()
    }, 200)
  })
}

function markedIn(source: HTMLElement): MarkedWords | undefined {
  const selection = document.getSelection()
  if (selection === null || selection.isCollapsed || selection.rangeCount === 0) return undefined
  const range = selection.getRangeAt(0)
  if (!source.contains(range.startContainer) || !source.contains(range.endContainer)) return undefined
  const start = placeInSource(source, range.startContainer, range.startOffset, 'start')
  const end = placeInSource(source, range.endContainer, range.endOffset, 'end')
  if (start === undefined || end === undefined || end <= start) return undefined
  return { start, end, words: wordsIn(range) }
}

/** The words of a stretch of the page without the numbers of findings that stand among them. */
export function wordsIn(range: Range): string {
  const copy = range.cloneContents()
  for (const number of copy.querySelectorAll('.mark-number')) number.remove()
  return copy.textContent ?? ''
}

/** Puts marked words and their place into a form. */
export function fillIn(form: HTMLFormElement, { start, end, words }: MarkedWords): void {
  setField(form, 'start', String(start))
  setField(form, 'end', String(end))
  setField(form, 'words', words)
}

function setField(form: HTMLFormElement, name: string, value: string): void {
  const field = form.elements.namedItem(name)
  if (field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement) field.value = value
}
