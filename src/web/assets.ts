import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { brotliCompressSync, gzipSync } from 'node:zlib'
import { Hono } from 'hono'
import type { HttpEnv } from '#http/http-env.ts'
import { bundledScript, bundledStyles } from './bundles.ts'

const here = import.meta.dirname
const stylesFolder = join(here, 'styles')
const islandsFolder = join(here, 'islands')

type Asset = {
  readonly type: string
  readonly plain: Uint8Array<ArrayBuffer>
  readonly gzip: Uint8Array<ArrayBuffer>
  readonly brotli: Uint8Array<ArrayBuffer>
}

type Assets = {
  /** From name, e.g. 'site.css', to the address with the content's hash. */
  readonly addresses: ReadonlyMap<string, string>
  readonly files: ReadonlyMap<string, Asset>
}

let made: Assets | undefined

/** Bundled once a process, when first asked for: about a tenth of a second. */
function assets(): Assets {
  made ??= makeAssets()
  return made
}

/** The address of an asset: 'site.css', 'mark.svg' or an island such as 'read-page.js'. @throws when there is none. */
export function assetAddress(name: string): string {
  const address = assets().addresses.get(name)
  if (address === undefined) throw new Error(`no such asset: ${name}`)
  return address
}

/** Serves the bundles. An address names its content, so browsers may keep it for ever. */
export function assetFiles(): Hono<HttpEnv> {
  return new Hono<HttpEnv>().get('/assets/:file', (c) => {
    const asset = assets().files.get(c.req.param('file'))
    if (asset === undefined) return c.text('not found', 404)

    const accepted = c.req.header('accept-encoding') ?? ''
    const encoding = /\bbr\b/.test(accepted) ? 'br' : /\bgzip\b/.test(accepted) ? 'gzip' : null
    const body = encoding === 'br' ? asset.brotli : encoding === 'gzip' ? asset.gzip : asset.plain
    return c.body(body, 200, {
      'content-type': asset.type,
      'cache-control': 'public, max-age=31536000, immutable',
      vary: 'accept-encoding',
      ...(encoding === null ? {} : { 'content-encoding': encoding }),
    })
  })
}

function makeAssets(): Assets {
  const addresses = new Map<string, string>()
  const files = new Map<string, Asset>()
  for (const { name, type, content } of [styleSheet(), ...islands(), mark()]) {
    const hash = createHash('sha256').update(content).digest('base64url').slice(0, 10)
    const file = name.replace(/\.(?=[a-z]+$)/, `-${hash}.`)
    addresses.set(name, `/assets/${file}`)
    files.set(file, {
      type,
      plain: new Uint8Array(content),
      gzip: new Uint8Array(gzipSync(content, { level: 9 })),
      brotli: new Uint8Array(brotliCompressSync(content)),
    })
  }
  return { addresses, files }
}

type Made = { readonly name: string; readonly type: string; readonly content: Uint8Array }

/** Tokens first, then the base, then a file a part, print last. */
function styleSheet(): Made {
  const parts = readdirSync(stylesFolder)
    .filter((file) => file.endsWith('.css'))
    .sort((a, b) => place(a) - place(b) || (a < b ? -1 : 1))
  return { name: 'site.css', type: 'text/css; charset=utf-8', content: bundledStyles(stylesFolder, parts) }
}

function place(file: string): number {
  const known = ['tokens.css', 'base.css'].indexOf(file)
  if (known >= 0) return known
  return file === 'print.css' ? 9 : 5
}

function islands(): readonly Made[] {
  const entries = readdirSync(islandsFolder).filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
  return entries.map((entry) => ({
    name: `${basename(entry, '.ts')}.js`,
    type: 'text/javascript; charset=utf-8',
    content: bundledScript(islandsFolder, entry, 'esm'),
  }))
}

function mark(): Made {
  return { name: 'mark.svg', type: 'image/svg+xml', content: readFileSync(join(here, 'mark.svg')) }
}
