import { dictionary } from '@zxcvbn-ts/language-common'

export type PasswordRefusal =
  | { readonly code: 'password_too_short'; readonly least: number }
  | { readonly code: 'password_too_long'; readonly most: number }
  | { readonly code: 'password_common' }
  | { readonly code: 'password_holds_name' }

export const shortestPassword = 12
/** Longer ones are not hashed at all: nobody has one, and hashing is work. */
export const longestPassword = 1_000

/** Why a password is not taken; undefined when it is. No rules of signs: length, and not what everybody guesses first. */
export function passwordRefusal(
  password: string,
  { login, personName }: { readonly login: string; readonly personName: string },
): PasswordRefusal | undefined {
  if ([...password].length < shortestPassword) return { code: 'password_too_short', least: shortestPassword }
  if (password.length > longestPassword) return { code: 'password_too_long', most: longestPassword }
  const folded = password.normalize('NFKC').toLowerCase()
  if (isCommon(folded)) return { code: 'password_common' }
  const holdsName = [login, personName].some((name) => name.length > 2 && folded.includes(name.toLowerCase()))
  return holdsName ? { code: 'password_holds_name' } : undefined
}

/** On the list of common ones, or one of them filled up with figures and signs, or one piece again and again. */
function isCommon(password: string): boolean {
  const list = commonPasswords()
  const stem = password.replace(/^[\d\W_]+|[\d\W_]+$/gu, '')
  if (list.has(password) || (stem !== '' && stem.length < shortestPassword && list.has(stem))) return true
  return stem === '' ? isMonotonous(password) : isRepeated(password)
}

function isRepeated(password: string): boolean {
  return /^(.{1,6})\1+.{0,5}$/u.test(password)
}

/** Figures and signs alone hold little: a telephone number, a date, a row of keys. */
function isMonotonous(password: string): boolean {
  return new Set(password).size < 8 || /^\d+$/.test(password)
}

let common: ReadonlySet<string> | undefined

function commonPasswords(): ReadonlySet<string> {
  common ??= new Set(dictionary['passwords-common'])
  return common
}
