/** j/k move, c confirms, x drops, e corrects, o goes to opening cases, Esc leaves. Typing in a field is left alone. */
export function startFindingKeys(reading: HTMLElement): void {
  document.addEventListener('keydown', (event) => {
    if (!document.contains(reading) || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return
    if (event.key === 'j' || event.key === 'k') return move(reading, event.key === 'j' ? 1 : -1)
    if (event.key === 'Escape') return leave()
    if (event.key === 'o') return goToCases()
    if (event.key === 'c' || event.key === 'x' || event.key === 'e') press(event.key)
  })
}

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.matches('input, textarea, select, [contenteditable]')
}

function move(reading: HTMLElement, step: 1 | -1): void {
  const findings = [...reading.querySelectorAll<HTMLElement>('[data-finding]')]
  const at = findings.findIndex((finding) => finding.contains(document.activeElement))
  const next = findings[at < 0 ? 0 : Math.max(0, Math.min(findings.length - 1, at + step))]
  if (next === undefined) return
  next.focus()
  next.scrollIntoView({ block: 'center' })
  reading
    .querySelector(`[data-source] [data-findings~="${next.dataset.finding ?? ''}"]`)
    ?.scrollIntoView({ block: 'center' })
}

function press(key: string): void {
  const finding = document.activeElement?.closest('[data-finding]')
  finding?.querySelector<HTMLElement>(`[data-key="${key}"]`)?.click()
}

function goToCases(): void {
  const cases = document.querySelector<HTMLElement>('#open-cases')
  cases?.focus()
  cases?.scrollIntoView()
}

function leave(): void {
  if (document.activeElement instanceof HTMLElement) document.activeElement.blur()
}
