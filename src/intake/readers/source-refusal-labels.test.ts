import { describe, expect, it } from 'vitest'
import { describeSourceRefusal, sourceRefusalLabels } from './source-refusal-labels.ts'
import type { SourceRefusal } from './source-refusals.ts'

const examples: { [Code in SourceRefusal['code']]: Extract<SourceRefusal, { code: Code }> } = {
  empty_file: { code: 'empty_file' },
  file_too_large: { code: 'file_too_large', bytes: 52_428_801, limitBytes: 52_428_800 },
  ending_unfit: { code: 'ending_unfit', ending: 'pdf', holds: 'png' },
  unknown_format: { code: 'unknown_format', looksLike: 'ofd' },
  binary_as_text: { code: 'binary_as_text', at: 7 },
  wrong_encoding: { code: 'wrong_encoding', tried: 'utf-8', at: 12, looksLike: 'Shift_JIS' },
  broken_pdf: { code: 'broken_pdf' },
  pdf_password: { code: 'pdf_password' },
  pdf_without_text: { code: 'pdf_without_text', pages: 3 },
  pdf_text_unreadable: { code: 'pdf_text_unreadable', page: 2 },
  pdf_image_unreadable: { code: 'pdf_image_unreadable', page: 2 },
  too_many_pages: { code: 'too_many_pages', pages: 501, limit: 500 },
  broken_docx: { code: 'broken_docx' },
  docx_password: { code: 'docx_password' },
  broken_record: { code: 'broken_record' },
  zip_bomb: { code: 'zip_bomb', why: 'ratio_too_high' },
  image_too_large: { code: 'image_too_large', width: 65_000, height: 65_000, limitPixels: 64_000_000 },
  image_unreadable: { code: 'image_unreadable' },
  no_text_found: { code: 'no_text_found', mediaType: 'text/html' },
  reading_took_too_long: { code: 'reading_took_too_long', seconds: 90 },
  out_of_memory: { code: 'out_of_memory', limitMegabytes: 2048 },
  not_a_table: { code: 'not_a_table' },
  broken_sheet: { code: 'broken_sheet' },
  sheet_password: { code: 'sheet_password' },
  unsafe_sheet: { code: 'unsafe_sheet', why: 'unpacks_too_large' },
  quote_not_closed: { code: 'quote_not_closed', line: 7 },
  table_too_large: { code: 'table_too_large', what: 'rows', found: 20_001, limit: 20_000 },
}

describe('describeSourceRefusal', () => {
  it.each(Object.values(examples))('says in both languages what is wrong and what to do: $code', (refusal) => {
    const zh = describeSourceRefusal(refusal, 'zh')
    const en = describeSourceRefusal(refusal, 'en')

    expect(zh).toMatch(/请/)
    expect(en.split(/[.;:]\s/).length).toBeGreaterThan(1)
    expect(zh + en).not.toMatch(/[{}]|undefined/)
  })

  it('names the byte and the likely encoding', () => {
    expect(describeSourceRefusal(examples.wrong_encoding, 'en')).toContain(
      'byte 12 does not decode (it may be Shift_JIS)',
    )
    expect(describeSourceRefusal(examples.wrong_encoding, 'zh')).toContain('第 12 字节')
  })

  it('names what a file holds that its ending does not say, and the ending to give it', () => {
    expect(describeSourceRefusal(examples.ending_unfit, 'en')).toContain('named .pdf but holds a PNG picture')
    expect(describeSourceRefusal(examples.ending_unfit, 'zh')).toContain('内容却是 PNG 图片')
    expect(describeSourceRefusal({ ...examples.ending_unfit, holds: 'jpeg' }, 'zh')).toContain('改为 .jpg 再')
  })

  it('names the format it recognised but does not read', () => {
    expect(describeSourceRefusal(examples.unknown_format, 'zh')).toContain('版式文档 .ofd')
  })

  it('has a sentence for every code and for no other', () => {
    expect(Object.keys(sourceRefusalLabels).sort()).toEqual(Object.keys(examples).sort())
  })
})
