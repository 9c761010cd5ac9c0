import { describe, expect, it } from 'vitest'
import { networkOf } from './client-address.ts'

describe('where a request came from', () => {
  it.each([
    ['192.0.2.7', '192.0.2.7'],
    ['::ffff:192.0.2.7', '192.0.2.7'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
    ['2001:0db8::1', '2001:db8:0:0::/64'],
    ['::1', '0:0:0:0::/64'],
    ['fe80::1%eth0', 'fe80:0:0:0::/64'],
    ['unknown', null],
    ['', null],
    ['192.0.2.7\r\nx: y', null],
  ])('%j is told as %j', (given, told) => {
    expect(networkOf(given)).toBe(told)
  })
})
