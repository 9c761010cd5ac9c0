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
  if (isCommon(folded) || isOfThisPlace(folded)) return { code: 'password_common' }
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

/** What somebody guesses who knows where the password is for; the guide to accounts lists them. */
export const wordsOfThisPlace = [
  'huiying',
  '回应',
  'suggestion',
  'proposal',
  'motion',
  'enquiry',
  'deputy',
  'delegate',
  'congress',
  'administrator',
  'admin',
  'auditor',
  'secretary',
  'secretariat',
  'jianyi',
  'yian',
  'tian',
  'renda',
  'zhengxie',
  'daibiao',
  'weiyuan',
  'zhengfu',
  'mishu',
  'guanliyuan',
  '建议',
  '议案',
  '提案',
  '人大',
  '政协',
  '代表',
  '委员',
  '政府',
  '管理员',
] as const

/** Longest first, so that no piece of a longer one is left over. */
const ofThisPlace = new RegExp([...wordsOfThisPlace].sort((a, b) => b.length - a.length).join('|'), 'gu')

/** Little more than such words: what is left without them is too short to keep anybody out. */
function isOfThisPlace(password: string): boolean {
  const rest = password.replace(ofThisPlace, '')
  return rest.length < password.length && [...rest.replace(/[\d\W_]/gu, '')].length < 6
}

let common: ReadonlySet<string> | undefined

function commonPasswords(): ReadonlySet<string> {
  common ??= new Set(dictionary['passwords-common'])
  return common
}
