import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { html } from 'hono/html'
import { oneFilePolicy } from '#http/security-headers.ts'
import type { Label } from '#kernel/label.ts'
import { bundledScript, bundledStyles } from '#web/bundles.ts'
import type { Html } from '#web/html.ts'
import { frameWords } from '#web/words/frame-words.ts'
import { offlineCheckWords as words } from '#web/words/offline-check-words.ts'
import { checkForm } from './check-form.ts'
import { inBoth } from './in-both.ts'

const webFolder = join(import.meta.dirname, '../..')

/** Whose page it is, and which key the city says is its own. */
export type OneFileFacts = { readonly cityName: Label; readonly key: string }

export type OneFilePage = { readonly document: string; readonly policy: string }

/** How the file is called: as the command that does the same. */
export const oneFileName = 'check-receipt.html'

/** The page that checks receipts, as one file: script and style stand in it, and its policy lets nothing else run or load. */
export async function oneFilePage(facts: OneFileFacts): Promise<OneFilePage> {
  const { script, style } = programs()
  const policy = oneFilePolicy({ script: hashOf(script), style: hashOf(style) })
  const document = `<!doctype html>
<html lang="zh-CN" data-text="normal">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="color-scheme" content="light dark">
${await title(facts)}
<link rel="icon" href="${markAddress()}">
<style>${style}</style>
<script>${script}</script>
</head>
${await body(facts)}
</html>
`
  return { document, policy }
}

let made: { readonly script: string; readonly style: string } | undefined

/** Bundled once a process, when first asked for. */
function programs(): { readonly script: string; readonly style: string } {
  made ??= {
    script: textOf(bundledScript(join(webFolder, 'offline-check'), 'check-page.ts', 'iife')),
    style: textOf(bundledStyles(webFolder, sheets)),
  }
  return made
}

const sheets = [
  'styles/tokens.css',
  'styles/base.css',
  'styles/forms.css',
  'styles/case.css',
  'offline-check/one-file.css',
]

function title({ cityName }: OneFileFacts): Html {
  const [zh, en] = [
    `${words.title.zh} · ${frameWords.product.zh} ${cityName.zh}`,
    `${words.title.en} · ${frameWords.product.en} ${cityName.en}`,
  ]
  return html`<title data-zh="${zh}" data-en="${en}">${zh}</title>`
}

function body({ cityName, key }: OneFileFacts): Html {
  return html`<body>
<a class="skip" href="#main">${inBoth(frameWords.skip)}</a>
<header class="masthead"><div class="masthead-top">
  <span class="wordmark"><span class="wordmark-name">${inBoth(frameWords.product)}</span> <span class="wordmark-city">${inBoth(cityName)}</span></span>
  <div class="settings" role="group" aria-labelledby="settings-name"><span id="settings-name" class="visually-hidden">${inBoth(frameWords.settings)}</span>
    <button type="button" class="quiet" id="other-language"><span class="zh" lang="en">${frameWords.otherLanguage.zh}</span><span class="en" lang="zh-CN">${frameWords.otherLanguage.en}</span></button>
    <button type="button" class="quiet" id="text-size"><span data-to="large">${inBoth(frameWords.largerText)}</span><span data-to="normal" hidden>${inBoth(frameWords.normalText)}</span></button>
  </div>
</div></header>
<main id="main" class="main" tabindex="-1">
  <h1>${inBoth(words.title)}</h1>
  <p>${inBoth(words.lead)}</p>
  <p data-served><a href="${oneFileName}" download="${oneFileName}">${inBoth(words.keep)}</a> <span class="hint">${inBoth(words.keepHint)}</span></p>
  <p data-served><a href="/log">${inBoth(words.toLog)}</a></p>
  <noscript><p class="notice"><span lang="zh-CN">${words.noScript.zh}</span><br><span lang="en">${words.noScript.en}</span></p></noscript>
  <div id="result" class="result"></div>
  <section id="cannot" class="notice" aria-labelledby="cannot-title" hidden>
    <h2 id="cannot-title">${inBoth(words.cannotTitle)}</h2>
    <p id="cannot-here" hidden>${inBoth(words.cannotHere)}</p>
    <p id="cannot-ever" hidden>${inBoth(words.cannotEver)}</p>
  </section>
  ${checkForm(key)}
  <p>${inBoth(words.byCommand)}</p>
  <pre class="command"><code>npm run --silent huiying -- check-receipt FILE --key KEY</code></pre>
</main>
</body>`
}

function markAddress(): string {
  return `data:image/svg+xml;base64,${readFileSync(join(webFolder, 'mark.svg')).toString('base64')}`
}

/** As a policy names what may run. */
function hashOf(text: string): string {
  return `'sha256-${createHash('sha256').update(text).digest('base64')}'`
}

function textOf(bundle: Uint8Array): string {
  return Buffer.from(bundle).toString('utf8')
}
