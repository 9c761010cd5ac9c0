import { constants, crc32, deflateRawSync, deflateSync } from 'node:zlib'
import type { Hono } from 'hono'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { cityApp } from '#app/city-app.ts'
import { buildPdf, streamObject } from '#intake/readers/fixtures/build-pdf.ts'
import { buildZip } from '#intake/readers/fixtures/build-zip.ts'
import { readSource } from '#intake/readers/read-source.ts'
import { readTable } from '#intake/tables/read-table.ts'
import { createTestDatabase, type TestDatabase } from '#tests/support/database.ts'
import { settleSmallCity } from '#tests/support/small-city.ts'
import { testDependencies, tokenFor } from '#tests/support/test-dependencies.ts'

const mebibyte = 1024 * 1024
/** Small, so that what would fill a machine is ended in seconds. */
const limits = { idleSeconds: 15, totalSeconds: 25, heapMegabytes: 256, residentMegabytes: 700 }
/** What the server itself may grow by while others' files burst elsewhere. */
const mostGrowth = 200 * mebibyte

async function codeOf(name: string, bytes: Uint8Array): Promise<string> {
  const read = await readSource({ name, bytes }, { limits })
  return read.ok ? `read: ${read.value.text}` : read.refusal.code
}

const part = (name: string, text: string | Uint8Array) => ({ name, data: Buffer.from(text) })
const relations = 'http://schemas.openxmlformats.org'

function wordFile(documentXml: string): Uint8Array {
  const types = `<Types xmlns="${relations}/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>`
  const rels = `<Relationships xmlns="${relations}/package/2006/relationships"><Relationship Id="r1" Type="${relations}/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>`
  return buildZip([
    part('[Content_Types].xml', types),
    part('_rels/.rels', rels),
    part('word/document.xml', documentXml),
  ])
}

const wordBody = (text: string, doctype = '') =>
  `<?xml version="1.0"?>${doctype}<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r><w:t>${text}</w:t></w:r></w:p></w:body></w:document>`

/** Ten entities, each ten of the one before: a billion of the first. */
const laughs = `<!DOCTYPE a [<!ENTITY l0 "haha">${Array.from({ length: 9 }, (_, at) => `<!ENTITY l${at + 1} "${`&l${at};`.repeat(10)}">`).join('')}]>`
const outside = '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd"><!ENTITY y SYSTEM "http://127.0.0.1:9/">]>'

/** Zeros packed, and that packed again where it is said, without ever holding them: one piece, as often as it takes. */
function packed(mebibytes: number, times: 1 | 2): Buffer {
  const piece = deflateRawSync(Buffer.alloc(16 * mebibyte), { finishFlush: constants.Z_FULL_FLUSH })
  const pieces = Array.from({ length: mebibytes / 16 }, () => piece)
  const once = Buffer.concat([Buffer.from([0x78, 0x9c]), ...pieces, Buffer.from([3, 0, 0, 0, 0, 1])])
  return times === 1 ? once : deflateSync(once)
}

