const svgNamespace = 'http://www.w3.org/2000/svg'

/** Draws a line from every said item to each passage that answers it, and keeps the lines in place. */
export function startAnswerLines(reading: HTMLElement): void {
  const columns = reading.querySelector<HTMLElement>('[data-lines]')
  if (columns === null) return
  const canvas = document.createElementNS(svgNamespace, 'svg')
  canvas.classList.add('answer-lines')
  canvas.setAttribute('aria-hidden', 'true')
  columns.prepend(canvas)

  let waiting = false
  const redraw = (): void => {
    if (waiting) return
    waiting = true
    requestAnimationFrame(() => {
      waiting = false
      draw(columns, canvas)
    })
  }
  new ResizeObserver(redraw).observe(columns)
  document.fonts.ready.then(redraw, () => undefined)
  for (const name of ['pointerover', 'focusin']) {
    columns.addEventListener(name, (event) => highlight(reading, columns, event.target))
  }
  redraw()
}

type Place = { readonly left: number; readonly right: number; readonly middle: number }

/** One pass to measure, one to draw: no layout is asked for in between. */
function draw(columns: HTMLElement, canvas: SVGSVGElement): void {
  const frame = columns.getBoundingClientRect()
  const places = new Map<string, Place>()
  const joins: { from: string; to: string }[] = []
  for (const finding of columns.querySelectorAll<HTMLElement>('[data-finding]')) {
    const number = finding.dataset.finding ?? ''
    const box = finding.getBoundingClientRect()
    places.set(number, {
      left: box.left - frame.left,
      right: box.right - frame.left,
      middle: box.top - frame.top + Math.min(box.height / 2, 28),
    })
    for (const to of (finding.dataset.answers ?? '').split(' ')) if (to !== '') joins.push({ from: number, to })
  }
  canvas.setAttribute('width', String(frame.width))
  canvas.setAttribute('height', String(frame.height))
  const lines = joins.flatMap(({ from, to }) => {
    const start = places.get(from)
    const end = places.get(to)
    return start === undefined || end === undefined || start.right > end.left ? [] : [lineBetween(from, to, start, end)]
  })
  canvas.replaceChildren(...lines)
}

function lineBetween(from: string, to: string, start: Place, end: Place): SVGPathElement {
  const line = document.createElementNS(svgNamespace, 'path')
  const bend = (end.left - start.right) / 2
  line.setAttribute(
    'd',
    `M${start.right} ${start.middle} C${start.right + bend} ${start.middle} ${end.left - bend} ${end.middle} ${end.left} ${end.middle}`,
  )
  line.dataset.from = from
  line.dataset.to = to
  return line
}

/** What is pointed at, what it is joined to, and its words in the source stand out together. */
function highlight(reading: HTMLElement, columns: HTMLElement, target: EventTarget | null): void {
  const finding = target instanceof Element ? target.closest<HTMLElement>('[data-finding]') : null
  if (finding === null) return
  const number = finding.dataset.finding ?? ''
  const joined = new Set([number, ...(finding.dataset.answers ?? '').split(' ')])
  for (const other of columns.querySelectorAll<HTMLElement>('[data-finding]')) {
    if ((other.dataset.answers ?? '').split(' ').includes(number)) joined.add(other.dataset.finding ?? '')
  }
  for (const other of columns.querySelectorAll<HTMLElement>('[data-finding]')) {
    other.classList.toggle('is-joined', joined.has(other.dataset.finding ?? ''))
  }
  for (const line of columns.querySelectorAll<SVGPathElement>('.answer-lines path')) {
    line.classList.toggle('is-joined', line.dataset.from === number || line.dataset.to === number)
  }
  for (const mark of reading.querySelectorAll<HTMLElement>('[data-source] mark')) {
    const numbers = (mark.dataset.findings ?? '').split(' ')
    mark.classList.toggle('is-joined', numbers.includes(number))
  }
}
