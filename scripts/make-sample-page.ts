import { writeFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { chromium } from 'playwright-core'
import { samplePageDocx } from './sample-page/page-docx.ts'
import { samplePageHtml } from './sample-page/page-html.ts'
import { samplePageText } from './sample-page/page-text.ts'

/** Writes the sample newspaper page to examples/ as text, picture, PDF and Word document. */
const fileNamed = (name: string): string => fileURLToPath(new URL(`../examples/${name}`, import.meta.url))

await writeFile(fileNamed('sample-page.txt'), samplePageText())
await writeFile(fileNamed('sample-page.docx'), await samplePageDocx())

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--disable-lcd-text', '--disable-background-networking'],
})
const page = await browser.newPage({ viewport: { width: 960, height: 800 }, deviceScaleFactor: 1.5 })
await page.setContent(samplePageHtml('broadsheet'))
await page.pdf({ path: fileNamed('sample-page.pdf'), preferCSSPageSize: true, printBackground: true })
await page.setContent(samplePageHtml('tabloid'))
await page.screenshot({ path: fileNamed('sample-page.png'), fullPage: true })
await browser.close()
