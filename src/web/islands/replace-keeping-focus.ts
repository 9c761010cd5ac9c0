/**
 * Puts what is new in the place of what stood there. Who had gone on to a link in it stays at the link that leads to the
 * same place, and is back where the words are typed when there is none.
 */
export function replaceKeepingFocus(old: Element, fresh: Element, typedIn: HTMLElement): void {
  const focused = document.activeElement
  const isInside = old.contains(focused)
  const href = focused?.getAttribute('href')
  old.replaceWith(fresh)
  if (!isInside) return
  const same = [...fresh.querySelectorAll<HTMLElement>('a')].find((link) => link.getAttribute('href') === href)
  ;(same ?? typedIn).focus()
}
