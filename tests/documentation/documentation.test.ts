import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { settingNames } from '#app/configuration.ts'
import { projectFiles } from '../architecture/project-files.ts'
import { rooms } from '../architecture/rooms.ts'
import { anchorsIn, codeIn, linksIn, targetOf } from './markdown.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
const pages = projectFiles.filter(({ path }) => path.endsWith('.md'))
const textOf = (path: string): string => pages.find((page) => page.path === path)?.text ?? ''

const project = z
  .object({ scripts: z.record(z.string(), z.string()), dependencies: z.record(z.string(), z.string()) })
  .parse(JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')))

describe('the documentation', () => {
  it('links only to what exists', () => {
    const broken = pages.flatMap(({ path, text }) =>
      linksIn(text)
        .filter((link) => !/^[a-z]+:/.test(link) && !leadsSomewhere(path, link))
        .map((link) => `${path} → ${link}`),
    )

    expect(broken).toEqual([])
  })

  it('names only files and folders that exist', () => {
    const ours = /^(src|docs|tests|bench|scripts|examples|data|\.ci)\/[\w./-]+$/
    const missing = pages.flatMap(({ path, text }) =>
      codeIn(text)
        .filter((code) => ours.test(code) && !code.startsWith('data/local') && !existsSync(join(root, code)))
        .map((code) => `${path}: ${code}`),
    )

    expect(missing).toEqual([])
  })

  it('asks for no command that npm does not know here', () => {
    const known = new Set(Object.keys(project.scripts))
    const unknown = pages.flatMap(({ path, text }) =>
      [
        ...codeIn(text)
          .join('\n')
          .matchAll(/\bnpm (?:run (?:--?[\w-]+ )*([\w:-]+)|(start|test)\b)/g),
      ]
        .map((match) => match[1] ?? match[2] ?? '')
        .filter((name) => !known.has(name))
        .map((name) => `${path}: npm run ${name}`),
    )

    expect(unknown).toEqual([])
  })

  it('lists every setting of the environment in the guide to running it', () => {
    const guide = codeIn(textOf('docs/guides/deploy.md')).join('\n')

    expect(settingNames.filter((name) => !new RegExp(`\\b${name}\\b`).test(guide))).toEqual([])
  })

  it('gives a reason for every package that runs, and for none that is gone', () => {
    const reasons = [...textOf('docs/decisions/0002-dependencies.md').matchAll(/^\| (.+?) \|/gm)].flatMap((row) =>
      codeIn(row[1] ?? ''),
    )
    const data = Object.keys(project.dependencies).filter((name) => name.startsWith('@tesseract.js-data/'))
    const named = Object.keys(project.dependencies).filter((name) => !data.includes(name))

    expect(named.filter((name) => !reasons.includes(name))).toEqual([])
    expect(reasons.filter((name) => !named.includes(name))).toEqual([])
  })

  it('shows the rooms in the order that is checked', () => {
    const line =
      textOf('docs/architecture.md')
        .split('\n')
        .find((one) => one.startsWith('`kernel →')) ?? ''

    expect(line.match(/[a-z]+/g)).toEqual([...rooms])
  })
})

describe('the check of links', () => {
  it('sees a link, a picture and a heading, and leaves code alone', () => {
    const markdown =
      '# 一 Two!\n[a](docs/a.md#one) ![b](b.png "title") <img src="c.png">\n`[d](d.md)`\n```\n[e](e.md)\n```\n'

    expect(linksIn(markdown)).toEqual(['docs/a.md#one', 'b.png', 'c.png'])
    expect(codeIn(markdown)).toEqual(['[d](d.md)', '[e](e.md)\n'])
    expect(anchorsIn(markdown)).toEqual(new Set(['一-two']))
  })

  it('takes a link from where it stands', () => {
    expect(targetOf('docs/guides/api.md', '../architecture.md#reading')).toEqual({
      path: 'docs/architecture.md',
      anchor: 'reading',
    })
    expect(targetOf('README.md', '#start')).toEqual({ path: 'README.md', anchor: 'start' })
  })
})

function leadsSomewhere(from: string, link: string): boolean {
  const { path, anchor } = targetOf(from, link)
  if (!existsSync(join(root, path))) return false
  return anchor === '' || !path.endsWith('.md') || anchorsIn(textOf(path)).has(anchor)
}
