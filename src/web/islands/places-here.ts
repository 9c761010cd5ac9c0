/**
 * Leaves links to a place on the page one is at to the browser. Turbo would fetch the page anew for them, and what was
 * typed into it would be gone.
 */
export function leavePlacesHereToBrowser(): void {
  document.addEventListener('turbo:click', (event) => {
    if (event instanceof CustomEvent && isHere(String(event.detail.url))) event.preventDefault()
  })
}

function isHere(address: string): boolean {
  const [page = '', place] = address.split('#')
  return place !== undefined && page === location.href.split('#')[0]
}
