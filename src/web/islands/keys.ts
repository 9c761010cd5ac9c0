const rememberedAs = 'huiying_keys'

let listening = false

/** Keys for lists and forms. Pages work without them; single keys can be switched off and are then left to the browser. */
export function startKeys(): void {
  if (!listening) {
    listening = true
    // On the way down, so that switched-off single keys do not reach other scripts either.
    addEventListener('keydown', onKey, { capture: true })
  }
  startDialog()
}

/** Each gives false when there is nothing for it to do; the key is then the browser's again. */
const singleKeys: Readonly<Record<string, () => boolean>> = {
  '?': openDialog,
  '/': focusSearch,
  j: () => moveRow(1),
  k: () => moveRow(-1),
}

function onKey(event: KeyboardEvent): void {
  if ((event.ctrlKey || event.metaKey) && event.key === 'Enter') sendForm(event)
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return
  if (event.key.length !== 1 || isTyping(event.target)) return
  if (!areOn()) event.stopImmediatePropagation()
  else if (singleKeys[event.key]?.() === true) event.preventDefault()
}

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    target.matches('input:not([type=checkbox], [type=radio]), textarea, select, [contenteditable]')
  )
}

function areOn(): boolean {
  return remembered() !== 'off'
}

/** Storage may be forbidden; the keys then stay on. */
function remembered(): string | null {
  try {
    return localStorage.getItem(rememberedAs)
  } catch {
    return null
  }
}

function remember(on: boolean): void {
  try {
    localStorage.setItem(rememberedAs, on ? 'on' : 'off')
  } catch {
    // Not remembered, then.
  }
}

function moveRow(step: 1 | -1): boolean {
  const rows = [...document.querySelectorAll<HTMLElement>('[data-row]')]
  // The read page has no rows: it moves between its findings itself.
  if (rows.length === 0) return false
  const at = rows.findIndex((row) => row.contains(document.activeElement))
  const next = rows[at < 0 ? 0 : Math.max(0, Math.min(rows.length - 1, at + step))]
  next?.querySelector<HTMLElement>('a, button')?.focus()
  next?.scrollIntoView({ block: 'nearest' })
  return true
}

function focusSearch(): boolean {
  const search = document.querySelector<HTMLInputElement>('main input[type=search]')
  search?.focus()
  search?.select()
  return search !== null
}

function sendForm(event: KeyboardEvent): void {
  if (!(event.target instanceof HTMLElement)) return
  const form = event.target.closest('form')
  if (form === null || form.method === 'dialog') return
  event.preventDefault()
  form.requestSubmit()
}

function dialog(): HTMLDialogElement | null {
  return document.querySelector<HTMLDialogElement>('dialog[data-keys]')
}

function openDialog(): boolean {
  const keys = dialog()
  if (keys === null || keys.open) return false
  keys.showModal()
  return true
}

function startDialog(): void {
  const button = document.querySelector<HTMLButtonElement>('[data-keys-open]')
  if (button === null || !button.hidden) return
  button.hidden = false
  button.addEventListener('click', () => openDialog())
  const box = dialog()?.querySelector<HTMLInputElement>('[data-keys-on]')
  if (box === null || box === undefined) return
  box.checked = areOn()
  box.addEventListener('change', () => remember(box.checked))
}
