import { posix } from 'node:path'

/** Where a Markdown text leads: links and pictures, without those inside code. */
export function linksIn(markdown: string): readonly string[] {
  const prose = markdown.replace(/```[\s\S]*?```/g, '').replace(/`[^`\n]*`/g, '')
  const inline = [...prose.matchAll(/\]\(\s*<?([^)\s>]+)>?[^)]*\)/g)].map((match) => match[1] ?? '')
  const html = [...prose.matchAll(/\b(?:src|href|srcset)="([^"\s]+)/g)].map((match) => match[1] ?? '')
  return [...inline, ...html]
}

/** What stands in code, in a block or between backticks. */
export function codeIn(markdown: string): readonly string[] {
  return [...markdown.matchAll(/```[\w-]*\n([\s\S]*?)```|`([^`\n]+)`/g)].map((match) => match[1] ?? match[2] ?? '')
}

/** The names by which headings can be linked to, as shown by the usual sites. */
export function anchorsIn(markdown: string): ReadonlySet<string> {
  const headings = markdown.replace(/```[\s\S]*?```/g, '').matchAll(/^#{1,6} +(.+?) *#*$/gm)
  return new Set([...headings].map((match) => anchorOf(match[1] ?? '')))
}

/** A relative link from a file, as a path from the root and the heading it names. */
export function targetOf(from: string, link: string): { readonly path: string; readonly anchor: string } {
  const [path = '', anchor = ''] = decodeURI(link).split('#')
  return { path: path === '' ? from : posix.join(posix.dirname(from), path), anchor }
}

function anchorOf(heading: string): string {
  return heading
    .toLowerCase()
    .replace(/[^\p{Letter}\p{Number}\s_-]/gu, '')
    .trim()
    .replace(/\s/g, '-')
}
