import { describe, expect, it } from 'vitest'
import { readingOrder } from './page-layout.ts'
import { pageLines } from './page-lines.ts'
import { markParagraphs } from './paragraph-marks.ts'
import { type TextBox, textRows } from './text-rows.ts'

/** A line of text set at a place, its characters as wide as they are high. */
function line(text: string, x0: number, y0: number, size = 10): TextBox {
  return { text, x0, y0, x1: x0 + text.length * size, y1: y0 + size, size }
}

function column(texts: readonly string[], x0: number, y0: number, size = 10): TextBox[] {
  return texts.map((text, at) => line(text, x0, y0 + at * size * 1.6, size))
}

function read(boxes: readonly TextBox[], body = 10): string[] {
  return readingOrder(boxes, body).flatMap((block) => textRows(block).map((row) => row.text))
}

describe('readingOrder', () => {
  it('reads columns one after the other', () => {
    const boxes = [
      ...column(['甲一甲一', '甲二甲二', '甲三甲三'], 0, 0),
      ...column(['乙一乙一', '乙二乙二', '乙三乙三'], 52, 3),
    ]
    expect(read(boxes)).toEqual(['甲一甲一', '甲二甲二', '甲三甲三', '乙一乙一', '乙二乙二', '乙三乙三'])
  })

  it('takes white narrower than a character for a space in the line', () => {
    const boxes = [
      ...column(['甲一甲一', '甲二甲二', '甲三甲三'], 0, 0),
      ...column(['乙一乙一', '乙二乙二', '乙三乙三'], 48, 0),
    ]
    expect(read(boxes)).toEqual(['甲一甲一 乙一乙一', '甲二甲二 乙二乙二', '甲三甲三 乙三乙三'])
  })

  it('reads a headline across columns before them, and the next article after both', () => {
    const upper = [...column(['甲一甲一', '甲二甲二'], 0, 30), ...column(['乙一乙一', '乙二乙二'], 60, 30)]
    const lower = [...column(['丙一丙一', '丙二丙二'], 0, 110), ...column(['丁一丁一', '丁二丁二'], 60, 110)]
    const boxes = [line('大标题大标', 0, 0, 20), ...upper, line('小题', 0, 80, 16), ...lower]
    expect(read(boxes)).toEqual([
      '大标题大标',
      '甲一甲一',
      '甲二甲二',
      '乙一乙一',
      '乙二乙二',
      '小题',
      '丙一丙一',
      '丙二丙二',
      '丁一丁一',
      '丁二丁二',
    ])
  })

  it('keeps two headlines side by side each with its own column', () => {
    const left = [line('左题', 0, 0, 16), ...column(['甲一甲一', '甲二甲二', '甲三甲三'], 0, 30)]
    const right = [line('右题', 60, 0, 16), ...column(['乙一乙一', '乙二乙二', '乙三乙三'], 60, 30)]
    expect(read([...left, ...right])).toEqual([
      '左题',
      '甲一甲一',
      '甲二甲二',
      '甲三甲三',
      '右题',
      '乙一乙一',
      '乙二乙二',
      '乙三乙三',
    ])
  })

  it('keeps numbers set before items, and the cells of a narrow table, in their lines', () => {
    const boxes = [
      ...column(['1', '2', '3', '4'], 0, 0),
      ...column(['第一项内容', '第二项内容', '第三项内容', '第四项内容'], 30, 0),
    ]
    expect(read(boxes)).toEqual(['1 第一项内容', '2 第二项内容', '3 第三项内容', '4 第四项内容'])
  })

  it('does not take a wide space in one line for the edge of a column', () => {
    const boxes = [
      ...column(['正文正文正文正文正文', '正文正文正文正文正文'], 0, 0),
      line('主办', 0, 32),
      line('会办', 60, 32),
      line('正文正文正文正文正文', 0, 48),
    ]
    expect(read(boxes)).toEqual(['正文正文正文正文正文', '正文正文正文正文正文', '主办 会办', '正文正文正文正文正文'])
  })

  it('gives nothing for an empty page', () => {
    expect(readingOrder([], 0)).toEqual([])
  })
})

