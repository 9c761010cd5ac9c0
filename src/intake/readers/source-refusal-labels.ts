import type { Label, Language } from '#kernel/label.ts'
import { endingsOf } from './ending-fault.ts'
import type { HeldFormat, SourceRefusal, TableMeasure, UnreadFormat, ZipFault } from './source-refusals.ts'

/** What is wrong and how to mend it, per code. `{word}` stands for a value of the refusal. */
export const sourceRefusalLabels = {
  empty_file: {
    zh: '文件是空的，没有任何内容。请确认原文件已保存、上传已完成，再重新选择文件。',
    en: 'The file is empty. Check that the original was saved and fully copied, then choose it again.',
  },
  file_too_large: {
    zh: '文件有 {bytes} 字节，超过上限 {limitBytes} 字节（50 MB）。请按版面或章节拆成几个文件，或降低扫描分辨率后再上传。',
    en: 'The file has {bytes} bytes; the limit is {limitBytes} bytes (50 MB). Split it by page or chapter, or scan at a lower resolution.',
  },
  ending_unfit: {
    zh: '文件名以 .{ending} 结尾，内容却是{holds}。请确认没有选错文件；若内容无误，请把文件名的结尾改为 .{fitting} 再上传。',
    en: 'The file is named .{ending} but holds {holds}. Check that it is the right one; if it is, let its name end in .{fitting} and hand it in again.',
  },
  unknown_format: {
    zh: '读不了这种文件（{looksLike}）。请另存为 .docx、PDF、.txt、.md 或 .html，图片请存为 PNG、JPEG、WebP、TIFF 或 BMP。',
    en: 'This kind of file cannot be read ({looksLike}). Save it as .docx, PDF, .txt, .md or .html; pictures as PNG, JPEG, WebP, TIFF or BMP.',
  },
  binary_as_text: {
    zh: '文件不是文本：第 {at} 字节处是文本里不会有的内容。请不要只改扩展名，用原来的软件打开后另存为 .txt（UTF-8）、.docx 或 PDF。',
    en: 'The file is not text: byte {at} holds what no text holds. Do not just rename it; open it in its own program and save it as .txt (UTF-8), .docx or PDF.',
  },
  wrong_encoding: {
    zh: '无法确定文字编码：按 {tried} 读到第 {at} 字节出错（也许是 {looksLike}）。请用文本编辑器打开，确认文字正确后以 UTF-8 编码另存。',
    en: 'The text encoding cannot be told: read as {tried}, byte {at} does not decode (it may be {looksLike}). Open it in a text editor, check the words, and save it as UTF-8.',
  },
  broken_pdf: {
    zh: 'PDF 文件已损坏，打不开。请重新下载或从原软件重新导出；能在阅读器里打开的，可“打印为 PDF”后再上传。',
    en: 'The PDF is damaged and cannot be opened. Download or export it again; if a viewer still opens it, print it to a new PDF.',
  },
  pdf_password: {
    zh: 'PDF 设了打开密码。请在阅读器中输入密码后另存为不加密的 PDF，再上传。',
    en: 'The PDF asks for a password. Open it with the password, save it without protection, and use that copy.',
  },
  pdf_without_text: {
    zh: 'PDF 的 {pages} 页里没有文字层，页面图像也识别不出文字。请用不低于 300 dpi 重新扫描，或上传原始文档。',
    en: 'None of the {pages} pages of the PDF has a text layer, and no text could be recognised in the page images. Scan again at 300 dpi or more, or use the original document.',
  },
  pdf_text_unreadable: {
    zh: 'PDF 第 {page} 页的字体没有说明各字是什么，复制出来会是乱码。请从原软件导出时选“嵌入字体”，或把页面存成 300 dpi 的图片再上传。',
    en: 'On page {page} of the PDF the fonts do not tell which characters they show. Export it again with fonts embedded, or save the pages as pictures at 300 dpi and use those.',
  },
  pdf_image_unreadable: {
    zh: 'PDF 第 {page} 页是一张图像，其压缩方式在这里解不开。请把该页另存为 PNG 或 JPEG 图片，或用“打印为 PDF”重新生成后再上传。',
    en: 'Page {page} of the PDF is an image packed in a way that cannot be decoded here. Save that page as PNG or JPEG, or print the file to a new PDF.',
  },
  too_many_pages: {
    zh: '要处理的页数是 {pages}，一次最多 {limit} 页。请拆成几个文件分别上传。',
    en: 'There are {pages} pages to read and at most {limit} at a time. Split the file.',
  },
  broken_docx: {
    zh: 'Word 文档（.docx）已损坏，打不开。请用 Word 或 WPS 打开并修复后另存为 .docx，或导出为 PDF。',
    en: 'The Word document (.docx) is damaged and cannot be opened. Open and repair it in a word processor and save it again, or export it as PDF.',
  },
  docx_password: {
    zh: '文档设了打开密码。请打开后取消密码，另存为 .docx，再上传。',
    en: 'The document asks for a password. Open it, remove the password, and save it as .docx.',
  },
  zip_bomb: {
    zh: '这个压缩格式的文件不安全，没有打开（{why}）。请用 Word 或 WPS 打开原文件另存为新的 .docx，或导出为 PDF。',
    en: 'This packed file is not safe and was not opened ({why}). Open the original in a word processor and save it as a new .docx, or export it as PDF.',
  },
  image_too_large: {
    zh: '图片尺寸为 {width} × {height} 像素，超过上限（{limitPixels} 像素）。请缩小，或按版面裁成几张；正文用 300 dpi 扫描即可。',
    en: 'The picture measures {width} × {height} pixels; the limit is {limitPixels} pixels. Make it smaller or cut it into parts; 300 dpi is enough for body text.',
  },
  image_unreadable: {
    zh: '图片已损坏或格式不完整，打不开。请重新扫描或另存为 PNG、JPEG 后再上传。',
    en: 'The picture is damaged or incomplete. Scan it again, or save it as PNG or JPEG.',
  },
  no_text_found: {
    zh: '文件能打开，但里面没有文字。若文字在图片里，请单独上传图片；照片请摆正、对焦、光线均匀后重拍。',
    en: 'The file opens but holds no text. If the words are in a picture, use the picture itself; photographs must be straight, sharp and evenly lit.',
  },
  reading_took_too_long: {
    zh: '读取超过 {seconds} 秒，已经停下。请拆成几个文件，或把复杂的页面另存为较小的图片再上传。',
    en: 'Reading was stopped after {seconds} seconds. Split the file, or save its complicated pages as smaller pictures.',
  },
  out_of_memory: {
    zh: '读取所需内存超过上限（{limitMegabytes} MB），已经停下。请拆成几个文件，或降低图片分辨率后再上传。',
    en: 'Reading was stopped: it needed more than {limitMegabytes} MB of memory. Split the file or lower the resolution of its pictures.',
  },
  not_a_table: {
    zh: '这不是可以读的表格。请用 Excel 或 WPS 另存为 .xlsx，或者另存为 .csv（UTF-8 或 GBK）再上传。',
    en: 'This is not a table that can be read. Save it as .xlsx, or as .csv (UTF-8 or GBK), and hand that in.',
  },
  broken_record: {
    zh: '这份会议记录（Akoma Ntoso 或 Popolo）不完整或格式有误，读不了。请从原系统重新导出，或者另存为 .txt、.docx 或 PDF。',
    en: 'This record (Akoma Ntoso or Popolo) is cut off or malformed and cannot be read. Export it again from the system it comes from, or save it as .txt, .docx or PDF.',
  },
  broken_sheet: {
    zh: '表格文件（.xlsx）已损坏，打不开。请用 Excel 或 WPS 打开并另存为新的 .xlsx，或者另存为 .csv。',
    en: 'The workbook (.xlsx) is damaged and cannot be opened. Open it in a spreadsheet and save it as a new .xlsx, or as .csv.',
  },
  sheet_password: {
    zh: '表格设了打开密码，或者是旧的 .xls 文件。请打开后取消密码，另存为 .xlsx 再上传。',
    en: 'The workbook asks for a password, or is an old .xls file. Open it, remove the password, and save it as .xlsx.',
  },
  unsafe_sheet: {
    zh: '这个表格文件不安全，没有打开（{why}）。请用 Excel 或 WPS 打开原文件另存为新的 .xlsx，或者另存为 .csv。',
    en: 'This workbook is not safe and was not opened ({why}). Open the original in a spreadsheet and save it as a new .xlsx, or as .csv.',
  },
  quote_not_closed: {
    zh: '第 {line} 行开始的引号一直没有结束，后面的内容无法分栏。请在该行补上结束的引号，或者另存为 .xlsx 再上传。',
    en: 'A quotation opened on line {line} is never closed, so what follows cannot be told apart. Close it, or save the table as .xlsx.',
  },
  table_too_large: {
    zh: '表格太大：{what}有 {found}，上限是 {limit}。请分成几个文件分别上传，并删去不用的行和列。',
    en: 'The table is too large: {found} {what}; the limit is {limit}. Split it into several files and delete unused rows and columns.',
  },
} as const satisfies Record<SourceRefusal['code'], Label>

