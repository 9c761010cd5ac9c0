// Installs what a fresh clone lacks. Runs on whatever Node the machine has (18 or later), before anything is installed.
import { spawnSync } from 'node:child_process'
import { existsSync, statSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))

installPackages()
if (process.argv.includes('--for-tests')) ensureBrowser()

function installPackages() {
  const done = join(root, 'node_modules', '.package-lock.json')
  const asked = join(root, 'package-lock.json')
  const native = join(root, 'node_modules', '.bin', 'node')
  if (existsSync(done) && existsSync(native) && statSync(done).mtimeMs >= statSync(asked).mtimeMs) return

  say('正在安装所需的软件包……', 'Installing the packages this needs …')
  const npm = process.env.npm_execpath
  const [command, first] = npm === undefined ? ['npm', []] : [process.execPath, [npm]]
  const installed = spawnSync(command, [...first, 'ci', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: root,
    stdio: ['ignore', 2, 2],
  })
  if (installed.status !== 0) {
    fail(
      '软件包没有装好。请检查网络和 npm 的设置后重试：npm ci',
      'The packages could not be installed. Check the network and npm’s settings, then try again: npm ci',
    )
  }
}

function ensureBrowser() {
  if (browserPath() !== undefined) return
  const canInstall = process.getuid?.() === 0 && onPath('apt-get') !== undefined
  if (canInstall) {
    say('正在安装测试用的浏览器……', 'Installing the browser the tests use …')
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
    spawnSync('apt-get', ['update', '-qq'], { stdio: ['ignore', 2, 2], env })
    spawnSync('apt-get', ['install', '-y', '-qq', 'chromium', 'fonts-noto-cjk'], { stdio: ['ignore', 2, 2], env })
  }
  if (browserPath() !== undefined) return
  fail(
    '没有找到 Chromium。请安装（Debian：sudo apt-get install chromium fonts-noto-cjk），或者用 CHROMIUM_PATH 指明位置。',
    'No Chromium was found. Install it (Debian: sudo apt-get install chromium fonts-noto-cjk) or name it in CHROMIUM_PATH.',
  )
}

function browserPath() {
  const named = process.env.CHROMIUM_PATH
  if (named !== undefined && existsSync(named)) return named
  return onPath('chromium') ?? onPath('chromium-browser') ?? onPath('google-chrome')
}

function onPath(program) {
  const folders = (process.env.PATH ?? '').split(delimiter)
  return folders.map((folder) => join(folder, program)).find((path) => existsSync(path))
}

function say(zh, en) {
  process.stderr.write(`${zh} ${en}\n`)
}

function fail(zh, en) {
  process.stderr.write(`${zh}\n${en}\n`)
  process.exit(1)
}
