import { html } from 'hono/html'
import { encodeQR } from 'qr'
import type { Html } from '#web/html.ts'

/** What has to stay white around a code, in modules. */
const quietZone = 4
/** Whole pixels, so that edges stay sharp. */
const pixelsAModule = 4

/**
 * A text as a QR code, within the page: nothing is fetched, run or styled for it, and no address holds the text. Dark on white in
 * any theme, since many readers take no other. `alternative` says what it is to whoever does not see it.
 */
export function qrCode(text: string, alternative: string): Html {
  const rows = encodeQR(text, 'raw', { ecc: 'medium', border: quietZone })
  const modules = rows.length
  const pixels = modules * pixelsAModule
  return html`<svg class="qr-code" role="img" aria-label="${alternative}" width="${pixels}" height="${pixels}" viewBox="0 0 ${modules} ${modules}" shape-rendering="crispEdges"><rect width="${modules}" height="${modules}" fill="#fff" /><path fill="#000" d="${rows.map(darkRuns).join('')}" /></svg>`
}

/** Dark modules of one row, neighbours as one oblong. */
function darkRuns(row: readonly boolean[], y: number): string {
  const runs = row
    .map((isDark) => (isDark ? '1' : '0'))
    .join('')
    .matchAll(/1+/g)
  return [...runs].map(({ 0: { length }, index }) => `M${index} ${y}h${length}v1h-${length}z`).join('')
}