function pdfOf(resources: string, objects: readonly (string | Buffer)[]): Uint8Array {
  return buildPdf([
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents 4 0 R /Resources << ${resources} >> >>`,
    ...objects,
  ])
}

const flate = '/Filter /FlateDecode'
const doublyFlate = '/Filter [/FlateDecode /FlateDecode]'

describe('a file made to burst', () => {
  it('a plain Word file is read, so that what follows is refused for what it does', async () => {
    expect(await codeOf('a.docx', wordFile(wordBody('增设路灯')))).toBe('read: 增设路灯')
  })

  it('13 a Word file whose words would multiply to a billion is refused, or read without them', async () => {
    const told = await codeOf('a.docx', wordFile(wordBody('&l9;', laughs)))
    expect(told).toMatch(/^(broken_docx|no_text_found|out_of_memory|reading_took_too_long)$|^read: .{0,200}$/s)
    expect(told).not.toContain('hahahaha')
  })

  it.each(['&x;', '&y;'])(
    'a Word file that asks for what lies outside of it gets nothing of it: %s',
    async (entity) => {
      const told = await codeOf('a.docx', wordFile(wordBody(`前${entity}后`, outside)))
      expect(told).not.toMatch(/root:|\/bin\//)
      expect(told).toMatch(/^(broken_docx|no_text_found)$|^read: 前.{0,10}后$/)
    },
  )

  it('13 a workbook that does the same gets nothing either', async () => {
    const book = (doctype: string, entity: string) =>
      buildZip([
        part(
          '[Content_Types].xml',
          `<Types xmlns="${relations}/package/2006/content-types"><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>`,
        ),
        part(
          'xl/workbook.xml',
          `<workbook xmlns="${relations}/spreadsheetml/2006/main" xmlns:r="${relations}/officeDocument/2006/relationships"><sheets><sheet name="a" sheetId="1" r:id="r1"/></sheets></workbook>`,
        ),
        part(
          'xl/_rels/workbook.xml.rels',
          `<Relationships xmlns="${relations}/package/2006/relationships"><Relationship Id="r1" Type="${relations}/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
        ),
        part(
          'xl/worksheets/sheet1.xml',
          `<?xml version="1.0"?>${doctype}<worksheet xmlns="${relations}/spreadsheetml/2006/main"><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>姓名${entity}</t></is></c></row></sheetData></worksheet>`,
        ),
      ])
    expect(JSON.stringify(await readTable({ name: 'a.xlsx', bytes: book('', '') }))).toContain('姓名')
    for (const [doctype, entity] of [
      [laughs, '&l9;'],
      [outside, '&x;'],
    ] as const) {
      const read = await readTable({ name: 'a.xlsx', bytes: book(doctype, entity) })
      const told = JSON.stringify(read)
      expect(told.length).toBeLessThan(2_000)
      expect(told).not.toMatch(/root:|hahahaha/)
    }
  })

  it('13 a link inside a packed file is followed nowhere: it is as much of a file as it has bytes', async () => {
    const bytes = Buffer.from(buildZip([part('word/document.xml', '/etc/passwd'), part('word/media/a', '/etc')]))
    for (let at = bytes.indexOf('PK\x01\x02'); at >= 0; at = bytes.indexOf('PK\x01\x02', at + 4)) {
      bytes[at + 5] = 3
      bytes.writeUInt32LE((0o120_777 << 16) >>> 0, at + 38)
    }
    const told = await codeOf('a.docx', bytes)
    expect(told).toBe('broken_docx')
  })

  it('13 packed files inside a packed file are not opened', async () => {
    const inner = buildZip([part('word/document.xml', new Uint8Array(64 * mebibyte))])
    const nested = buildZip(
      Array.from({ length: 200 }, (_, at) => ({ name: `word/embeddings/${at}.docx`, data: inner })),
    )
    expect(await codeOf('a.docx', nested)).toBe('broken_docx')
  })

  it.each([
    ['a page of a gigabyte of spaces, packed twice', pdfOf('', [streamObject(packed(1024, 2), doublyFlate)])],
    [
      'a picture of 60,000 by 60,000',
      pdfOf('/XObject << /I 5 0 R >>', [
        streamObject('q 600 0 0 800 0 0 cm /I Do Q'),
        streamObject(
          packed(304, 1),
          `${flate} /Type /XObject /Subtype /Image /Width 60000 /Height 60000 /ColorSpace /DeviceGray /BitsPerComponent 8`,
        ),
      ]),
    ],
    [
      'a drawing that draws itself',
      pdfOf('/XObject << /F 5 0 R >>', [
        streamObject('/F Do'),
        streamObject(
          '/F Do /F Do',
          '/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /F 5 0 R >> >>',
        ),
      ]),
    ],
    [
      'pages that lead back to themselves',
      buildPdf(['<< /Type /Catalog /Pages 2 0 R >>', '<< /Type /Pages /Kids [2 0 R 2 0 R] /Count 2 >>']),
    ],
  ])('14 a PDF with %s ends in a refusal, in time, and the server does not grow', async (_, bytes) => {
    const before = process.memoryUsage().rss
    const started = performance.now()
    const told = await codeOf('a.pdf', bytes)
    expect(told).toMatch(
      /^(broken_pdf|no_text_found|out_of_memory|reading_took_too_long|image_too_large|image_unreadable|text_unreadable|too_many_pages|pdf_\w+)$/,
    )
    expect(performance.now() - started).toBeLessThan((limits.totalSeconds + 60) * 1_000)
    expect(process.memoryUsage().rss - before).toBeLessThan(mostGrowth)
  })

  it('14 a picture that says it is small and unpacks to half a gigabyte is refused, and the server does not grow', async () => {
    const chunk = (kind: string, data: Buffer) => {
      const length = Buffer.alloc(4)
      length.writeUInt32BE(data.length)
      const named = Buffer.concat([Buffer.from(kind), data])
      // A wrong sum would have it refused before anything is unpacked.
      const sum = Buffer.alloc(4)
      sum.writeUInt32BE(crc32(named))
      return Buffer.concat([length, named, sum])
    }
    const header = Buffer.alloc(13)
    header.writeUInt32BE(8, 0)
    header.writeUInt32BE(8, 4)
    header.set([8, 2, 0, 0, 0], 8)
    const png = Buffer.concat([
      Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
      chunk('IHDR', header),
      chunk('IDAT', packed(512, 1)),
      chunk('IEND', Buffer.alloc(0)),
    ])
    const before = process.memoryUsage().rss
    expect(await codeOf('a.png', png)).toMatch(/^(image_unreadable|no_text_found|out_of_memory|reading_took_too_long)$/)
    expect(process.memoryUsage().rss - before).toBeLessThan(mostGrowth)
  })

  it('six of them at once hold up nobody who hands in a text', async () => {
    const bomb = pdfOf('', [streamObject(packed(512, 2), doublyFlate)])
    let ended = 0
    const bombs = Array.from({ length: 6 }, () =>
      codeOf('a.pdf', bomb).finally(() => {
        ended += 1
      }),
    )
    expect(await codeOf('a.txt', Buffer.from('增设路灯'))).toBe('read: 增设路灯')
    expect(ended).toBeLessThan(6)
    expect((await Promise.all(bombs)).every((code) => !code.startsWith('read: '))).toBe(true)
  })
})

