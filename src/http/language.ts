import type { Context } from 'hono'
import type { Language } from '#kernel/label.ts'
import type { SignedIn } from '#store/sign-ins.ts'
import type { HttpEnv } from './http-env.ts'
import { ownCookie } from './own-cookie.ts'

export const languageCookie = 'huiying_language'

/** The language chosen in this browser, else the account's, else the browser's first of the two, else Chinese. */
export function languageOf(c: Context<HttpEnv>, signedIn: SignedIn | null): Language {
  const chosen = ownCookie(c, languageCookie)
  if (chosen === 'zh' || chosen === 'en') return chosen
  if (signedIn !== null) return signedIn.language

  const wanted = (c.req.header('accept-language') ?? '').toLowerCase().split(',')
  const first = wanted.map((tag) => tag.trim().slice(0, 2)).find((tag) => tag === 'zh' || tag === 'en')
  return first === 'en' ? 'en' : 'zh'
}
