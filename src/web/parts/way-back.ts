import type { Context } from 'hono'
import { safePath } from './safe-path.ts'

/** The address of a case or a form that remembers the list it was opened from. */
export function withBack(address: string, back: string | undefined): string {
  if (back === undefined) return address
  const [path, anchor] = address.split('#')
  const glue = address.includes('?') ? '&' : '?'
  return `${path}${glue}back=${encodeURIComponent(back)}${anchor === undefined ? '' : `#${anchor}`}`
}

/** The address of a list without what only said how one came to it. */
export function listAddress(url: URL): string {
  const query = new URLSearchParams(url.search)
  query.delete('done')
  const text = query.toString()
  return text === '' ? url.pathname : `${url.pathname}?${text}`
}

/** Where lists are; a way back leads to one of them or nowhere. */
const lists = /^\/(inbox|same-matter|cases|board(\/[\w-]+)?)(\?|#|$)/

/** The list a page was opened from, if its address names one of ours. */
export function backOf(c: Context): { readonly back?: string } {
  const path = safePath(c.req.query('back'), '')
  return lists.test(path) ? { back: path } : {}
}
