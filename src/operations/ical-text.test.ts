import fc from 'fast-check'
import ICAL from 'ical.js'
import { describe, expect, it } from 'vitest'
import { plainDate } from '#kernel/plain-date.ts'
import { type CalendarDay, icalText } from './ical-text.ts'

const day: CalendarDay = {
  uid: 'case-1-2026-06-04@city.example',
  day: plainDate('2026-06-04'),
  summary: '答复 · 关于修缮北岸栈桥的建议',
  description: '建议号 2026-0003',
  url: 'https://city.example/cases/1',
  changedAt: '2026-03-05T02:00:00.000Z',
}

/** Read by software that is not ours. */
function readBack(text: string): readonly { uid: string; summary: string; description: string; day: string }[] {
  const calendar = new ICAL.Component(ICAL.parse(text))
  return calendar.getAllSubcomponents('vevent').map((component) => {
    const event = new ICAL.Event(component)
    return { uid: event.uid, summary: event.summary, description: event.description, day: event.startDate.toString() }
  })
}

/** Unicode's own line and paragraph separators are line breaks, and iCalendar has one way to write those. */
const withPlainBreaks = (text: string): string => text.replaceAll(/[\u2028\u2029]/g, '\n')

describe('icalText', () => {
  it('writes whole days that end with the day after, as RFC 5545 asks', () => {
    expect(icalText('到期日', [day]).split('\r\n')).toEqual([
      'BEGIN:VCALENDAR',
      'VERSION:2.0',
      'PRODID:-//Huiying//Deadlines//ZH',
      'CALSCALE:GREGORIAN',
      'METHOD:PUBLISH',
      'NAME:到期日',
      'X-WR-CALNAME:到期日',
      'REFRESH-INTERVAL;VALUE=DURATION:PT1H',
      'BEGIN:VEVENT',
      'UID:case-1-2026-06-04@city.example',
      'DTSTAMP:20260305T020000Z',
      'DTSTART;VALUE=DATE:20260604',
      'DTEND;VALUE=DATE:20260605',
      'SUMMARY:答复 · 关于修缮北岸栈桥的建议',
      'DESCRIPTION:建议号 2026-0003',
      'URL:https://city.example/cases/1',
      'CLASS:PRIVATE',
      'TRANSP:TRANSPARENT',
      'END:VEVENT',
      'END:VCALENDAR',
      '',
    ])
  })

  it('escapes what has a meaning in the format, and lets no title begin a line of its own', () => {
    const text = icalText('x', [{ ...day, summary: 'a, b; c\\ d\r\nEND:VCALENDAR\u0007' }])

    expect(text).toContain('SUMMARY:a\\, b\\; c\\\\ d\\nEND:VCALENDAR\r\n')
  })

  it.each([
    { octets: 75, lines: 1 },
    { octets: 76, lines: 2 },
    { octets: 149, lines: 2 },
    { octets: 150, lines: 3 },
  ])('folds $octets octets into $lines lines', ({ octets, lines }) => {
    const summary = 'x'.repeat(octets - 'SUMMARY:'.length)
    const text = icalText('x', [{ ...day, summary }])

    const from = text.indexOf('SUMMARY:')
    expect(text.slice(from, text.indexOf('\r\nDESCRIPTION')).split('\r\n')).toHaveLength(lines)
  })

  it('writes every kind of line break as one', () => {
    const [read] = readBack(icalText('x', [{ ...day, description: 'a\u2028b\u2029c\r\nd\re' }]))

    expect(read?.description).toBe('a\nb\nc\nd\ne')
  })

  it('is read back as it was written, in lines of at most 75 octets, whatever the text', () => {
    const Text = fc.string({ unit: 'grapheme', maxLength: 120 }).map((text) => text.replaceAll(/\p{Cc}/gu, '').trim())
    fc.assert(
      fc.property(Text, fc.array(Text, { minLength: 1, maxLength: 3 }), (summary, description) => {
        const told = { ...day, summary, description: description.join('\n') }
        const text = icalText('x', [told])

        for (const line of text.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75)
        const [read] = readBack(text)
        expect(read).toEqual({
          uid: day.uid,
          summary: withPlainBreaks(summary),
          description: withPlainBreaks(told.description),
          day: '2026-06-04',
        })
      }),
    )
  })
})
