import { describe, expect, it } from 'vitest'
import { safePath } from './safe-path.ts'

describe('where to go back to', () => {
  it.each([
    '/inbox',
    '/cases?state=in_handling&after=abc',
    '/readings/x#finding-3',
    '/public/look-up?number=2026-0001',
  ])('follows %s, which is on this site', (path) => {
    expect(safePath(path, '/')).toBe(path)
  })

  it.each([
    'https://elsewhere.example/',
    '//elsewhere.example/inbox',
    '/\\elsewhere.example',
    '\\\\elsewhere.example',
    'javascript:alert(1)',
    '/\n/elsewhere.example',
    '/inbox\u0000',
    '',
    'inbox',
    `/${'a'.repeat(2_001)}`,
    undefined,
    null,
    new File([], 'x'),
  ])('does not follow %o', (path) => {
    expect(safePath(path, '/inbox')).toBe('/inbox')
  })
})
