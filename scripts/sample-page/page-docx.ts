import { AlignmentType, Document, HeadingLevel, Packer, Paragraph, SectionType, TextRun } from 'docx'
import { budget, clinics, factories, oldTown, type SampleArticle } from './articles.ts'

/** The page as a Word document: each article a section of two columns under its title. */
export async function samplePageDocx(): Promise<Buffer> {
  const document = new Document({
    title: '澜江日报 2026年1月21日 第02版',
    creator: '',
    styles: { default: { document: { run: { font: 'SimSun', size: 21 } } } },
    sections: [
      { children: [new Paragraph('澜江日报　要闻　02　2026年1月21日 星期三')] },
      ...[factories, oldTown, clinics, budget].flatMap(sectionsOf),
    ],
  })
  return Packer.toBuffer(document)
}

function sectionsOf({ kicker, headline, caption, paragraphs }: SampleArticle) {
  const titles = [
    new Paragraph({ text: kicker, alignment: AlignmentType.CENTER }),
    new Paragraph({ text: headline, heading: HeadingLevel.HEADING_1, alignment: AlignmentType.CENTER }),
  ]
  const body = paragraphs.map((text) => new Paragraph({ text, indent: { firstLine: 420 } }))
  const under = caption === null ? [] : [new Paragraph({ children: [new TextRun({ text: caption, italics: true })] })]
  return [
    { properties: { type: SectionType.CONTINUOUS }, children: titles },
    { properties: { type: SectionType.CONTINUOUS, column: { count: 2, space: 420 } }, children: [...body, ...under] },
  ]
}
