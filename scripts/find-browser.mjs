import { existsSync } from 'node:fs'
import { basename, delimiter, join } from 'node:path'

/** The browser without the windows round it comes first: the same pages by the same engine, for half the work. */
const windowless = ['chromium-headless-shell', 'chrome-headless-shell']
const names = [...windowless, 'chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']

/** The Chromium to test with: the one CHROMIUM_PATH names, else the first on PATH; undefined where there is none. */
export function findBrowser(env = process.env) {
  if (env.CHROMIUM_PATH) return existsSync(env.CHROMIUM_PATH) ? env.CHROMIUM_PATH : undefined
  const folders = (env.PATH ?? '').split(delimiter).filter(Boolean)
  return names.flatMap((name) => folders.map((folder) => join(folder, name))).find((path) => existsSync(path))
}

/** Whether a Chromium is the one without windows, or one that somebody chose. */
export function isBrowserForTests(path, env = process.env) {
  return path !== undefined && (Boolean(env.CHROMIUM_PATH) || windowless.includes(basename(path)))
}
