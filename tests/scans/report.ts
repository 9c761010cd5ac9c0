import { chromium } from 'playwright-core'
import { readPicture } from '#intake/readers/read-picture.ts'
import { findBrowser } from '../../scripts/find-browser.mjs'
import { type DamageName, scanDamages } from './scan-damage.ts'
import { type PageSet, pageNames, scanPage } from './scan-page.ts'
import { type ScanScore, scoreScan } from './score-scan.ts'

/**
 * `node tests/scans/report.ts`: how well scanned pages are read, `--held-out` those kept back. `--page NAME` and
 * `--damage NAME` measure one, `--text` prints what was read (of development pages only).
 */
const option = (name: string): string | undefined => {
  const at = process.argv.indexOf(`--${name}`)
  return at === -1 ? undefined : process.argv[at + 1]
}
const set: PageSet = process.argv.includes('--held-out') ? 'held-out' : 'development'
const names = pageNames(set).filter((name) => (option('page') ?? name) === name)
const damages = (Object.keys(scanDamages) as DamageName[]).filter((name) => (option('damage') ?? name) === name)
const showText = process.argv.includes('--text') && set === 'development'

const executablePath = findBrowser()
if (executablePath === undefined) throw new Error('no Chromium found: install it or set CHROMIUM_PATH')
const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu', '--disable-lcd-text'] })
for (const damage of damages) {
  const scores: ScanScore[] = []
  for (const name of names) {
    const page = await scanPage(browser, set, name, scanDamages[damage])
    const before = performance.now()
    const read = await readPicture(page.bytes, () => {})
    const seconds = (performance.now() - before) / 1000
    const text = read.ok ? read.value.text : ''
    const score = scoreScan(page.passages, text)
    scores.push(score)
    const outcome = read.ok ? `${read.value.doubts.length} doubts` : `refused: ${read.refusal.code}`
    print(name, score, `${seconds.toFixed(0)} s, ${outcome}`)
    if (showText) console.log(text)
  }
  print(`${damage} (${set})`, total(scores), `${scores.length} pages`)
}
await browser.close()

function total(scores: readonly ScanScore[]): ScanScore {
  const sum = (part: keyof ScanScore) => scores.reduce((all, score) => all + score[part], 0)
  return {
    characters: sum('characters'),
    wrong: sum('wrong'),
    orderErrors: sum('orderErrors'),
    surplus: sum('surplus'),
  }
}

function print(name: string, { characters, wrong, orderErrors, surplus }: ScanScore, more: string): void {
  const share = ((wrong / characters) * 100).toFixed(1)
  console.log(`${name.padEnd(28)} wrong ${share} %, order errors ${orderErrors}, surplus ${surplus}; ${more}`)
}
