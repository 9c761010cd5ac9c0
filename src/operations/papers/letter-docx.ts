import {
  AlignmentType,
  BorderStyle,
  Document,
  Footer,
  Header,
  LineRuleType,
  convertMillimetersToTwip as mm,
  Packer,
  PageNumber,
  Paragraph,
  type ParagraphChild,
  TextRun,
} from 'docx'
import { type LetterParagraph, letterNotes, type ReplyLetter } from './reply-letter.ts'

/** GB/T 9704-2012: A4, type area 156 × 225 mm, head margin 37 mm, binding margin 28 mm. */
const page = {
  size: { width: mm(210), height: mm(297) },
  margin: {
    top: mm(37),
    left: mm(28),
    right: mm(210 - 28 - 156),
    bottom: mm(297 - 37 - 225),
    header: mm(30),
    footer: mm(20),
  },
  pageNumbers: { start: 1 },
}

/** The double lines are 170 mm long, 7 mm more than the type area on either side. */
const acrossMargins = { left: -mm(7), right: -mm(7) }

/** 22 lines of 225 mm, in twentieths of a point. */
const line = { line: Math.round(mm(225) / 22), lineRule: LineRuleType.EXACT }
/** 3号 is 16 pt, 2号 22 pt; docx counts half points. */
const size3 = 32
const size2 = 44
/** Two characters of 3号. */
const twoCharacters = 640
const red = 'FF0000'

const fonts = { body: '仿宋_GB2312', hei: '黑体', kai: '楷体_GB2312', title: '方正小标宋简体' } as const

/**
 * Reply letters as one Word file, each on pages of its own, in letter form (信函格式, GB/T 9704-2012 §10.1): the unit's
 * name in red over a double line, the number and the outcome at the top right, a double line at the foot of the first
 * page, no number on it. Where the standard's text was not at hand (the lines' places), usual practice is followed.
 */
export async function letterDocx(letters: readonly ReplyLetter[]): Promise<Buffer> {
  const [first] = letters
  const document = new Document({
    title: first?.title ?? '',
    creator: first?.sender ?? '',
    styles: { default: { document: { run: { font: fonts.body, size: size3 }, paragraph: { spacing: line } } } },
    sections: letters.map((letter) => ({
      properties: { page, titlePage: true },
      headers: { first: senderMark(letter), default: new Header({ children: [thinLine()] }) },
      footers: { first: footRule(), default: pageNumber() },
      children: [...headOf(letter), ...bodyOf(letter), ...endOf(letter)],
    })),
  })
  return Packer.toBuffer(document)
}

function senderMark({ sender }: ReplyLetter): Header {
  const mark = new Paragraph({
    alignment: AlignmentType.CENTER,
    indent: acrossMargins,
    border: { bottom: { style: BorderStyle.THICK_THIN_SMALL_GAP, color: red, size: 24, space: 8 } },
    children: [new TextRun({ text: sender, font: fonts.title, size: 56, color: red })],
    spacing: { line: 800, lineRule: LineRuleType.AT_LEAST },
  })
  return new Header({ children: [mark, thinLine()] })
}

/** Of an empty paragraph: it takes up next to no room. */
const thin = { spacing: { line: 20, lineRule: LineRuleType.EXACT } }

function thinLine(): Paragraph {
  return new Paragraph({ ...thin, children: [] })
}

function headOf({ documentNumber, outcome, title, edition, salutation }: ReplyLetter): readonly Paragraph[] {
  return [
    plain(documentNumber, AlignmentType.RIGHT),
    ...(outcome === '' ? [] : [plain(`办理结果：${outcome}`, AlignmentType.RIGHT, fonts.hei)]),
    plain(''),
    new Paragraph({
      alignment: AlignmentType.CENTER,
      spacing: { line: 700, lineRule: LineRuleType.AT_LEAST },
      children: [new TextRun({ text: title, font: fonts.title, size: size2 })],
    }),
    ...(edition === '' ? [] : [plain(`（${edition}）`, AlignmentType.CENTER, fonts.kai)]),
    plain(''),
    plain(salutation),
  ]
}

function bodyOf({ paragraphs }: ReplyLetter): readonly Paragraph[] {
  return paragraphs.map(
    ({ text, level }) =>
      new Paragraph({ indent: { firstLine: twoCharacters }, children: [new TextRun({ text, font: fontOf(level) })] }),
  )
}

function fontOf(level: LetterParagraph['level']): string {
  return { first: fonts.hei, second: fonts.kai, body: fonts.body }[level]
}

function endOf(letter: ReplyLetter): readonly Paragraph[] {
  const right = { alignment: AlignmentType.RIGHT, indent: { right: twoCharacters * 2 } }
  return [
    plain(''),
    plain(''),
    new Paragraph({ ...right, keepNext: true, children: [new TextRun(letter.sender)] }),
    new Paragraph({ ...right, children: [new TextRun(letter.day)] }),
    plain(''),
    ...letterNotes(letter).map(
      ({ label, text }) =>
        new Paragraph({ indent: { firstLine: twoCharacters }, children: [new TextRun(`${label}：${text}`)] }),
    ),
  ]
}

function plain(
  text: string,
  alignment: (typeof AlignmentType)[keyof typeof AlignmentType] = AlignmentType.LEFT,
  font: string = fonts.body,
): Paragraph {
  return new Paragraph({ alignment, children: [new TextRun({ text, font })] })
}

function footRule(): Footer {
  const border = { top: { style: BorderStyle.THIN_THICK_SMALL_GAP, color: red, size: 24, space: 1 } }
  return new Footer({ children: [new Paragraph({ ...thin, border, indent: acrossMargins, children: [] })] })
}

function pageNumber(): Footer {
  const children: ParagraphChild[] = [
    new TextRun({ children: ['— ', PageNumber.CURRENT, ' —'], font: '宋体', size: 28 }),
  ]
  return new Footer({ children: [new Paragraph({ alignment: AlignmentType.CENTER, children })] })
}
