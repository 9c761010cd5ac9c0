import { isPlainDate, type PlainDate, plainDate } from '#kernel/plain-date.ts'

const forms = [
  /^(\d{4})-(\d{1,2})-(\d{1,2})(?:[ T]\d{1,2}:\d{2}(?::\d{2})?(?:\.\d+)?Z?)?$/,
  /^(\d{4})[/.](\d{1,2})[/.](\d{1,2})(?: \d{1,2}:\d{2}(?::\d{2})?)?$/,
  /^(\d{4})年(\d{1,2})月(\d{1,2})日$/,
  /^(\d{4})(\d{2})(\d{2})$/,
]

/** A day as people write it in tables; undefined for anything else, a day that no calendar has included. */
export function tableDay(text: string): PlainDate | undefined {
  const plain = text.normalize('NFKC').trim()
  const [, year = '', month = '', day = ''] =
    forms.map((form) => form.exec(plain)).find((found) => found !== null) ?? []
  const written = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  return isPlainDate(written) ? plainDate(written) : undefined
}