describe('a file that was handed in', () => {
  let test: TestDatabase
  let app: Hono
  let authorization = ''

  beforeAll(async () => {
    test = await createTestDatabase()
    await settleSmallCity(test.db)
    const dependencies = await testDependencies(test.db)
    app = cityApp(dependencies)
    authorization = `Bearer ${await tokenFor(dependencies, 'secretary')}`
  })

  afterAll(() => test.drop())

  it.each([
    ['page.html', 'page.html'],
    ['../../etc/passwd', 'passwd'],
    ['C:\\folder\\提案.docx', '提案.docx'],
    ['a"; filename="b.exe', 'a"; filename="b.exe.bin'],
    ["it's (new) *.pdf", "it's (new) *.pdf"],
    ['\u202egnp.exe', 'gnp.exe.bin'],
    ['line\r\nset-cookie: a=b.txt', 'lineset-cookie: a=b.txt'],
    ['run.bat', 'run.bat.bin'],
    ['<script>.svg', '<script>.svg.bin'],
  ])('11 %j comes back to be kept as %j, of no type that a browser shows or runs', async (given, kept) => {
    const body = `<script>alert(1)</script>${given}`
    const headers = { authorization, 'content-type': 'application/octet-stream' }
    const sent = await app.request(`/api/readings?name=${encodeURIComponent(given)}`, { method: 'POST', body, headers })
    const { reading } = (await sent.json()) as { reading: string }
    const back = await app.request(`/readings/${reading}/source`, { headers: { authorization } })

    expect(await back.text()).toBe(body)
    expect(back.headers.get('content-type')).toBe('application/octet-stream')
    expect(back.headers.get('x-content-type-options')).toBe('nosniff')
    expect(back.headers.get('set-cookie')).toBeNull()
    const said = /^attachment; filename\*=UTF-8''([\w.%~!-]+)$/.exec(back.headers.get('content-disposition') ?? '')
    expect(decodeURIComponent(said?.[1] ?? '')).toBe(kept)
  })
})
