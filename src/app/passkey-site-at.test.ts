import { describe, expect, it } from 'vitest'
import { passkeySiteAt } from './passkey-site-at.ts'

describe('what passkeys of a city are bound to', () => {
  it('is the name its site is at, for its own hosts at and below that name alone', () => {
    const hosts = ['north.example', 'north.example:8443', 'www.north.example', 'old.example', 'notnorth.example']

    expect(passkeySiteAt('https://north.example/huiying', hosts, '北镇')).toEqual({
      rpId: 'north.example',
      origins: ['https://north.example', 'https://north.example:8443', 'https://www.north.example'],
      name: '北镇',
    })
  })

  it('is nothing without an address, and nothing at a bare IP address', () => {
    expect(passkeySiteAt(null, [], '北镇')).toBeNull()
    expect(passkeySiteAt('https://192.0.2.7', [], '北镇')).toBeNull()
    expect(passkeySiteAt('https://[2001:db8::7]', [], '北镇')).toBeNull()
  })
})
