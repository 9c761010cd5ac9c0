import { Document, Packer, Paragraph, Table, TableCell, TableRow, TextRun } from 'docx'
import { describe, expect, it } from 'vitest'
import { ownWork } from '#tests/support/own-work.ts'
import { checkZip } from './check-zip.ts'
import { buildZip } from './fixtures/build-zip.ts'
import { readDocx } from './read-docx.ts'
import { sourceLimits } from './source-limits.ts'

const mebibyte = 1024 * 1024
const part = (name: string, data: Uint8Array | string = 'x') => ({ name, data: Buffer.from(data) })

async function document(): Promise<Uint8Array> {
  const cell = (text: string) => new TableCell({ children: [new Paragraph(text)] })
  const children = [
    new Paragraph('关于增设夜班公交的建议'),
    new Paragraph({ children: [new TextRun('领衔代表：祁望舒'), new TextRun({ text: '联名：温以宁', break: 1 })] }),
    new Table({
      rows: [
        new TableRow({ children: [cell('主办'), cell('市交通局')] }),
        new TableRow({ children: [cell('会办'), cell('市财政局')] }),
      ],
    }),
    new Paragraph('末班车推迟到零点三十分 ⼈Ⅱ。'),
  ]
  return new Uint8Array(await Packer.toBuffer(new Document({ sections: [{ children }] })))
}

describe('readDocx', () => {
  it('reads paragraphs, line breaks and tables in their order, characters unchanged', async () => {
    const read = await readDocx(await document())

    expect(read).toEqual({
      ok: true,
      value: {
        text: '关于增设夜班公交的建议\n\n领衔代表：祁望舒\n联名：温以宁\n\n主办\t市交通局\n会办\t市财政局\n\n末班车推迟到零点三十分 ⼈Ⅱ。',
      },
    })
  })

  it('refuses a document cut short, and one without its main part', async () => {
    const whole = await document()
    expect(await readDocx(whole.subarray(0, whole.length - 200))).toEqual({
      ok: false,
      refusal: { code: 'broken_docx' },
    })
    expect(await readDocx(buildZip([part('word/styles.xml')]))).toEqual({ ok: false, refusal: { code: 'broken_docx' } })
  })

  it.each([
    ['xl/workbook.xml', 'spreadsheet'],
    ['ppt/presentation.xml', 'slides'],
    ['OFD.xml', 'ofd'],
    ['photo.jpg', 'archive'],
  ])('tells another format by the name %s', async (name, looksLike) => {
    expect(await readDocx(buildZip([part(name)]))).toEqual({
      ok: false,
      refusal: { code: 'unknown_format', looksLike },
    })
  })

  it('13 refuses a part that unpacks to far more than it is packed in', async () => {
    const bomb = buildZip([part('word/document.xml', new Uint8Array(9 * mebibyte))])
    expect(await readDocx(bomb)).toEqual({ ok: false, refusal: { code: 'zip_bomb', why: 'ratio_too_high' } })
  })
})

describe('checkZip', () => {
  it('13 does not believe what a part says of its size', async () => {
    const liar = buildZip([{ ...part('word/document.xml', new Uint8Array(9 * mebibyte)), claimedBytes: 10 }])
    expect(await checkZip(liar)).toEqual({ ok: false, refusal: { code: 'unsafe_zip', why: 'ratio_too_high' } })
  })

  it('13 stops at the whole that unpacks to too much, each part by itself being fair', async () => {
    const noisy = Buffer.alloc(4 * mebibyte)
    for (let at = 0; at < noisy.length; at += 64) noisy.writeUInt32LE((at * 2_654_435_761) % 4_294_967_296, at)
    const parts = Array.from({ length: 65 }, (_, at) => ({ name: `word/${at}`, data: noisy }))
    expect(await checkZip(buildZip(parts))).toEqual({
      ok: false,
      refusal: { code: 'unsafe_zip', why: 'unpacks_too_large' },
    })
  })

  it('13 counts entries: at the limit accepted, one more refused, a hundred thousand refused at once', async () => {
    const nothing = new Uint8Array(0)
    const parts = (count: number) => Array.from({ length: count }, (_, at) => ({ name: `word/${at}`, data: nothing }))
    expect(await checkZip(buildZip(parts(sourceLimits.zipEntries)))).toMatchObject({ ok: true })
    const tooMany = { ok: false, refusal: { code: 'unsafe_zip', why: 'too_many_entries' } }
    expect(await checkZip(buildZip(parts(sourceLimits.zipEntries + 1)))).toEqual(tooMany)

    const vast = buildZip(parts(100_000))
    expect(await ownWork(async () => expect(await checkZip(vast)).toEqual(tooMany))).toBeLessThan(1_000)
  })

  it.each(['../../etc/passwd', '/etc/passwd', 'word/../../x', 'C:/x', '..\\x'])(
    '13 refuses the name %s',
    async (name) => {
      expect(await checkZip(buildZip([part(name)]))).toEqual({
        ok: false,
        refusal: { code: 'unsafe_zip', why: 'unsafe_name' },
      })
    },
  )
})
