import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { decodeGrayPng } from './decode-gray-png.ts'
import { buildPdf, pdfWithNamedFont, pdfWithoutText, pdfWithPassword, streamObject } from './fixtures/build-pdf.ts'
import { buildScannedPdf } from './fixtures/build-pictures.ts'
import { encodeLegacy } from './fixtures/encode-legacy.ts'
import { readPdf } from './read-pdf.ts'

const fixture = (name: string) => readFileSync(new URL(`./fixtures/${name}`, import.meta.url))
const quiet = () => {}

/** What a page says, with the forms of characters that this PDF holds in place of the ordinary ones. */
async function newspaper(): Promise<string> {
  const read = await readPdf(fixture('newspaper.pdf'), quiet)
  if (!read.ok) throw new Error(read.refusal.code)
  expect(read.value.doubts).toEqual([])
  return read.value.text
}

/** Printed pages hold some characters as radicals, of which NFKC knows only some. */
function folded(text: string): string {
  const radicals = new Map(
    [...'⻅见⻓长⻘青⺠民⻋车⻚页'].flatMap((each, at, all) =>
      at % 2 === 0 ? [[each, all[at + 1] ?? each] as const] : [],
    ),
  )
  return [...text.normalize('NFKC')].map((each) => radicals.get(each) ?? each).join('')
}

describe('a newspaper page as PDF', () => {
  it('keeps the characters as the file holds them', async () => {
    expect(await newspaper()).toContain('市政协举⾏专题协商会')
  })

  it('reads each article down its columns, headline first', async () => {
    const articles = folded(await newspaper()).split(/\n\n(?=把老街巷|夜班公交多|三座码头试|短评)/)

    expect(articles.map((article) => article.replace(/\s+/g, ''))).toEqual([
      '市政协举行专题协商会',
      '把老街巷的意见写进计划本报讯昨天上午,岚汀市政协三届二次会议举行专题协商会,围绕“让老街巷更好住、更好走”听取委员意见。市长陆禾川与委员面对面交流,并逐一作了回应。温以宁、段柏舟、柳青屏3位委员先后发言。柳青屏建议,早市摊位分时段使用同一块场地。陆禾川指出,要把雨季之前必须完成的管网工程列成清单,三月底前向居民公布。凡是答应过的事,年底都要回头看。市住建局表示,今年先改造42个小区,每个小区公布一名联系人。',
      '三座码头试行一票通乘本报讯市交通局昨天发布消息,北港、石桥、莲湾三座码头自下月起试行一票通乘,票价两元不变。试行期六个月,每周公布客流。如果客流不足,将改为预约班船,不会直接取消。老年人可以在码头窗口办卡,代办时带上家人的证件即可。',
      '夜班公交多走三站本报讯根据市人大代表祁望舒的建议,23路夜班公交自五月一日起延伸至北港,末班车推迟到零点三十分。祁望舒说,冷库的工人凌晨下班,以往要步行四公里。市交通局在答复中写明了期限和评估办法,她对结果表示满意。',
      '短评办一件算一件,比写十页总结更让人信服。『尽快』不是期限,三月底才是。',
    ])
  })

  it('keeps lines as they are set, parts paragraphs by a blank line and joins columns without one', async () => {
    const text = folded(await newspaper())
    expect(text).toContain(
      '段使用同一块场地。\n\n陆禾川指出,要把雨\n季之前必须完成的管网工\n程列成清单,三月底前向\n居民公布。',
    )
  })
})

describe('readPdf', () => {
  it('recognises a page that is a scan in strips of one bit a pixel', async () => {
    const read = await readPdf(buildScannedPdf(decodeGrayPng(fixture('line.png'))), quiet)
    expect(read).toMatchObject({ ok: true, value: { text: '末班车时间推迟到零点三十分。' } })
  })

  it('reports its pages', async () => {
    const reports: number[][] = []
    await readPdf(fixture('newspaper.pdf'), (done, of) => reports.push([done, of]))
    expect(reports).toEqual([[1, 1]])
  })

  it('refuses what is no PDF behind its mark, and one cut short', async () => {
    expect(await readPdf(Buffer.from('%PDF-1.7\nnothing of the kind'), quiet)).toEqual({
      ok: false,
      refusal: { code: 'broken_pdf' },
    })
    expect(await readPdf(fixture('newspaper.pdf').subarray(0, 3000), quiet)).toEqual({
      ok: false,
      refusal: { code: 'broken_pdf' },
    })
  })

  it('refuses a PDF that asks for a password', async () => {
    expect(await readPdf(pdfWithPassword('岚汀'), quiet)).toEqual({ ok: false, refusal: { code: 'pdf_password' } })
  })

  it('opens a PDF whose password is empty', async () => {
    expect(await readPdf(pdfWithPassword(''), quiet)).toEqual({
      ok: false,
      refusal: { code: 'pdf_without_text', pages: 1 },
    })
  })

  it('refuses a PDF without text or page images', async () => {
    expect(await readPdf(pdfWithoutText(), quiet)).toEqual({
      ok: false,
      refusal: { code: 'pdf_without_text', pages: 1 },
    })
  })

  it('reads a Chinese font that is only named, or says that its text cannot be told: never nothing', async () => {
    const read = await readPdf(pdfWithNamedFont(encodeLegacy('市长回应委员建议', 'gb18030')), quiet)
    if (read.ok) expect(read.value.text).toBe('市长回应委员建议')
    else expect(read.refusal).toEqual({ code: 'pdf_text_unreadable', page: 1 })
  })

  it('counts pages: 500 are read, 501 refused', async () => {
    const pages = (count: number) =>
      buildPdf([
        '<< /Type /Catalog /Pages 2 0 R >>',
        `<< /Type /Pages /Kids [${'3 0 R '.repeat(count)}] /Count ${count} >>`,
        '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 400 400] /Contents 4 0 R /Resources << >> >>',
        streamObject('BT ET'),
      ])
    expect(await readPdf(pages(500), quiet)).toMatchObject({ ok: false, refusal: { code: 'pdf_without_text' } })
    expect(await readPdf(pages(501), quiet)).toEqual({
      ok: false,
      refusal: { code: 'too_many_pages', pages: 501, limit: 500 },
    })
  })
})
