import type { ElementHandle, Locator, Page } from 'playwright-core'
import { expect } from 'vitest'
import { countStops, type FocusStop, lookAtFocus } from './focus-stop.ts'

/** Somebody at a page who has a keyboard and nothing else: what they cannot do by keys fails. */
export type Keyboard = {
  readonly page: Page
  /** Comes to an address typed into the browser, and over the skip link into the page's own part. */
  readonly open: (address: string) => Promise<void>
  readonly press: (key: string) => Promise<void>
  /** Presses Tab until this has the focus, at each stop seeing that the focus shows; once round the page at most. */
  readonly tabTo: (wanted: Locator) => Promise<void>
  /** The same with Shift+Tab. */
  readonly tabBackTo: (wanted: Locator) => Promise<void>
  /** Comes to a box and writes in it, over what stood there. */
  readonly write: (wanted: Locator, text: string) => Promise<void>
  /** Comes to a list to choose from and goes down it to this value. */
  readonly choose: (wanted: Locator, value: string) => Promise<void>
  /** Comes to a box to tick, or to a group of buttons and along it to this one; opens what it is folded into. */
  readonly tick: (wanted: Locator) => Promise<void>
  /** Opens what this is folded into. */
  readonly unfold: (wanted: Locator) => Promise<void>
  /** Comes to a day and types it in, part by part. */
  readonly writeDay: (wanted: Locator, day: string) => Promise<void>
  /** Comes to a box for a file and opens it; the window in which one then chooses is the system's own. */
  readonly chooseFile: (wanted: Locator, path: string) => Promise<void>
  /** Comes to a link or button and goes where it leads, over the skip link into the next page's own part. */
  readonly follow: (wanted: Locator) => Promise<void>
  /** The same for what leads to a place within a page, which takes the focus itself. */
  readonly followTo: (wanted: Locator, place: Locator) => Promise<void>
  /** The same by a key of the page's own. */
  readonly pressTo: (key: string, place: Locator) => Promise<void>
  /** As `follow`, for what stands before: in the head of the page. */
  readonly followBack: (wanted: Locator) => Promise<void>
  readonly hasFocus: (wanted: Locator) => Promise<boolean>
  /** Fails unless this has the focus, now or in a moment. */
  readonly expectFocus: (place: Locator) => Promise<void>
}

type TabKey = 'Tab' | 'Shift+Tab'

export function keyboardAt(page: Page): Keyboard {
  const press = (key: string) => page.keyboard.press(key)
  const tabTo = (wanted: Locator) => goTo(page, wanted, 'Tab')
  const unfold = async (wanted: Locator) => {
    const folded = wanted.locator('xpath=ancestor::details[not(@open)]')
    while ((await folded.count()) > 0) {
      await tabTo(folded.first().locator('> summary'))
      await press('Enter')
    }
  }
  const leave = async (wanted: Locator, key: TabKey) => {
    await goTo(page, wanted, key)
    await leaveBy('Enter')
  }
  // The next page is there when a new body stands in the place of the one that was left.
  const leaveBy = async (key: string) => {
    await page.evaluate(() => document.body.setAttribute('data-left', 'yes'))
    await press(key)
    await page.locator('body:not([data-left])').waitFor()
    await page.waitForLoadState('load')
  }
  return {
    page,
    press,
    tabTo,
    unfold,
    tabBackTo: (wanted) => goTo(page, wanted, 'Shift+Tab'),
    open: async (address) => {
      await page.goto(address)
      await enterMain(page)
    },
    write: async (wanted, text) => {
      await tabTo(wanted)
      await press('ControlOrMeta+a')
      await page.keyboard.type(text)
    },
    choose: async (wanted, value) => {
      await tabTo(wanted)
      const options = await wanted.locator('option').count()
      await press('Home')
      for (let at = 0; at < options && (await wanted.inputValue()) !== value; at += 1) await press('ArrowDown')
      expect(await wanted.inputValue(), `${wanted} has this to choose`).toBe(value)
    },
    tick: async (wanted) => {
      await unfold(wanted)
      if ((await wanted.getAttribute('type')) === 'radio') await goAlong(page, wanted)
      else await tabTo(wanted)
      await press('Space')
      expect(await wanted.isChecked(), `${wanted} is ticked`).toBe(true)
    },
    writeDay: async (wanted, day) => {
      await tabTo(wanted)
      await page.keyboard.type(partsAsTyped(day))
      expect(await wanted.inputValue()).toBe(day)
    },
    chooseFile: async (wanted, path) => {
      const opened = page.waitForEvent('filechooser')
      await tabTo(wanted)
      await press('Enter')
      await (await opened).setFiles(path)
    },
    follow: async (wanted) => {
      await unfold(wanted)
      await leave(wanted, 'Tab')
      await enterMain(page)
    },
    pressTo: async (key, place) => {
      await leaveBy(key)
      await expectFocus(page, place)
    },
    followBack: async (wanted) => {
      await leave(wanted, 'Shift+Tab')
      await enterMain(page)
    },
    hasFocus: (wanted) => hasFocus(page, wanted),
    expectFocus: (place) => expectFocus(page, place),
    followTo: async (wanted, place) => {
      await leave(wanted, 'Tab')
      await expectFocus(page, place)
    },
  }
}