const zipFaultLabels = {
  too_many_entries: { zh: '内含文件过多', en: 'it holds too many files' },
  ratio_too_high: { zh: '压缩比异常', en: 'it is packed far too tightly' },
  unpacks_too_large: { zh: '解开后过大', en: 'it unpacks to too much' },
  unsafe_name: { zh: '内含文件名指向别处', en: 'a name in it points outside' },
} as const satisfies Record<ZipFault, Label>

const heldFormatLabels = {
  pdf: { zh: ' PDF 文档', en: 'a PDF document' },
  docx: { zh: ' Word 文档', en: 'a Word document' },
  xlsx: { zh: ' Excel 工作簿', en: 'an Excel workbook' },
  png: { zh: ' PNG 图片', en: 'a PNG picture' },
  jpeg: { zh: ' JPEG 图片', en: 'a JPEG picture' },
  webp: { zh: ' WebP 图片', en: 'a WebP picture' },
  tiff: { zh: ' TIFF 图片', en: 'a TIFF picture' },
  bmp: { zh: ' BMP 图片', en: 'a BMP picture' },
  text: { zh: '纯文本', en: 'plain text' },
} as const satisfies Record<HeldFormat, Label>

const unreadFormatLabels = {
  doc: { zh: 'Word 97–2003 文档 .doc 或其他旧版 Office 文件', en: 'Word 97–2003 .doc or another old Office file' },
  rtf: { zh: '写字板文档 .rtf', en: 'rich text .rtf' },
  spreadsheet: { zh: '电子表格', en: 'a spreadsheet' },
  slides: { zh: '演示文稿', en: 'slides' },
  odt: { zh: 'OpenDocument 文档', en: 'an OpenDocument file' },
  ofd: { zh: '版式文档 .ofd', en: 'a fixed-layout .ofd document' },
  web_archive: { zh: '网页归档 .mht', en: 'a web archive .mht' },
  gif: { zh: 'GIF 图片', en: 'a GIF picture' },
  heic: { zh: 'HEIC/AVIF 图片', en: 'a HEIC/AVIF picture' },
  archive: { zh: '压缩包', en: 'an archive' },
  media: { zh: '音频或视频', en: 'sound or video' },
  unknown: { zh: '格式不明', en: 'format not known' },
} as const satisfies Record<UnreadFormat, Label>

