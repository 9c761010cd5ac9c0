import type { PageWish } from '#tests/support/browser.ts'
import type { Keyboard } from '#tests/support/keyboard.ts'
import type { RunningCity } from '../running-city.ts'

/** Who is signed in nowhere. */
export const anybody = 'anybody'

/** Something whole that people come for, done by keys alone. */
export type KeyboardJourney = {
  readonly name: string
  readonly wish: Required<Pick<PageWish, 'language' | 'width' | 'javaScript'>>
  /** The accounts of those who take part, or `anybody`. */
  readonly people: readonly string[]
  /** `as` sits one of the people down at a keyboard, at the page they were at. */
  readonly go: (city: RunningCity, as: (login: string) => Promise<Keyboard>) => Promise<void>
}

/** Takes an act whose form is open: sends it, also past "check your answers". */
export async function sendAct(keys: Keyboard): Promise<void> {
  await keys.follow(keys.page.locator('form.act-form .form-end button:not([name])').first())
  const check = keys.page.locator('form.act-check button:not([name])')
  if ((await check.count()) > 0) await keys.follow(check)
}

/** A field of the open form, or what of it has this value. */
export function field(keys: Keyboard, name: string, value?: string) {
  const chosen = value === undefined ? '' : `[value="${value}"]`
  return keys.page.locator(`main form [name="${name}"]${chosen}`)
}

/** The link that leads to an act, on a case's page or in an inbox, there of the case that is named. */
export function wayTo(keys: Keyboard, action: string, id = '') {
  return keys.page.locator(`main a[href*="${id}/actions/${action}"]`).first()
}