/**
 * Where an address names a place in its page, or the page has put the focus somewhere, one goes on from there; else the
 * first stop is the link past the head, and behind it comes what the page is about.
 */
async function enterMain(page: Page): Promise<void> {
  const put = await lookAtFocus(page, await handleOf(page.locator('main')))
  // A page loaded anew at the skip link's own address begins in its own part.
  if (put.isWanted) return
  if (put.isOnPage) return expectSeen(page, put)
  await page.keyboard.press('Tab')
  const skip = await lookAtFocus(page, await page.locator('.skip').elementHandle())
  expectSeen(page, skip)
  if (/#(?!main$)/.test(page.url())) return expect(skip.isWanted, `${page.url()} leads behind its head`).toBe(false)
  expect(skip, `the first stop of ${page.url()}`).toMatchObject({ isWanted: true })
  await page.keyboard.press('Enter')
  await expectFocus(page, page.locator('main'))
}

async function goTo(page: Page, wanted: Locator, key: TabKey): Promise<void> {
  const element = await handleOf(wanted)
  const most = await countStops(page)
  const passed: string[] = []
  // Once beyond the last stop the focus is nowhere on the page, and then at the first again.
  for (let pressed = 0; pressed <= most + 1; pressed += 1) {
    await page.keyboard.press(key)
    const stop = await lookAtFocus(page, element)
    expectSeen(page, stop)
    if (stop.isWanted) return
    passed.push(stop.name)
  }
  throw new Error(`${key} does not come to ${wanted} at ${page.url()}, but to:\n${passed.join('\n')}`)
}

/** Of a group of buttons Tab comes to one; arrows lead to the others. */
async function goAlong(page: Page, wanted: Locator): Promise<void> {
  const name = (await wanted.getAttribute('name')) ?? ''
  const group = page.locator(`main input[type=radio][name="${name}"]`)
  const checked = group.and(page.locator(':checked'))
  await goTo(page, (await checked.count()) > 0 ? checked : group.first(), 'Tab')
  const buttons = await group.count()
  for (let at = 0; at < buttons && !(await hasFocus(page, wanted)); at += 1) {
    await page.keyboard.press('ArrowDown')
    expectSeen(page, await lookAtFocus(page, null))
  }
}

function expectSeen(page: Page, { name, faults }: FocusStop): void {
  expect(faults, `${name} at ${page.url()}`).toEqual([])
}

async function handleOf(wanted: Locator): Promise<ElementHandle> {
  const element = await wanted.elementHandle()
  if (element === null) throw new Error(`${wanted} is not there`)
  return element
}

async function hasFocus(page: Page, wanted: Locator): Promise<boolean> {
  return (await lookAtFocus(page, await handleOf(wanted))).isWanted
}

/** Scripts of the page may take a moment to move it. */
async function expectFocus(page: Page, place: Locator): Promise<void> {
  await expect
    .poll(() => hasFocus(page, place), { message: `${place} at ${page.url()} has the focus`, timeout: 5_000 })
    .toBe(true)
}

/** Chromium without a window has the parts of a day in the order of its own language, which is American English. */
function partsAsTyped(day: string): string {
  const [year = '', month = '', date = ''] = day.split('-')
  return `${month}${date}${year}`
}
