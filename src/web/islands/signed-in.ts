import * as Turbo from '@hotwired/turbo'
import { startKeys } from './keys.ts'

// Turbo's own bar writes a style element, which the page's content policy forbids; the style sheet shows one instead.
Turbo.config.drive.progressBarDelay = 2 ** 31 - 1

document.addEventListener('turbo:load', startKeys)
startKeys()
