import '@hotwired/turbo'
import { startKeys } from './keys.ts'
import { leavePlacesHereToBrowser } from './places-here.ts'

document.addEventListener('turbo:load', () => {
  startKeys()
  showPlace()
})
startKeys()
leavePlacesHereToBrowser()

/** What has the focus when a page comes is also in the window: Turbo shows a page that follows a form from its top. */
function showPlace(): void {
  document.querySelector('main [autofocus]')?.scrollIntoView({ block: 'nearest' })
}
