import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { decodeGrayPng } from './decode-gray-png.ts'
import { type DrawnText, drawPage } from './fixtures/drawn-text.ts'
import { rotateGray, turnGray } from './gray-image.ts'
import { inkMapOf } from './ink-map.ts'
import { layOutPage } from './laid-out-page.ts'
import { pageSkew } from './page-skew.ts'

const size = 20
const across = (x: number, y: number, lines: readonly number[]): DrawnText => ({
  x,
  y,
  size,
  lines,
  direction: 'across',
})
const down = (x: number, y: number, lines: readonly number[]): DrawnText => ({ x, y, size, lines, direction: 'down' })
const page = (...texts: DrawnText[]) => drawPage(900, 700, texts)
const full = (lines: number, characters: number) => Array.from({ length: lines }, () => characters)

/** Each part's direction and where it begins, to the nearest fifty pixels. */
const found = (image: ReturnType<typeof page>) =>
  layOutPage(image).parts.map((part) => {
    const boxes = part.direction === 'across' ? part.block : [part.area.bounds]
    const [x, y] = [Math.min(...boxes.map((box) => box.x0)), Math.min(...boxes.map((box) => box.y0))]
    return `${part.direction} ${Math.round(x / 50) * 50} ${Math.round(y / 50) * 50}`
  })

describe('layOutPage', () => {
  it('tells text that runs down from text that runs across, side by side', () => {
    expect(found(page(across(50, 50, full(12, 20)), down(850, 50, full(6, 18))))).toEqual([
      'across 50 50',
      'down 650 50',
    ])
  })

  it('has a headline across before the columns that run down under it', () => {
    expect(found(page(across(100, 50, [12]), down(800, 150, full(10, 15))))).toEqual(['across 100 50', 'down 500 150'])
  })

  it('keeps two texts that run down apart when a headline stands between them', () => {
    expect(found(page(down(800, 50, full(10, 12)), across(300, 350, [14]), down(800, 450, full(10, 10))))).toEqual([
      'down 500 50',
      'across 300 350',
      'down 500 450',
    ])
  })

  it('counts the columns of both tiers, right to left, upper first', () => {
    const [part] = layOutPage(page(down(800, 50, full(8, 12)), down(800, 330, full(5, 12)))).parts
    if (part?.direction !== 'down') throw new Error('the page runs down')
    expect(part.blocks.map((block) => block.length)).toEqual([8, 5])
  })

  it('parts tiers by a line drawn between them, however close they stand', () => {
    const close = page(down(800, 50, full(8, 12)), down(800, 302, full(5, 12)))
    const tiers = (image: typeof close) =>
      layOutPage(image).parts.map((part) =>
        part.direction === 'down' ? part.blocks.map((block) => block.length) : 'across',
      )
    expect(tiers(close)).toEqual([[13]])
    for (const y of [294, 295]) close.data.fill(0, y * close.width + 500, y * close.width + 820)
    expect(tiers(close)).toEqual([[8, 5]])
  })

  it('does not take lines of one or two characters under one another for a column', () => {
    expect(found(page(across(50, 50, full(8, 1)), across(200, 50, full(8, 20))))).toEqual(['across 50 50'])
  })

  it('levels a page that lies a little askew before it looks for lines', () => {
    const askew = rotateGray(page(across(50, 50, full(12, 15)), across(450, 50, full(12, 15))), 0.05)
    const { parts } = layOutPage(askew)
    expect(parts.map((part) => (part.direction === 'across' ? part.block.length : 0))).toEqual([12, 12])
  })

  it('has nothing on a blank page', () => {
    expect(layOutPage(page()).parts).toEqual([])
  })
})

describe('pageSkew', () => {
  const degrees = (image: ReturnType<typeof page>) => (pageSkew(inkMapOf(image)) * 180) / Math.PI
  const level = page(across(50, 50, full(14, 30)))

  it.each([-4, -1.5, 0.6, 3])('tells by how much lines stand askew: %s°', (angle) => {
    expect(degrees(rotateGray(level, (angle * Math.PI) / 180))).toBeCloseTo(angle, 0)
  })

  it('tells it by columns that run down as well', () => {
    expect(degrees(rotateGray(page(down(800, 50, full(16, 25))), (2 * Math.PI) / 180))).toBeCloseTo(2, 0)
  })

  it('leaves a level page, a single line, and a page with hardly any ink, as they are', () => {
    expect(degrees(level)).toBe(0)
    expect(pageSkew(inkMapOf(decodeGrayPng(readFileSync(new URL('./fixtures/line.png', import.meta.url)))))).toBe(0)
    expect(degrees(drawPage(300, 200, [{ ...across(50, 50, [1]), size: 10 }]))).toBe(0)
  })
})

describe('turnGray', () => {
  it('turns clockwise by quarters', () => {
    const image = { width: 2, height: 2, data: new Uint8Array([1, 2, 3, 4]) }
    expect([...turnGray(image, 1).data]).toEqual([3, 1, 4, 2])
    expect([...turnGray(image, 2).data]).toEqual([4, 3, 2, 1])
    expect(turnGray(image, 4).data).toEqual(image.data)
  })
})
