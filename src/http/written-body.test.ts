import type { PassThrough } from 'node:stream'
import { Hono } from 'hono'
import { describe, expect, it } from 'vitest'
import type { HttpEnv } from './http-env.ts'
import { writtenBody } from './written-body.ts'

describe('a file that is written while it is read', () => {
  it('is begun for who asks for it, and not for who asks for its headers alone', async () => {
    let begun = 0
    const app = new Hono<HttpEnv>()
    app.get('/list.csv', (c) => {
      c.set('signedIn', null)
      const write = async (output: PassThrough) => {
        begun += 1
        output.end('words')
      }
      const body = writtenBody(c, write, { words: 'cut off' })
      return new Response(body, { headers: { 'content-type': 'text/csv' } })
    })
    const headers = await app.request('/list.csv', { method: 'HEAD' })
    expect([headers.status, headers.headers.get('content-type'), begun]).toEqual([200, 'text/csv', 0])
    const whole = await app.request('/list.csv')
    expect([await whole.text(), begun]).toEqual(['words', 1])
  })
})
