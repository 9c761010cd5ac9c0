/** Asks every second how far a reading is, and shows the page anew when it is done. */
function startWaiting(): void {
  const place = document.querySelector<HTMLElement>('[data-reading-wait]')
  const id = place?.dataset.readingWait
  if (place === null || id === undefined || id === '') return
  const ask = async (): Promise<void> => {
    if (!document.contains(place)) return
    const answer = await fetch(`/readings/${id}/state`, { headers: { accept: 'application/json' } })
    const { state, done, of }: { state: string; done: number; of: number } = await answer.json()
    if (state !== 'queued' && state !== 'reading') {
      location.reload()
      return
    }
    const bar = place.querySelector('progress')
    if (bar !== null && of > 0) {
      bar.max = of
      bar.value = done
    }
    setTimeout(again, 1_000)
  }
  // A lost connection is tried again; the page says nothing wrong meanwhile.
  const again = (): void => void ask().catch(() => setTimeout(again, 3_000))
  setTimeout(again, 1_000)
}

document.addEventListener('turbo:load', startWaiting)
startWaiting()
