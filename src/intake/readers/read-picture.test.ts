import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { decodeGrayPng } from './decode-gray-png.ts'
import { buildBmp, buildTiff } from './fixtures/build-pictures.ts'
import { characterErrors } from './fixtures/character-errors.ts'
import { cropGray, type GrayImage, rotateGray, turnGray } from './gray-image.ts'
import { htmlToText } from './html-text.ts'
import { OcrEngine } from './ocr-engine.ts'
import { readPicture } from './read-picture.ts'
import { compareReadings } from './second-reading.ts'

const fixture = (name: string) => readFileSync(new URL(`./fixtures/${name}`, import.meta.url))
const quiet = () => {}
const words = '末班车时间推迟到零点三十分。'

describe('a page in two columns as a picture', async () => {
  const read = await readPicture(fixture('two-columns.png'), quiet)
  const { text, doubts } = read.ok ? read.value : { text: '', doubts: [] }
  const truth = htmlToText(fixture('two-columns.html').toString())

  it('is recognised with no more than three wrong characters in a hundred', () => {
    expect(characterErrors(truth, text)).toBeLessThan(0.03)
  })

  it('is read down its columns, headlines and paragraphs apart', () => {
    expect(text).toContain('说，凡是答应过的事，年底都要回头看。\n\n会上，市住建局、市交通局负责人介绍了\n有关情况。')
    expect(text.split('\n\n')[0]).toBe('市政协举行专题协商会')
    expect(text.indexOf('早市摊位只有八')).toBeLessThan(text.indexOf('十六个'))
    expect(text.indexOf('一部电\n话。')).toBeLessThan(text.indexOf('往前多走三站'))
  })

  it('marks doubtful words with their place in the text', () => {
    for (const doubt of doubts) {
      expect(doubt).toMatchObject({ code: 'ocr_low_confidence', quote: text.slice(doubt.start, doubt.end) })
      expect(doubt.quote).not.toBe('')
    }
  })

  it('has most of its wrong characters among the doubtful, and few others', () => {
    const places = [...text].flatMap((character, at) => (/\s/.test(character) ? [] : [{ character, at }]))
    const wrong = compareReadings(
      places.map((place) => place.character),
      [...truth.replace(/\s+/g, '')],
    )
    const isDoubtful = (at: number) => doubts.some((doubt) => doubt.start <= at && at < doubt.end)
    const caught = [...wrong.keys()].filter((index) => isDoubtful(places[index]?.at ?? -1))

    expect(wrong.size).toBeGreaterThan(0)
    expect(caught.length / wrong.size).toBeGreaterThan(0.5)
    expect(doubts.length).toBeLessThan(places.length * 0.03)
  })
})

describe('readPicture', () => {
  it.each([
    ['PNG', fixture('line.png')],
    ['JPEG', fixture('line.jpg')],
    ['WebP', fixture('line.webp')],
    ['BMP', buildBmp(decodeGrayPng(fixture('line.png')))],
    ['TIFF', buildTiff([decodeGrayPng(fixture('line.png'))])],
  ])('recognises a %s', async (_format, bytes) => {
    expect(await readPicture(bytes, quiet)).toMatchObject({ ok: true, value: { text: words } })
  })

  it('recognises every page of a TIFF', async () => {
    const line = decodeGrayPng(fixture('line.png'))
    const read = await readPicture(buildTiff([line, line]), quiet)
    expect(read).toMatchObject({ ok: true, value: { text: `${words}\n${words}` } })
  })

  it('recognises text across a shadow', async () => {
    const line = decodeGrayPng(fixture('line.png'))
    const shaded = line.data.map((value, at) => Math.round(value * (0.95 - 0.55 * ((at % line.width) / line.width))))
    expect(await readPicture(buildBmp({ ...line, data: shaded }), quiet)).toMatchObject({
      ok: true,
      value: { text: words },
    })
  })

  it('reads a headline across, then the columns under it from right to left, the upper tier to its end first', async () => {
    const read = await readPicture(fixture('vertical-page.png'), quiet)
    const text = read.ok ? read.value.text : ''
    expect(
      characterErrors(htmlToText(fixture('vertical-page.html').toString()).normalize('NFKC'), text.normalize('NFKC')),
    ).toBeLessThan(0.05)
    const places = ['候船亭', '四十個人', '沒有回音', '唸了一', '春天動工', '六萬元', '頭一個位子'].map((words) =>
      text.replaceAll('\n', '').indexOf(words),
    )
    expect(places).toEqual([...places].sort((a, b) => a - b))
    expect(places).not.toContain(-1)
  })

  it('reads a box of vertical text from right to left', async () => {
    const read = await readPicture(fixture('vertical-box.png'), quiet)
    const lines = read.ok ? read.value.text.split('\n') : []
    expect(lines).toEqual([
      '短评',
      '',
      '办一件算一件，比写十页总',
      expect.stringMatching(/^结更让人信服。.尽快.不是期$/),
      '限，三月底才是。',
    ])
  })

  it.each([
    ['a little askew', (page: GrayImage) => rotateGray(page, 0.05)],
    ['on its side', (page: GrayImage) => turnGray(page, 1)],
    ['on its head', (page: GrayImage) => turnGray(page, 2)],
  ])('reads a page that lies %s', async (_how, lay) => {
    const engine = new OcrEngine()
    const page = await engine.toGray(fixture('two-columns.png'))
    await engine.stop()
    if (page === null) throw new Error('the page is a picture')
    const article = cropGray(page, { x: 0, y: 0, width: page.width, height: 620 })
    const read = await readPicture(buildBmp(lay(article)), quiet)
    const text = read.ok ? read.value.text.replace(/\s/g, '') : ''
    const truth = htmlToText(fixture('two-columns.html').toString()).split('夜班公交往前')[0] ?? ''
    expect(characterErrors(truth, text)).toBeLessThan(0.05)
    expect(text.indexOf('陆禾川指出')).toBeGreaterThan(text.indexOf('早市摊位'))
  })

  it('refuses a size that is too large by the header alone', async () => {
    const header = Buffer.from(fixture('line.png').subarray(0, 64))
    header.writeUInt32BE(65_000, 16)
    header.writeUInt32BE(65_000, 20)
    expect(await readPicture(header, quiet)).toEqual({
      ok: false,
      refusal: { code: 'image_too_large', width: 65_000, height: 65_000, limitPixels: 64_000_000 },
    })
  })

  it('refuses a damaged picture', async () => {
    const damaged = Buffer.from(fixture('line.png'))
    damaged.fill(0x55, 60, 400)
    expect(await readPicture(damaged, quiet)).toEqual({ ok: false, refusal: { code: 'image_unreadable' } })
    expect(await readPicture(fixture('line.jpg').subarray(0, 40), quiet)).toEqual({
      ok: false,
      refusal: { code: 'image_unreadable' },
    })
  })

  it('says that a blank picture holds no text', async () => {
    const blank = { width: 300, height: 200, data: new Uint8Array(60_000).fill(255) }
    expect(await readPicture(buildBmp(blank), quiet)).toEqual({
      ok: false,
      refusal: { code: 'no_text_found', mediaType: 'image/bmp' },
    })
  })
})