const tableMeasureLabels = {
  bytes: { zh: '文件字节数', en: 'bytes' },
  rows: { zh: '行数', en: 'rows' },
  columns: { zh: '列数', en: 'columns' },
  cells: { zh: '单元格数', en: 'cells' },
  cell: { zh: '一个单元格的字数', en: 'characters in one cell' },
} as const satisfies Record<TableMeasure, Label>

/** The sentence for one refusal, its values filled in. */
export function describeSourceRefusal(refusal: SourceRefusal, language: Language): string {
  const values = new Map<string, string>()
  for (const [key, value] of Object.entries(refusal)) values.set(key, String(value))
  if (refusal.code === 'ending_unfit') {
    values.set('holds', heldFormatLabels[refusal.holds][language])
    values.set('fitting', endingsOf[refusal.holds][0])
  }
  if (refusal.code === 'zip_bomb') values.set('why', zipFaultLabels[refusal.why][language])
  if (refusal.code === 'unknown_format') values.set('looksLike', unreadFormatLabels[refusal.looksLike][language])
  if (refusal.code === 'unsafe_sheet') values.set('why', zipFaultLabels[refusal.why][language])
  if (refusal.code === 'table_too_large') values.set('what', tableMeasureLabels[refusal.what][language])
  return sourceRefusalLabels[refusal.code][language].replace(
    /\{(\w+)\}/g,
    (hole, key: string) => values.get(key) ?? hole,
  )
}
