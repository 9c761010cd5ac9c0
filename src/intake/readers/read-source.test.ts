import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { buildZip } from './fixtures/build-zip.ts'
import { encodeLegacy } from './fixtures/encode-legacy.ts'
import { readSource } from './read-source.ts'
import { sourceLimits } from './source-limits.ts'
import { describeSourceRefusal } from './source-refusal-labels.ts'

const fixture = (name: string) => readFileSync(new URL(`./fixtures/${name}`, import.meta.url))
const words = '昨天上午，岚汀市政协委员就修补雨水管网提出建议，市长一一作了回应。'

/** The sentences that someone who chose this file gets to read. */
async function refusalOf(name: string, bytes: Uint8Array): Promise<{ code: string; zh: string; en: string }> {
  const read = await readSource({ name, bytes })
  if (read.ok) throw new Error(`${name} was read`)
  const { refusal } = read
  return { code: refusal.code, zh: describeSourceRefusal(refusal, 'zh'), en: describeSourceRefusal(refusal, 'en') }
}

describe('readSource', () => {
  it('reads a text with its hash, kept as it is', async () => {
    const bytes = Buffer.from(`${words}\r\n\r\n ⼈Ａ`)
    expect(await readSource({ name: 'page.txt', bytes })).toEqual({
      ok: true,
      value: {
        text: `${words}\r\n\r\n ⼈Ａ`,
        mediaType: 'text/plain',
        encoding: 'utf-8',
        sha256: createHash('sha256').update(bytes).digest('hex'),
        doubts: [],
      },
    })
  })

  it('reads Markdown as it stands, told from text by its name alone', async () => {
    const bytes = Buffer.from(`# 题\n\n<b>${words}</b>`)
    expect(await readSource({ name: 'a.md', bytes })).toMatchObject({
      ok: true,
      value: { text: bytes.toString(), mediaType: 'text/markdown' },
    })
    expect(await readSource({ name: 'a.txt', bytes })).toMatchObject({ ok: true, value: { mediaType: 'text/plain' } })
  })

  it('reads GB18030, Big5 and UTF-16 texts', async () => {
    const big5 = '昨天上午，市政協委員就修補雨水管網提出建議，市長一一作了回應。'
    const read = (bytes: Uint8Array) => readSource({ name: 'a.txt', bytes })
    expect(await read(encodeLegacy(words, 'gb18030'))).toMatchObject({
      ok: true,
      value: { text: words, encoding: 'gb18030' },
    })
    expect(await read(encodeLegacy(big5, 'big5'))).toMatchObject({ ok: true, value: { text: big5, encoding: 'big5' } })
    expect(await read(Buffer.from(`\ufeff${words}`, 'utf16le'))).toMatchObject({
      ok: true,
      value: { text: words, encoding: 'utf-16le' },
    })
  })

  it('goes by what a file holds and not by its name', async () => {
    const html = Buffer.from(`<!doctype html><meta charset="utf-8"><p>${words}</p>`)
    expect(await readSource({ name: 'page.txt', bytes: html })).toMatchObject({
      ok: true,
      value: { text: words, mediaType: 'text/html', encoding: 'utf-8' },
    })
    const pdf = await readSource({ name: 'page.docx', bytes: fixture('newspaper.pdf') })
    expect(pdf).toMatchObject({ ok: true, value: { mediaType: 'application/pdf', encoding: null } })
    const picture = await readSource({ name: 'page.txt', bytes: fixture('line.webp') })
    expect(picture).toMatchObject({
      ok: true,
      value: { mediaType: 'image/webp', text: '末班车时间推迟到零点三十分。' },
    })
  })

  it('reads a single line of 10 MB', async () => {
    const bytes = Buffer.from('市长逐一作了回应，'.repeat(400_000))
    expect(bytes.length).toBeGreaterThan(10 * 1024 * 1024)
    const read = await readSource({ name: 'a.txt', bytes })
    expect(read.ok && read.value.text.length).toBe(3_600_000)
    const html = await readSource({ name: 'a.html', bytes: Buffer.concat([Buffer.from('<p>'), bytes]) })
    expect(html.ok && html.value.text.length).toBe(3_600_000)
  })

  it('accepts a file of exactly 50 MB and refuses one byte more', async () => {
    const bytes = new Uint8Array(sourceLimits.fileBytes + 1).fill(0x61)
    const read = await readSource({ name: 'a.txt', bytes: bytes.subarray(1) })
    expect(read.ok && read.value.text.length).toBe(52_428_800)

    const { code, zh, en } = await refusalOf('a.txt', bytes)
    expect(code).toBe('file_too_large')
    expect(zh).toContain('52428801 字节，超过上限 52428800 字节（50 MB）')
    expect(en).toContain('Split it by page or chapter')
  })

  it('is stopped by its signal', async () => {
    const signal = AbortSignal.abort(new Error('left'))
    await expect(readSource({ name: 'a.txt', bytes: Buffer.from(words) }, { signal })).rejects.toThrow('left')
  })

  it.each([
    ['an empty file', 'a.txt', Buffer.alloc(0), 'empty_file', '没有任何内容'],
    ['a file of spaces', 'a.txt', Buffer.from(' \n\n '), 'no_text_found', '里面没有文字'],
    [
      'a program named as text',
      'a.txt',
      Buffer.from('\x7fELF\x02\x01\x01\0\0\0', 'latin1'),
      'binary_as_text',
      '第 7 字节',
    ],
    [
      'bytes of no encoding',
      'a.txt',
      Buffer.from([0x41, 0xc0, 0xcf, 0xff, 0x41]),
      'wrong_encoding',
      '以 UTF-8 编码另存',
    ],
    ['noise named as PDF', 'a.pdf', Buffer.from('noise'), 'broken_pdf', '重新导出'],
    ['a broken PDF', 'a.pdf', Buffer.from('%PDF-1.7 noise'), 'broken_pdf', '打印为 PDF'],
    ['noise named as DOCX', 'a.docx', Buffer.from('noise'), 'broken_docx', '修复后另存为 .docx'],
    ['a broken DOCX', 'a.docx', Buffer.from('PK\x03\x04 noise'), 'broken_docx', '导出为 PDF'],
    ['noise named as a picture', 'a.png', Buffer.from('noise'), 'image_unreadable', '重新扫描'],
    [
      'an old Word file',
      'a.doc',
      Buffer.from('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 old', 'latin1'),
      'unknown_format',
      'Word 97–2003',
    ],
    [
      'a locked Word file',
      'a.docx',
      Buffer.concat([
        Buffer.from('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1', 'latin1'),
        Buffer.from('EncryptedPackage', 'utf16le'),
      ]),
      'docx_password',
      '取消密码',
    ],
    ['rich text', 'a.rtf', Buffer.from('{\\rtf1 text}'), 'unknown_format', '写字板文档 .rtf'],
    [
      'a saved web archive',
      'a.mht',
      Buffer.from('MIME-Version: 1.0\nContent-Type: multipart/related'),
      'unknown_format',
      '.mht',
    ],
    ['a film', 'a.mp4', Buffer.from('\0\0\0\x18ftypisom', 'latin1'), 'unknown_format', '音频或视频'],
    ['a picture of an iPhone', 'a.heic', Buffer.from('\0\0\0\x18ftypheic', 'latin1'), 'unknown_format', 'HEIC'],
  ])('refuses %s and says how to mend it', async (_what, name, bytes, code, advice) => {
    const refused = await refusalOf(name, bytes)
    expect(refused.code).toBe(code)
    expect(refused.zh).toContain(advice)
  })

  it('refuses a packed bomb and a name that points outside, without unpacking them', async () => {
    const bomb = buildZip([{ name: 'word/document.xml', data: new Uint8Array(40 * 1024 * 1024) }])
    expect(await refusalOf('a.docx', bomb)).toMatchObject({
      code: 'zip_bomb',
      zh: expect.stringContaining('压缩比异常'),
    })
    const slip = buildZip([{ name: '../../etc/cron.d/x', data: Buffer.from('x') }])
    expect(await refusalOf('a.docx', slip)).toMatchObject({
      code: 'zip_bomb',
      en: expect.stringContaining('a name in it points outside'),
    })
  })

  it('14 refuses a picture of 65,000 by 65,000 pixels by its header', async () => {
    const header = Buffer.from(fixture('line.png').subarray(0, 64))
    header.writeUInt32BE(65_000, 16)
    header.writeUInt32BE(65_000, 20)
    const refused = await refusalOf('a.png', header)
    expect(refused).toMatchObject({ code: 'image_too_large', zh: expect.stringContaining('65000 × 65000 像素') })
  })
})
