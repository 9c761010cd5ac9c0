import { describe, expect, it } from 'vitest'
import { readAkomaNtoso } from './read-akoma-ntoso.ts'
import { readSource } from './read-source.ts'

const debate = (body: string, references = '') =>
  `<?xml version="1.0" encoding="UTF-8"?>
<an:akomaNtoso xmlns:an="http://docs.oasis-open.org/legaldocml/ns/akn/3.0"><an:debate>
<an:meta><an:identification><an:FRBRdate date="2019-05-08"/></an:identification><an:references>${references}
<an:TLCPerson eId="moor" showAs="Hester Moor"/><an:TLCPerson eId="amadi" showAs="Cuthbert Amadi"/><an:TLCRole eId="ports" showAs="Minister for Ports"/>
</an:references></an:meta><an:coverPage><an:p>House of <an:b>Estermark</an:b></an:p></an:coverPage><an:debateBody>${body}</an:debateBody></an:debate></an:akomaNtoso>`
const textOf = (xml: string) => {
  const read = readAkomaNtoso(Buffer.from(xml))
  return read.ok ? read.value.text : read.refusal.code
}

describe('readAkomaNtoso', () => {
  it('writes who speaks by reference before what they say, headings with their numbers, and remarks in brackets', () => {
    const text = textOf(
      debate(`<an:debateSection><an:num>1.</an:num><an:heading>Harbour dues</an:heading>
<an:question by="#moor"><an:from>Ms Moor</an:from><an:p>How many boats have <an:i>paid</an:i>?</an:p></an:question>
<an:answer by="#amadi" as="#ports"><an:from>The Minister</an:from><an:p>Sixty-four. <an:remark>[Laughter]</an:remark></an:p><an:p>More will follow.</an:p></an:answer>
<an:narrative>The sitting was suspended.</an:narrative>
<an:speech by="#nobody"><an:from>A Member:</an:from><an:p>Hear, hear.</an:p></an:speech></an:debateSection>`),
    )
    expect(text.split('\n\n').map((block) => block.trim())).toEqual([
      'House of Estermark',
      '2019-05-08',
      '1. Harbour dues',
      'Hester Moor: How many boats have paid?',
      'Cuthbert Amadi (Minister for Ports): Sixty-four. [Laughter]',
      'More will follow.',
      '[The sitting was suspended.]',
      'A Member: Hear, hear.',
    ])
  })

  it.each([
    ['a file', '<!ENTITY secret SYSTEM "file:///etc/hostname">', '&secret;'],
    ['an entity made of entities', '<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">', '&b;'],
  ])('fetches and expands nothing a document declares: %s', (_, declared, used) => {
    const xml = debate(`<an:speech by="#moor"><an:p>It says ${used} here.</an:p></an:speech>`).replace(
      '<an:akomaNtoso',
      `<!DOCTYPE x [${declared}]><an:akomaNtoso`,
    )
    expect(textOf(xml)).toContain(`It says ${used} here.`)
  })

  it('reads a document nested a hundred deep at most, and none that is cut off', () => {
    const nested = (depth: number) =>
      debate(
        `<an:speech by="#moor">${'<an:div>'.repeat(depth)}<an:p>Yes indeed.</an:p>${'</an:div>'.repeat(depth)}</an:speech>`,
      )
    expect(textOf(nested(94))).toContain('Hester Moor: Yes indeed.')
    expect(textOf(nested(96))).toBe('broken_record')
    expect(textOf(nested(1).slice(0, -30))).toBe('broken_record')
    expect(textOf(debate(''))).toContain('House of Estermark')
  })

  it('is told by its first element, whatever the file is called', async () => {
    const read = await readSource({
      name: 'sitting.txt',
      bytes: Buffer.from(debate('<an:speech by="#moor"><an:p>The dues are too high.</an:p></an:speech>')),
    })
    expect(read).toMatchObject({ ok: true, value: { mediaType: 'application/akn+xml', encoding: 'utf-8' } })
  })
})
