import { startAdding } from './adding.ts'
import { startAnswerLines } from './answer-lines.ts'
import { startFindingKeys } from './finding-keys.ts'

/** Brings the read page to life: lines between said and answered, keys, marking words in the source. */
export function startReadPage(): void {
  const reading = document.querySelector<HTMLElement>('[data-reading]')
  if (reading === null || reading.dataset.started === 'yes') return
  reading.dataset.started = 'yes'
  startAnswerLines(reading)
  startFindingKeys(reading)
  startAdding(reading)
  startJumps(reading)
}

/** Names and doubts lead to their place in the source. */
function startJumps(reading: HTMLElement): void {
  for (const jump of document.querySelectorAll<HTMLElement>('[data-jump]')) {
    jump.tabIndex = 0
    jump.setAttribute('role', 'link')
    const go = (): void => showPlace(reading, Number(jump.dataset.jump))
    jump.addEventListener('click', go)
    jump.addEventListener('keydown', (event) => {
      if (event.key === 'Enter') go()
    })
  }
}

function showPlace(reading: HTMLElement, place: number): void {
  let best: HTMLElement | undefined
  for (const run of reading.querySelectorAll<HTMLElement>('[data-source] [data-at]')) {
    if (Number(run.dataset.at) > place) break
    best = run
  }
  if (best === undefined) return
  best.scrollIntoView({ block: 'center' })
  best.classList.add('is-shown')
  const shown = best
  setTimeout(() => shown.classList.remove('is-shown'), 2_000)
}

// A form that was refused comes back without being loaded.
for (const event of ['turbo:load', 'turbo:render']) document.addEventListener(event, startReadPage)
startReadPage()
