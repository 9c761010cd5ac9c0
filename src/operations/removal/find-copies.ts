import type { Fields } from '#engine/case-file.ts'
import {
  type EventHolding,
  listEventsHolding,
  listReadingsHolding,
  type ReadingHolding,
} from '#store/content-copies.ts'
import type { Db } from '#store/schema.ts'

/** Where some words stand: events with the fields that hold them, and readings. */
export type Copies = {
  readonly events: readonly (EventHolding & { readonly holding: readonly string[] })[]
  readonly readings: readonly ReadingHolding[]
}

/** What is looked for: in the case it was written in, and everywhere. Short words are too common to be the same elsewhere. */
export type Wanted = {
  readonly texts: readonly string[]
  /** The case they were written in, and the reading that was opened from; null where there is none. */
  readonly home: { readonly caseId: string; readonly reading: string } | null
  readonly near: readonly string[]
  readonly far: readonly string[]
}

export function wanted(texts: readonly string[], home: Wanted['home']): Wanted {
  const longerThan = (letters: number) => texts.filter((text) => [...text].length >= letters)
  // How to reach somebody is short and theirs alone.
  return { texts, home, near: longerThan(4), far: longerThan(home === null ? 6 : 12) }
}

/** Finds every copy of some texts on the record: word for word, alone or within a longer text. */
export async function findCopies(db: Db, { home, near, far }: Wanted): Promise<Copies> {
  const events = (await listEventsHolding(db, [...near, ...far])).flatMap((event) => {
    const holding = fieldsHolding(event.fields, event.caseId === home?.caseId ? near : far)
    return holding.length === 0 ? [] : [{ ...event, holding }]
  })
  const readings = await listReadingsHolding(db, far)
  const own = home === null ? [] : (await listReadingsHolding(db, near)).filter(({ id }) => id === home.reading)
  return { events, readings: [...new Map([...readings, ...own].map((one) => [one.id, one])).values()] }
}

function fieldsHolding(fields: Fields, texts: readonly string[]): readonly string[] {
  return Object.entries(fields).flatMap(([field, value]) => {
    const values = typeof value === 'string' ? [value] : Array.isArray(value) ? value : []
    return values.some((one: string) => texts.some((text) => one.includes(text))) ? [field] : []
  })
}

/** Fields with a stub in the place of some texts. Where one lies in another the longer goes. */
export function withoutTexts(fields: Fields, texts: readonly string[], stub: string): Fields {
  return Object.fromEntries(
    Object.entries(fields).map(([field, value]) => {
      if (typeof value === 'string') return [field, withoutText(value, texts, stub)]
      return [field, Array.isArray(value) ? value.map((one: string) => withoutText(one, texts, stub)) : value]
    }),
  )
}

/** One pass, so that no stub is looked through for words in its turn. */
export function withoutText(value: string, texts: readonly string[], stub: string): string {
  if (texts.length === 0) return value
  const longestFirst = [...texts].sort((a, b) => b.length - a.length)
  const anyOf = longestFirst.map((text) => text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')).join('|')
  return value.replace(new RegExp(anyOf, 'g'), () => stub)
}