describe('markParagraphs', () => {
  const marks = (...blocks: TextBox[][]) => markParagraphs(blocks).map(({ startsParagraph }) => startsParagraph)

  it('begins a paragraph at an indented line, not at the top of the next column', () => {
    const first = [line('首行首行', 20, 0), line('续行续行续行', 0, 16), line('又行又行', 20, 32)]
    expect(marks(first, [line('邻栏邻栏邻栏', 80, 0)])).toEqual([false, false, true, false])
  })

  it('begins one where the size changes or more white than usual is above', () => {
    const block = [
      line('标题', 0, 0, 16),
      line('正文', 0, 26),
      line('正文', 0, 42),
      line('正文', 0, 58),
      line('正文', 0, 90),
    ]
    expect(marks(block)).toEqual([false, true, false, false, true])
  })

  it('keeps the lines of a centred headline together, and parts a signature from what follows it', () => {
    expect(marks([line('长长长长的标题', 0, 0), line('短标题', 20, 16)])).toEqual([false, false])
    expect(marks([line('正文正文正文正文', 0, 0), line('某局', 60, 16), line('联系人', 0, 32)])).toEqual([
      false,
      true,
      true,
    ])
  })
})

describe('textRows', () => {
  it('takes the spaces of a line set wide out of it, and keeps those of its words', () => {
    expect(textRows([line('更 好 住 、 更 好 走', 0, 0)]).map((row) => row.text)).toEqual(['更好住、更好走'])
    expect(textRows([line('本报讯 昨天上午，市政协举行会议', 0, 0)]).map((row) => row.text)).toEqual([
      '本报讯 昨天上午，市政协举行会议',
    ])
  })
})

describe('pageLines', () => {
  const vertical = (text: string, x0: number, y0: number, size = 10) =>
    [...text].map((character, at) => line(character, x0, y0 + at * size, size))
  const texts = (boxes: readonly TextBox[]) => pageLines(boxes).map(({ text }) => text)

  it('reads columns of characters from right to left', () => {
    const upright = [line('横排正文', 0, 0), line('横排正文', 0, 16)]
    expect(texts([...vertical('再读这一列', 100, 0), ...vertical('先读这一列', 117, 0), ...upright])).toEqual([
      '横排正文',
      '横排正文',
      '先读这一列',
      '再读这一列',
    ])
  })

  it('reads the upper of two tiers to its end before the lower', () => {
    const tier = (name: string, y0: number) =>
      ['甲', '乙', '丙', '丁'].flatMap((mark, at) => vertical(`${name}栏第${mark}列文字`, 117 - at * 17, y0))
    const read = (name: string) => ['甲', '乙', '丙', '丁'].map((mark) => `${name}栏第${mark}列文字`)
    expect(texts([...tier('下', 85), ...tier('上', 0)])).toEqual([...read('上'), ...read('下')])
  })

  it('reads each headline that runs across before the columns that run down under it', () => {
    const first = [...vertical('第一篇的正文', 60, 40), ...vertical('正文的第二列', 43, 40)]
    const second = [...vertical('第二篇的正文', 60, 170), ...vertical('正文再换一列', 43, 170)]
    expect(texts([line('第一个标题', 0, 0, 16), ...first, line('第二个标题', 0, 130, 16), ...second])).toEqual([
      '第一个标题',
      '第一篇的正文',
      '正文的第二列',
      '第二个标题',
      '第二篇的正文',
      '正文再换一列',
    ])
  })

  it('takes a short headline beside full columns with them, and a column set in by one character for a paragraph', () => {
    expect(
      pageLines([
        ...vertical('短评', 120, 0, 14),
        ...vertical('办一件算一件', 100, 0),
        ...vertical('再办第二件事', 83, 10),
      ]),
    ).toEqual([
      { text: '短评', startsParagraph: false },
      { text: '办一件算一件', startsParagraph: true },
      { text: '再办第二件事', startsParagraph: true },
    ])
  })

  it('leaves horizontal text alone whose characters come one by one', () => {
    const grid = ['甲乙丙丁戊', '己庚辛壬癸', '子丑寅卯辰', '巳午未申酉'].flatMap((text, row) =>
      [...text].map((character, at) => line(character, at * 10, row * 16)),
    )
    expect(texts(grid)).toEqual(['甲乙丙丁戊', '己庚辛壬癸', '子丑寅卯辰', '巳午未申酉'])
  })
})
