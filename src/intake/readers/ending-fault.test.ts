import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { endingFault } from './ending-fault.ts'
import { buildZip } from './fixtures/build-zip.ts'

const fixture = (name: string) => readFileSync(new URL(`./fixtures/${name}`, import.meta.url))
const example = (name: string) => readFileSync(new URL(`../../../examples/${name}`, import.meta.url))
const workbook = buildZip([{ name: 'xl/workbook.xml', data: Buffer.from('<a/>') }])
const text = Buffer.from('市长逐一作了回应。')
const files = [
  ['pdf', fixture('newspaper.pdf'), ['a.pdf', 'A.PDF']],
  ['docx', example('sample-page.docx'), ['a.docx', '报告.DOCM']],
  ['xlsx', workbook, ['a.xlsx', 'a.xlsm']],
  ['png', fixture('line.png'), ['a.png']],
  ['jpeg', fixture('line.jpg'), ['a.jpg', 'a.jpeg']],
  ['webp', fixture('line.webp'), ['a.webp']],
  ['tiff', Buffer.from('II*\0 ', 'latin1'), ['a.tif', 'a.tiff']],
  ['text', text, ['a.txt', 'a.md', 'a.html', 'a.csv', 'a.log']],
] as const

describe('a file’s ending', () => {
  it.each(files)(
    'fits what it holds where it is one of the format’s own, and no other format’s: %s',
    (holds, bytes, own) => {
      for (const name of own) expect(endingFault(name, bytes), name).toBeUndefined()
      for (const [other, , endings] of files) {
        const name = endings[0]
        const isDamaged = holds === 'text' && ['pdf', 'docx', 'png', 'jpeg', 'webp', 'tiff'].includes(other)
        if (other === holds || isDamaged) continue
        const ending = name.slice(2)
        expect(endingFault(name, bytes), `${holds} named ${name}`).toEqual({ code: 'ending_unfit', ending, holds })
      }
    },
  )

  it('is none where the name has no dot, or a day or a number behind it', () => {
    for (const name of ['扫描件', '晚报2026.3.16', '第1.2版', '']) {
      expect(endingFault(name, fixture('newspaper.pdf')), name).toBeUndefined()
    }
  })

  it.each(['exe', 'svg', 'bin', 'zip'])('that no file read here has goes with no document: .%s', (ending) => {
    for (const [holds, bytes] of files.slice(0, -1)) {
      expect(endingFault(`a.${ending}`, bytes), holds).toMatchObject({ code: 'ending_unfit', holds })
    }
  })

  it('of what is not read here is left to the reader, which names the format', () => {
    expect(endingFault('a.pdf', Buffer.from('GIF89a'))).toBeUndefined()
    expect(endingFault('a.pdf', Buffer.from('no mark'))).toBeUndefined()
    const both = buildZip([
      { name: 'xl/workbook.xml', data: Buffer.from('<a/>') },
      { name: 'word/document.xml', data: Buffer.from('<a/>') },
    ])
    expect(endingFault('a.csv', both)).toBeUndefined()
  })
})
