import { expect, it } from 'vitest'
import { loggedPath } from './logged-path.ts'

const secret = '0123456789abcdef'.repeat(4)

it.each([
  [`/calendar/${secret}.ics`, '/calendar/…'],
  [`/invitation/${secret}`, '/invitation/…'],
  [`/invitation/${secret}/anything`, '/invitation/…'],
  ['/new-password/half-a-secret', '/new-password/…'],
  [`/api/invitations/${secret}/accept`, '/api/invitations/…/accept'],
])('the log keeps of %s no more than %s', (path, kept) => {
  expect(loggedPath(path)).toBe(kept)
})

it('the log keeps an address without a secret as it is', () => {
  expect(loggedPath('/cases/0aJk/actions')).toBe('/cases/0aJk/actions')
})
