/**
 * Puts what stands behind the `#` of the address into the form that waits for it, off the address and the history, and
 * sends the form where that is all it asks for.
 */
function startLinkCode(): void {
  const form = document.querySelector<HTMLFormElement>('form[data-link-code]')
  const field = form?.querySelector<HTMLInputElement>('input[name=code]')
  const code = location.hash.slice(1)
  if (form === null || field == null || !/^[0-9a-f]{64}$/.test(code)) return
  history.replaceState(history.state, '', location.pathname + location.search)
  field.value = code
  if (form.dataset.linkCode === 'at_once') form.requestSubmit()
}

document.addEventListener('turbo:load', startLinkCode)
window.addEventListener('hashchange', startLinkCode)
startLinkCode()
