import { xmlText } from './word-markup.ts'

/** How the page of a Word paper lies. */
export type WordPage = 'upright' | 'across'

const wordNames = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const type = 'application/vnd.openxmlformats-officedocument.wordprocessingml'

/** What of a Word paper stands beside its text: the kinds of its parts, how they hang together, styles, page numbers. */
export function wordParts(title: string, page: WordPage): Readonly<Record<string, string>> {
  return {
    '[Content_Types].xml': `${head}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="${type}.document.main+xml"/><Override PartName="/word/styles.xml" ContentType="${type}.styles+xml"/><Override PartName="/word/settings.xml" ContentType="${type}.settings+xml"/><Override PartName="/word/footer1.xml" ContentType="${type}.footer+xml"/><Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>`,
    '_rels/.rels': `${head}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="${relations}/officeDocument" Target="word/document.xml"/><Relationship Id="r2" Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties" Target="docProps/core.xml"/></Relationships>`,
    'word/_rels/document.xml.rels': `${head}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="${relations}/styles" Target="styles.xml"/><Relationship Id="r2" Type="${relations}/settings" Target="settings.xml"/><Relationship Id="r3" Type="${relations}/footer" Target="footer1.xml"/></Relationships>`,
    'docProps/core.xml': `${head}<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>${xmlText(title)}</dc:title></cp:coreProperties>`,
    // Page numbers of the contents are filled in when the paper is opened.
    'word/settings.xml': `${head}<w:settings ${wordNames}><w:updateFields w:val="true"/></w:settings>`,
    'word/footer1.xml': `${head}<w:ftr ${wordNames}><w:p><w:pPr><w:jc w:val="center"/></w:pPr><w:r><w:t xml:space="preserve">— </w:t></w:r><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> PAGE </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>1</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r><w:r><w:t xml:space="preserve"> —</w:t></w:r></w:p></w:ftr>`,
    'word/styles.xml': `${head}${stylesOf(page)}`,
  }
}

export const wordBegin = `${head}<w:document ${wordNames} xmlns:r="${relations}"><w:body>`

/** A4; a table across has narrower margins. */
export function wordEnd(page: WordPage): string {
  const size = { upright: 'w:w="11906" w:h="16838"', across: 'w:w="16838" w:h="11906" w:orient="landscape"' }[page]
  const sides = { upright: 'w:right="1134" w:left="1417"', across: 'w:right="794" w:left="794"' }[page]
  return `<w:sectPr><w:footerReference w:type="default" r:id="r3"/><w:pgSz ${size}/><w:pgMar w:top="1134" ${sides} w:bottom="1134" w:header="567" w:footer="567" w:gutter="0"/></w:sectPr></w:body></w:document>`
}

/** How much room a line has, in twentieths of a point. */
export const lineWidth: Readonly<Record<WordPage, number>> = { upright: 9_355, across: 15_250 }

function stylesOf(page: WordPage): string {
  const hei = fonts('黑体')
  const styles = [
    paragraphStyle(
      'Normal',
      '',
      `${fonts('仿宋_GB2312')}${size(12)}`,
      '<w:spacing w:line="400" w:lineRule="atLeast"/>',
    ),
    paragraphStyle(
      'Title',
      'Normal',
      `${fonts('方正小标宋简体')}${size(22)}`,
      '<w:spacing w:before="480" w:after="360"/><w:jc w:val="center"/>',
    ),
    paragraphStyle(
      'Heading1',
      'Normal',
      `${hei}${size(16)}`,
      '<w:keepNext/><w:spacing w:before="360" w:after="180"/><w:outlineLvl w:val="0"/>',
      'heading 1',
    ),
    paragraphStyle(
      'Heading2',
      'Normal',
      `${hei}${size(14)}`,
      '<w:keepNext/><w:spacing w:before="320" w:after="80"/><w:outlineLvl w:val="1"/>',
      'heading 2',
    ),
    paragraphStyle(
      'Heading3',
      'Normal',
      `${fonts('楷体_GB2312')}<w:b/>${size(12)}`,
      '<w:keepNext/><w:spacing w:before="120"/><w:outlineLvl w:val="2"/>',
      'heading 3',
    ),
    paragraphStyle('Facts', 'Normal', size(10.5), '<w:keepNext/><w:spacing w:after="80"/>'),
    paragraphStyle('Note', 'Normal', `${fonts('楷体_GB2312')}${size(10.5)}`, ''),
    paragraphStyle('TOC1', 'Normal', hei, `${dotsTo(page)}<w:spacing w:before="120"/>`, 'toc 1'),
    paragraphStyle('TOC2', 'Normal', '', `${dotsTo(page)}<w:ind w:left="420" w:right="567"/>`, 'toc 2'),
    paragraphStyle('Cell', 'Normal', size(8), '<w:spacing w:line="240" w:lineRule="auto"/>'),
    paragraphStyle('CellHeading', 'Cell', `${hei}${size(8)}`, '<w:jc w:val="center"/>'),
  ]
  const side = ['top', 'left', 'bottom', 'right', 'insideH', 'insideV'].map(
    (name) => `<w:${name} w:val="single" w:sz="4" w:space="0" w:color="666666"/>`,
  )
  const lines = `<w:style w:type="table" w:styleId="Lines"><w:name w:val="Lines"/><w:tblPr><w:tblBorders>${side.join('')}</w:tblBorders><w:tblCellMar><w:left w:w="60" w:type="dxa"/><w:right w:w="60" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>`
  return `<w:styles ${wordNames}>${styles.join('')}${lines}</w:styles>`
}

function paragraphStyle(id: string, basedOn: string, run: string, paragraph: string, name = id): string {
  const isDefault = basedOn === ''
  return `<w:style w:type="paragraph" ${isDefault ? 'w:default="1" ' : ''}w:styleId="${id}"><w:name w:val="${name}"/>${isDefault ? '' : `<w:basedOn w:val="${basedOn}"/>`}<w:qFormat/>${paragraph === '' ? '' : `<w:pPr>${paragraph}</w:pPr>`}${run === '' ? '' : `<w:rPr>${run}</w:rPr>`}</w:style>`
}

function fonts(chinese: string): string {
  return `<w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:eastAsia="${chinese}"/>`
}

function size(points: number): string {
  return `<w:sz w:val="${points * 2}"/><w:szCs w:val="${points * 2}"/>`
}

function dotsTo(page: WordPage): string {
  return `<w:tabs><w:tab w:val="right" w:leader="dot" w:pos="${lineWidth[page]}"/></w:tabs>`
}
