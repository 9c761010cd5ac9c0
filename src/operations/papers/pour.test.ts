import { PassThrough } from 'node:stream'
import { describe, expect, it } from 'vitest'
import { csvRows } from './csv-rows.ts'
import { pour } from './pour.ts'

const narrow = () => new PassThrough({ highWaterMark: 10 })
const much = Buffer.alloc(1_000, 'x')

describe('what is written while it is read', () => {
  it('waits until a slow reader takes it', async () => {
    const output = narrow()
    let isTaken = false
    const pouring = pour(output, much).then(() => {
      isTaken = true
    })
    await new Promise((resolve) => setTimeout(resolve, 20))
    expect(isTaken).toBe(false)
    output.resume()
    await pouring
    expect(isTaken).toBe(true)
  })

  it('ends where the reader has gone, before or meanwhile', async () => {
    const output = narrow()
    const pouring = pour(output, much)
    output.destroy()
    await expect(pouring).rejects.toThrow('gone')
    await expect(pour(output, much)).rejects.toThrow('gone')
  })

  it('ends where the reader takes nothing for longer than one waits', async () => {
    await expect(pour(narrow(), much, 20)).rejects.toThrow()
  })

  it('so rows of a list are written to nobody', async () => {
    const output = narrow()
    const rows = csvRows(output)
    const writing = rows.write([['a'.repeat(1_000)]])
    output.destroy()
    await expect(writing).rejects.toThrow('gone')
    await expect(rows.write([['b']])).rejects.toThrow('gone')
  })
})
