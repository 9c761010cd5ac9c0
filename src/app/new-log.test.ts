import { expect, it, vi } from 'vitest'
import { newLog } from './new-log.ts'

function written(tell: (log: ReturnType<typeof newLog>) => void): string {
  let text = ''
  tell(
    newLog('info', {
      write: (line) => {
        text += line
      },
    }),
  )
  return text
}

it('an entry of the log is one line of JSON with its moment in UTC, its level and what happened', () => {
  vi.useFakeTimers({ now: new Date('2026-03-16T10:00:00+08:00') })
  const text = written((log) => log.warn({ path: '/cases' }, 'something was odd'))
  vi.useRealTimers()

  expect(text.endsWith('\n')).toBe(true)
  expect(JSON.parse(text)).toMatchObject({
    time: '2026-03-16T02:00:00.000Z',
    level: 40,
    msg: 'something was odd',
    path: '/cases',
  })
})

it('an entry stays one line, whatever is sent: no line break of a stranger begins another', () => {
  const text = written((log) => log.info({ path: '/a\r\n{"level":60}', said: 'x\u2028y' }, 'a\nb'))

  expect(text.trimEnd()).not.toMatch(/[\n\r]/)
  expect(JSON.parse(text).path).toBe('/a\r\n{"level":60}')
})

it('a password, token or cookie handed to the log is left out, also deep inside', () => {
  const headers = { cookie: 'huiying_session=c0ffee', authorization: 'Bearer c0ffee' }
  const text = written((log) =>
    log.info({ password: 'c0ffee', form: { csrf: 'c0ffee' }, request: { headers } }, 'tried'),
  )

  expect(text).not.toContain('c0ffee')
})
