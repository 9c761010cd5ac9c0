import { readdirSync, readFileSync } from 'node:fs'
import type { Browser } from 'playwright-core'
import type { ScanDamage } from './scan-damage.ts'

/** A passage of a page as printed; an advert or a caption has no place in the order of the others. */
export type Passage = { readonly text: string; readonly isAside: boolean }

export type ScannedPage = { readonly bytes: Uint8Array; readonly passages: readonly Passage[] }

export type PageSet = 'development' | 'held-out'

const folderOf = (set: PageSet): URL => new URL(`./${set}/`, import.meta.url)

/** The pages of a set by name. */
export function pageNames(set: PageSet): string[] {
  return readdirSync(folderOf(set))
    .filter((file) => file.endsWith('.html'))
    .map((file) => file.replace('.html', ''))
    .sort()
}

/** Draws a page in the browser and scans it: the same bytes each time on one machine. */
export async function scanPage(browser: Browser, set: PageSet, name: string, damage: ScanDamage): Promise<ScannedPage> {
  const html = readFileSync(new URL(`${name}.html`, folderOf(set)), 'utf8')
  const page = await browser.newPage({
    viewport: { width: 1000, height: 300 },
    deviceScaleFactor: damage.dpi / 96,
  })
  try {
    await page.setContent(html)
    const passages: Passage[] = await page.evaluate(`[...document.querySelectorAll('h1,h2,h3,p,div[data-aside]')]
      .map((each) => ({ text: each.textContent.replace(/\\s+/g, ''), isAside: each.hasAttribute('data-aside') }))
      .filter(({ text }) => text !== '')`)
    const picture = await page.locator('body').screenshot()
    const scanned: string = await page.evaluate(
      `(${scanInBrowser})('data:image/png;base64,${picture.toString('base64')}', ${JSON.stringify(damage)})`,
    )
    return { bytes: Buffer.from(scanned.split(',')[1] ?? '', 'base64'), passages }
  } finally {
    await page.close()
  }
}

/** Runs in the page: turns the picture on larger paper, strays its brightness by numbers that are the same each time. */
const scanInBrowser = `async (source, { turn, noise, isShaded }) => {
  const image = new Image()
  image.src = source
  await image.decode()
  const angle = turn * Math.PI / 180
  const [cos, sin] = [Math.abs(Math.cos(angle)), Math.abs(Math.sin(angle))]
  const canvas = document.createElement('canvas')
  canvas.width = Math.round(image.width * cos + image.height * sin)
  canvas.height = Math.round(image.width * sin + image.height * cos)
  const paper = canvas.getContext('2d')
  paper.fillStyle = '#fff'
  paper.fillRect(0, 0, canvas.width, canvas.height)
  paper.translate(canvas.width / 2, canvas.height / 2)
  paper.rotate(angle)
  if (noise > 0) paper.filter = 'blur(0.6px)'
  paper.drawImage(image, -image.width / 2, -image.height / 2)
  const pixels = paper.getImageData(0, 0, canvas.width, canvas.height)
  let state = 20261130
  const random = () => (state = (state * 1664525 + 1013904223) >>> 0) / 4294967296
  for (let at = 0; at < pixels.data.length; at += 4) {
    const [x, y] = [(at / 4) % canvas.width / canvas.width, Math.floor(at / 4 / canvas.width) / canvas.height]
    const light = isShaded ? 0.92 - 0.3 * x * y : 1
    const stray = (random() + random() - 1) * noise
    for (const part of [0, 1, 2]) pixels.data[at + part] = pixels.data[at + part] * light + stray
  }
  paper.putImageData(pixels, 0, 0)
  return canvas.toDataURL('image/jpeg', 0.75)
}`
