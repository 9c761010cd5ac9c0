import type { TableKind } from '#intake/tables/table-columns.ts'
import type { Label, Language } from '#kernel/label.ts'
import type { Importable } from '#operations/import-rights.ts'
import { findProcedure } from '#procedures/installed.ts'

/** Words of the pages where tables are taken over. */
export const importWords = {
  title: { zh: '批量导入', en: 'Import' },
  lead: {
    zh: '上传 Excel（.xlsx）或 CSV 表格（UTF-8 或 GBK）。先看逐行的预览，确认后才写入。同一份表格上传两次不会重复。',
    en: 'Hand in an Excel workbook (.xlsx) or a CSV file (UTF-8 or GBK). You see every line first; nothing is written before you say so. The same table twice changes nothing.',
  },
  kind: { zh: '表格内容', en: 'What the table lists' },
  chooseFile: { zh: '表格文件', en: 'File' },
  fileHint: {
    zh: '最多 20,000 行、50 MB。第一行（或标题下面一行）是栏目名称，顺序不限。',
    en: 'At most 20,000 lines and 50 MB. The first line (or the one below a title) has the headings, in any order.',
  },
  encoding: { zh: 'CSV 的文字编码', en: 'Encoding of a CSV file' },
  detect: { zh: '自动判断', en: 'Tell by itself' },
  preview: { zh: '预览', en: 'Preview' },
  blank: { zh: '空白表格', en: 'Empty table' },
  before: { zh: '以前的导入', en: 'Earlier imports' },
  file: { zh: '文件', en: 'File' },
  state: { zh: '状态', en: 'State' },
  askedOn: { zh: '上传日期', en: 'Handed in' },
  columns: { zh: '栏目对应', en: 'Columns' },
  columnsHint: {
    zh: '栏目按名称自动对应。不对的请改选；不需要的选“不导入”。',
    en: 'Columns are matched by their headings. Choose another where one is wrong, or leave it out.',
  },
  leaveOut: { zh: '不导入', en: 'Leave out' },
  unnamed: { zh: '（无名称）', en: '(no heading)' },
  personKind: { zh: '没有“身份”栏时，这些人是', en: 'Where no column says so, these people are' },
  newDelegations: { zh: '表中出现的新的代表团（界别）确实是新的', en: 'New delegations in the table are meant' },
  rejudge: { zh: '按此重新预览', en: 'Preview again' },
  takeOver: { zh: '确认写入', en: 'Take over' },
  drop: { zh: '放弃，不写入', en: 'Drop it' },
  missing: { zh: '还没有对应的必填栏目：', en: 'Required columns that no heading matches: ' },
  badLines: { zh: '下载须改正的行（CSV）', en: 'Download the lines to be mended (CSV)' },
  badLinesHint: {
    zh: '改正后把这个文件再上传一次即可，已写入的行不受影响。',
    en: 'Mend them in that file and hand it in again; lines taken over stay as they are.',
  },
  line: { zh: '行', en: 'Line' },
  about: { zh: '内容', en: 'What it is' },
  verdict: { zh: '结果', en: 'What happens' },
  notes: { zh: '说明', en: 'Notes' },
  all: { zh: '全部', en: 'All' },
  doubtful: { zh: '有疑点', en: 'With doubts' },
  lineHeading: { zh: '原行号', en: 'Line of the file' },
  wrongHeading: { zh: '须改正', en: 'What is wrong' },
  noLines: { zh: '没有这样的行。', en: 'No such lines.' },
  open: { zh: '打开', en: 'Open' },
  nothing: { zh: '（空）', en: '(empty)' },
} as const satisfies Readonly<Record<string, Label>>

const tableKindWords: Readonly<Record<TableKind, Label>> = {
  people: { zh: '人员（代表、委员）', en: 'People (deputies, members)' },
  units: { zh: '承办单位', en: 'Units' },
  cases: { zh: '往年的{kind}（旧件）', en: 'Cases of earlier years ({kind})' },
  ratings: { zh: '往年的评价（{kind}）', en: 'Ratings given in earlier years ({kind})' },
}

/** What a table lists, with the kind of case it is about. */
export function tableName({ kind, procedure }: Importable, language: Language): string {
  return tableKindWords[kind][language].replace('{kind}', findProcedure(procedure)?.title[language] ?? '')
}

export const verdictWords = {
  add: { zh: '新增', en: 'To be added' },
  change: { zh: '修改', en: 'To be changed' },
  same: { zh: '不变', en: 'Left as is' },
  wrong: { zh: '须改正', en: 'To be mended' },
} as const satisfies Readonly<Record<string, Label>>

export const takenWords = {
  add: { zh: '已新增', en: 'Added' },
  change: { zh: '已修改', en: 'Changed' },
  same: { zh: '不变', en: 'Left as is' },
  wrong: { zh: '未写入，须改正', en: 'Not taken; to be mended' },
} as const satisfies Readonly<Record<string, Label>>

export const importStateWords = {
  open: { zh: '预览，未写入', en: 'Preview, nothing written' },
  taking: { zh: '正在写入', en: 'Being taken over' },
  done: { zh: '已写入', en: 'Taken over' },
  dropped: { zh: '已放弃', en: 'Dropped' },
} as const satisfies Readonly<Record<string, Label>>

export const personKindWords = {
  deputy: { zh: '代表', en: 'deputies' },
  member: { zh: '委员', en: 'members' },
  leader: { zh: '领导', en: 'leaders' },
  clerk: { zh: '工作人员', en: 'clerks' },
} as const satisfies Readonly<Record<string, Label>>
