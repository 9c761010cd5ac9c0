import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { decodeGrayPng } from './decode-gray-png.ts'
import { buildBmp, buildTiff } from './fixtures/build-pictures.ts'
import { pictureSize } from './picture-size.ts'
import { isTooLarge } from './read-picture.ts'
import { listTiffPages, tiffFromPage } from './tiff-pages.ts'

const fixture = (name: string) => readFileSync(new URL(`./fixtures/${name}`, import.meta.url))
const line = { width: 448, height: 60 }
const gray = decodeGrayPng(fixture('line.png'))

describe('pictureSize', () => {
  it('reads width and height from the header of each format', () => {
    expect(pictureSize(fixture('line.png'), 'png')).toEqual(line)
    expect(pictureSize(fixture('line.jpg'), 'jpeg')).toEqual(line)
    expect(pictureSize(fixture('line.webp'), 'webp')).toEqual(line)
    expect(pictureSize(buildBmp(gray), 'bmp')).toEqual(line)
    expect(pictureSize(buildTiff([gray]), 'tiff')).toMatchObject(line)
  })

  it('gives the largest page of a TIFF', () => {
    const large = { width: 500, height: 600, data: new Uint8Array(300_000) }
    expect(pictureSize(buildTiff([gray, large, gray]), 'tiff')).toMatchObject({ width: 500, height: 600 })
  })

  it('reads the extended and the lossless form of WebP', () => {
    const extended = Buffer.concat([
      Buffer.from('RIFF\0\0\0\0WEBPVP8X\x0a\0\0\0\0\0\0\0', 'latin1'),
      Buffer.from([0xff, 0x00, 0x01, 0x1f, 0x00, 0x00]),
    ])
    expect(pictureSize(extended, 'webp')).toEqual({ width: 65_792, height: 32 })
    const lossless = Buffer.alloc(30)
    lossless.write('RIFF\0\0\0\0WEBPVP8L', 'latin1')
    lossless.writeUInt32LE(99 | (49 << 14), 21)
    expect(pictureSize(lossless, 'webp')).toEqual({ width: 100, height: 50 })
  })

  it('gives null for a header that ends early or states nothing', () => {
    expect(pictureSize(fixture('line.png').subarray(0, 18), 'png')).toBeNull()
    expect(pictureSize(fixture('line.jpg').subarray(0, 30), 'jpeg')).toBeNull()
    expect(pictureSize(Buffer.from('II*\0\xff\xff\xff\x0f', 'latin1'), 'tiff')).toBeNull()
  })
})

describe('isTooLarge', () => {
  it('accepts 8,000 by 8,000 pixels and refuses one row more, and any side beyond 20,000', () => {
    expect(isTooLarge({ width: 8000, height: 8000 })).toBe(false)
    expect(isTooLarge({ width: 8000, height: 8001 })).toBe(true)
    expect(isTooLarge({ width: 20_000, height: 10 })).toBe(false)
    expect(isTooLarge({ width: 20_001, height: 10 })).toBe(true)
  })
})

describe('listTiffPages', () => {
  it('lists pages in order, and any of them can be made the first', () => {
    const other = { width: 7, height: 5, data: new Uint8Array(35) }
    const file = buildTiff([gray, other])
    const pages = listTiffPages(file)
    expect(pages).toMatchObject([line, { width: 7, height: 5 }])
    const second = pages[1]
    if (second === undefined) throw new Error('no second page')
    expect(listTiffPages(tiffFromPage(file, second))).toMatchObject([{ width: 7, height: 5 }])
  })

  it('ends where a chain of pages turns back on itself', () => {
    const file = Buffer.from(buildTiff([gray]))
    const first = file.readUInt32LE(4)
    file.writeUInt32LE(first, file.length - 4)
    expect(listTiffPages(file)).toHaveLength(1)
  })
})
