import { isPlainDate } from '#kernel/plain-date.ts'

/** One parameter of a list's address; empty ones and control characters are as good as none. */
export function given(query: URLSearchParams, name: string): string | undefined {
  const text = (query.get(name) ?? '')
    .replace(/\p{Cc}/gu, '')
    .trim()
    .slice(0, 100)
  return text === '' ? undefined : text
}

/** A parameter that must be one of the known codes; others do not narrow. */
export function givenCode(
  query: URLSearchParams,
  name: string,
  known: { has(code: string): boolean },
): string | undefined {
  const code = given(query, name)
  return code !== undefined && known.has(code) ? code : undefined
}

/** A day, and what was typed when it is none. */
export function givenDay(query: URLSearchParams, name: string): { readonly day?: string; readonly fault?: string } {
  const text = given(query, name)
  if (text === undefined) return {}
  return isPlainDate(text) ? { day: text } : { fault: text }
}
