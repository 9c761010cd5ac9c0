import '@hotwired/turbo'
import { startKeys } from './keys.ts'

document.addEventListener('turbo:load', startKeys)
startKeys()
