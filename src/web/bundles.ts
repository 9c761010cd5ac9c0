import { join } from 'node:path'
import { type BuildOptions, buildSync } from 'esbuild'

const shared = {
  bundle: true,
  minify: true,
  write: false,
  target: ['chrome100', 'firefox100', 'safari15'],
  logLevel: 'silent',
} as const satisfies BuildOptions

/** Style sheets, in this order, as one. */
export function bundledStyles(folder: string, files: readonly string[]): Uint8Array {
  const contents = files.map((file) => `@import ${JSON.stringify(`./${file}`)};`).join('\n')
  return firstOutput({ ...shared, stdin: { contents, resolveDir: folder, loader: 'css' } })
}

/** A script with all that it imports. `iife`: for a page that holds it; `esm`: for one that loads it. */
export function bundledScript(folder: string, file: string, format: 'iife' | 'esm'): Uint8Array {
  return firstOutput({ ...shared, entryPoints: [join(folder, file)], format })
}

function firstOutput(options: BuildOptions): Uint8Array {
  const [output] = buildSync(options).outputFiles ?? []
  if (output === undefined) throw new Error('the bundler gave nothing')
  return output.contents
}
