// Installs what a fresh clone lacks. Runs on whatever Node the machine has (18 or later), before anything is installed.
import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { delimiter, join, sep } from 'node:path'
import { fileURLToPath } from 'node:url'
import { findBrowser, isBrowserForTests } from './find-browser.mjs'

const root = fileURLToPath(new URL('..', import.meta.url))
const modules = join(root, 'node_modules')
const forTests = process.argv.includes('--for-tests')

if (!isInstalled()) installPackages()
if (forTests && !isBrowserForTests(findBrowser())) installBrowser()
if (forTests && !hasGo()) installGo()
if (forTests && !hasStrace()) installStrace()

/** Whether what npm noted down on installing is what the lock file asks for, and its install scripts have run. */
function isInstalled() {
  const asked = packagesIn(join(root, 'package-lock.json'))
  const installed = packagesIn(join(modules, '.package-lock.json'))
  const isThere = ([path, one]) => {
    const mayLack = path === '' || one.optional || (one.dev && !forTests)
    return installed[path] === undefined ? mayLack : installed[path].integrity === one.integrity
  }
  return Object.entries(asked).every(isThere) && existsSync(join(modules, '.bin', 'node'))
}

function packagesIn(path) {
  return existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')).packages : {}
}

function installPackages() {
  say('正在安装所需的软件包，约需一分钟……', 'Installing the packages this needs, about a minute …')
  const flags = ['ci', '--prefer-offline', '--no-audit', '--no-fund', '--loglevel=error']
  const npm = process.env.npm_execpath
  const [command, args] = npm === undefined ? ['npm', flags] : [machinesNode(), [npm, ...flags]]
  const installed = run(command, forTests ? [...args, '--include=dev'] : args)
  if (installed.status === 0 && isInstalled()) return
  fail(
    '软件包没有装好。请检查网络和 npm 的设置（安装脚本须可运行），然后重试：npm ci',
    'The packages could not be installed. Check the network and npm’s settings (install scripts must be allowed to run), then try again: npm ci',
  )
}

/** Not the Node inside node_modules: npm takes that folder away while it works. */
function machinesNode() {
  const folders = (process.env.PATH ?? '')
    .split(delimiter)
    .filter((folder) => !folder.includes(`${sep}node_modules${sep}`))
  return folders.map((folder) => join(folder, 'node')).find((path) => existsSync(path)) ?? process.execPath
}

function installBrowser() {
  if (process.env.CHROMIUM_PATH) {
    fail(
      `CHROMIUM_PATH 指向的文件不存在：${process.env.CHROMIUM_PATH}`,
      `CHROMIUM_PATH names a file that is not there: ${process.env.CHROMIUM_PATH}`,
    )
  }
  if (process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    say('正在安装测试用的浏览器……', 'Installing the browser the tests use …')
    const quiet = { DEBIAN_FRONTEND: 'noninteractive' }
    const install = ['install', '-y', '-qq', '--no-install-recommends']
    run('apt-get', ['update', '-qq'], quiet)
    run('apt-get', [...install, 'chromium-headless-shell', 'fonts-noto-cjk'], quiet)
    // Where Debian does not have that one yet, the whole browser does as well, only slower.
    if (findBrowser() === undefined) run('apt-get', [...install, 'chromium', 'fonts-noto-cjk'], quiet)
  }
  if (findBrowser() !== undefined) return
  fail(
    '没有找到 Chromium。请安装（Debian：sudo apt-get install chromium fonts-noto-cjk），或者用 CHROMIUM_PATH 指明位置。',
    'No Chromium was found. Install it (Debian: sudo apt-get install chromium fonts-noto-cjk) or name it in CHROMIUM_PATH.',
  )
}

/** Go and its own packages for signed trees: the log is checked by software that is not ours. */
function hasGo() {
  const packages = process.env.GOPATH ?? '/usr/share/gocode'
  const isThere = existsSync(join(packages, 'src', 'golang.org', 'x', 'mod', 'sumdb', 'tlog'))
  return isThere && spawnSync('go', ['version'], { stdio: 'ignore' }).status === 0
}

/** Without it that one check is skipped, and says so. */
function installGo() {
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return
  say('正在安装从外部核对存证用的 Go……', 'Installing Go, by which the log is checked from outside …')
  const quiet = { DEBIAN_FRONTEND: 'noninteractive' }
  run('apt-get', ['update', '-qq'], quiet)
  run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'golang-go', 'golang-golang-x-mod-dev'], quiet)
}

function hasStrace() {
  return process.platform !== 'linux' || spawnSync('strace', ['-V'], { stdio: 'ignore' }).status === 0
}

/** Without it the faults it brings about are left out, and the run says so; CI fails. */
function installStrace() {
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return
  say('正在安装用来制造磁盘故障的 strace……', 'Installing strace, by which disks are made to fail …')
  const quiet = { DEBIAN_FRONTEND: 'noninteractive' }
  run('apt-get', ['update', '-qq'], quiet)
  run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'strace'], quiet)
}

/** What is run speaks on stderr: stdout belongs to the program that starts afterwards. */
function run(command, args, env = {}) {
  return spawnSync(command, args, { cwd: root, stdio: ['ignore', 2, 2], env: { ...process.env, ...env } })
}

function say(zh, en) {
  process.stderr.write(`${zh}\n${en}\n`)
}

function fail(zh, en) {
  say(zh, en)
  process.exit(1)
}
