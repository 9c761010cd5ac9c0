import type { LineDoubt, LineFault } from '#intake/tables/line-notes.ts'
import { columnsOf, type TableKind } from '#intake/tables/table-columns.ts'
import type { Label, Language } from '#kernel/label.ts'
import { findProcedure } from '#procedures/installed.ts'
import type { AnyRefusal } from './any-refusal.ts'
import { refusalText } from './refusal-text.ts'

/** What is wrong with a line, or doubtful about it, as a sentence that says how to mend it or what was done. */
export function lineNoteText(kind: TableKind, note: LineFault | LineDoubt, language: Language): string {
  const { code, field = '', among } = note
  const value = code === 'act_refused' ? actRefusalText(note, language) : (note.value ?? '')
  const columns = columnsOf(kind)
  const column = Object.hasOwn(columns, field) ? (columns[field]?.label[language] ?? field) : field
  return texts[code][language]
    .replaceAll('{column}', column)
    .replaceAll('{value}', value)
    .replaceAll('{among}', among?.[language] ?? '')
}

/** The refusal as `actRefused` keeps it; as it stands where it is of an older form. */
function actRefusalText({ field = '', value = '' }: LineFault | LineDoubt, language: Language): string {
  const procedure = findProcedure(field)
  if (procedure === undefined) return value
  return refusalText(JSON.parse(value) as AnyRefusal, language, { procedure, unitName: (id) => id })
}

/** What our own column is called. */
export function columnLabel(kind: TableKind, field: string): Label {
  const columns = columnsOf(kind)
  return (Object.hasOwn(columns, field) ? columns[field]?.label : undefined) ?? { zh: field, en: field }
}

/** A doubt as it stands in a case's record, `code|column|value`; undefined for what is none. */
export function writtenDoubtText(line: string, language: Language): string | undefined {
  const [code = '', field = '', ...rest] = line.split('|')
  if (!Object.hasOwn(texts, code)) return undefined
  return lineNoteText('cases', { code: code as LineDoubt['code'], field, value: rest.join('|') }, language)
}

const texts = {
  formula: {
    zh: '“{column}”是公式（{value}）。请在表格软件里改为“粘贴为数值”后再上传。',
    en: '“{column}” is a formula ({value}). Paste it as a value, then hand it in again.',
  },
  missing: { zh: '缺“{column}”。请补上。', en: '“{column}” is missing. Fill it in.' },
  too_long: {
    zh: '“{column}”太长，最多 {value} 个字。请缩短。',
    en: '“{column}” is too long: at most {value} characters. Shorten it.',
  },
  not_a_date: {
    zh: '“{column}”写作“{value}”，不是日历上的日期。请写成 2026-01-31 的样子。',
    en: '“{column}” says “{value}”, which is no day of the calendar. Write it like 2026-01-31.',
  },
  dates_reversed: {
    zh: '“{column}”（{value}）早于前一个日期。请核对两个日期。',
    en: '“{column}” ({value}) lies before the date that comes first. Check both.',
  },
  date_in_future: {
    zh: '“{column}”（{value}）还没有到。请核对。',
    en: '“{column}” ({value}) has not come yet. Check it.',
  },
  kind_unknown: {
    zh: '不认识“{column}”中的“{value}”。人员写代表、委员、领导或工作人员；单位写政府、部门、区县、法院或人民团体。',
    en: '“{value}” is not known for “{column}”. People: deputy, member, leader or clerk; units: government, department, district, court or people_organisation.',
  },
  code_bad: {
    zh: '“{column}”写作“{value}”。请只用文字、数字和 . _ -（单位只用英文字母和数字），最多40个字，不留空格。',
    en: '“{column}” says “{value}”. Use letters, figures and . _ - alone (units: Latin letters), at most 40, without blanks.',
  },
  code_missing: { zh: '这是新单位，请给它一个“{column}”。', en: 'This unit is new: give it a “{column}”.' },
  code_of_another: {
    zh: '这个“{column}”是另一类人员“{value}”的。请改用别的编号，或者改正身份。',
    en: 'This “{column}” belongs to “{value}”, who is of another kind. Take another code, or put the kind right.',
  },
  name_of_another: {
    zh: '名册里已有同名者，编号 {value}。要改那一条，请写这个编号。',
    en: 'The roster has this name already, under the code {value}. To change that entry, write this code.',
  },
  namesake: {
    zh: '名册里有同名者：{value}。是同一人的，请写他的编号；是另一人的，请给新编号。',
    en: 'The roster has somebody of this name: {value}. For the same person write their code; for another give a code of their own.',
  },
  namesake_in_file: {
    zh: '第 {value} 行有同名者。请给两人各写一个编号，以后才分得清。',
    en: 'Line {value} has the same name. Give each a code, so that they can be told apart.',
  },
  several_namesakes: {
    zh: '名册里有几个同名者：{value}。请写明编号。',
    en: 'Several people of the roster bear this name: {value}. Write the code.',
  },
  delegation_unknown: {
    zh: '名册里没有“{value}”。写错了请改正；确是新的，请在下面的“栏目对应”里勾选确是新的。',
    en: 'The roster has no “{value}”. Mend it if it is misspelt; if it is new, tick “new delegations” under “Columns” below.',
  },
  unit_unknown: {
    zh: '没有“{value}”这个单位。请写单位代码、全称或简称，或者先导入单位。',
    en: 'There is no unit “{value}”. Write its code, name or short name, or import the units first.',
  },
  phone_bad: {
    zh: '“{column}”写作“{value}”，不像电话号码。请改正。',
    en: '“{column}” says “{value}”, which is no telephone number. Mend it.',
  },
  email_bad: {
    zh: '“{column}”写作“{value}”，不像邮箱地址。请改正。',
    en: '“{column}” says “{value}”, which is no mail address. Mend it.',
  },
  duplicate_line: {
    zh: '与第 {value} 行重复。请删去一行，或者改正编号。',
    en: 'This says the same as line {value}. Delete one, or put the number right.',
  },
  day_missing: {
    zh: '不知道是哪一年的。请填“提出日期”，至少填“年份”。',
    en: 'Nothing says which year it is from. Fill in the day it was submitted, or at least the year.',
  },
  year_bad: {
    zh: '“{column}”写作“{value}”。请写四位数字的年份。',
    en: '“{column}” says “{value}”. Write the year in four figures.',
  },
  number_used: {
    zh: '编号 {value} 已经用过。请核对这一件是否已在系统里；不是同一件的，请改正编号。',
    en: 'The number {value} is used already. Check whether the case is here; if it is another, put the number right.',
  },
  act_refused: {
    zh: '这一行不能写入：{value}请改正后重新上传。',
    en: 'This line could not be taken over: {value} Mend it and hand it in again.',
  },
  rating_scale: {
    zh: '“{column}”写作“{value}”，不是这一件所依规定的分档。请改写为：{among}。',
    en: '“{column}” says “{value}”, which is no step of the law the case falls under. Write one of: {among}.',
  },
  scale_absent: {
    zh: '这一件所依的规定没有“{column}”。请清空这一格，评价写到另一栏。',
    en: 'The law the case falls under knows no “{column}”. Empty the cell and write the rating in the other column.',
  },
  rating_missing: {
    zh: '没有评价。请填“{column}”，或者删去这一行。',
    en: 'There is no rating. Fill in “{column}”, or delete the line.',
  },
  rating_unanswered: {
    zh: '有评价，但“{column}”写作“{value}”，即还没有答复。请改正状态，或者清空评价。',
    en: 'There is a rating, yet “{column}” says “{value}”: not answered. Put the state right, or empty the rating.',
  },
  rating_of_other_kind: {
    zh: '这一种办件没有评价。请清空评价的各栏。',
    en: 'Nobody rates this kind of case. Empty the columns of the rating.',
  },
  state_of_other_kind: {
    zh: '这一种办件没有“{value}”这个状态。请改写“{column}”，例如办结、办理中。',
    en: 'This kind of case knows no state “{value}”. Write another in “{column}”, e.g. closed or in handling.',
  },
  rater_not_author: {
    zh: '评价人“{value}”不是这一件在名册里的提出人或者联名人，只有他们评价。请改正姓名；名册里没有的，先导入人员。',
    en: '“{value}” is no author of this case on the roster, and only authors rate. Put the name right, or import the person first.',
  },
  rated_before: {
    zh: '旧档中“{value}”对这一件已有另一个评价。两个评价不同的，请核对后删去这一行。',
    en: 'Another rating of this case by “{value}” was taken over before. Check which is right; if that one is, delete this line.',
  },
  case_unknown: {
    zh: '系统里没有编号 {value} 的办件。请改正编号（只写序号的，请填“年份”），或者先导入这一件。',
    en: 'No case here has the number {value}. Put it right (a bare figure needs its year), or import the case first.',
  },
  case_of_here: {
    zh: '{value} 是在本系统办理的，由提出人自己评价，不从旧档导入。请删去这一行。',
    en: '{value} was handled here: its author rates it, and no file does. Delete the line.',
  },
  case_unanswered: {
    zh: '{value} 没有答复，不能评价。请核对编号。',
    en: '{value} was not answered, so nobody rated it. Check the number.',
  },
  case_archived: {
    zh: '{value} 已经归档，不再添加评价。请删去这一行。',
    en: '{value} is in the archive and takes no rating. Delete the line.',
  },
  title_of_another: {
    zh: '这个编号的标题是“{value}”，与这一行不符。请核对编号和标题。',
    en: 'The case of this number is titled “{value}”. Check number and title.',
  },
  author_missing: { zh: '没有提出人。', en: 'No author is given.' },
  author_unknown: {
    zh: '名册里没有提出人“{value}”，按原文保留姓名。',
    en: 'The roster has no author “{value}”; the words are kept.',
  },
  author_ambiguous: {
    zh: '名册里不止一人叫“{value}”，按原文保留姓名。',
    en: 'More than one person of the roster is called “{value}”; the words are kept.',
  },
  cosigner_unknown: {
    zh: '联名人“{value}”不能与名册对上，只记在这里。',
    en: 'The cosigner “{value}” fits nobody of the roster alone; kept here only.',
  },
  unit_not_known: { zh: '没有“{value}”这个单位，只记在这里。', en: 'There is no unit “{value}”; kept here only.' },
  session_unknown: { zh: '没有“{value}”这次会议，只记在这里。', en: 'There is no session “{value}”; kept here only.' },
  committee_unknown: {
    zh: '专门委员会“{value}”不在本地清单里，只记在这里。',
    en: 'The special committee “{value}” is not in the list; kept here only.',
  },
  committee_of_other_kind: {
    zh: '这种办件不交专门委员会，“{value}”只记在这里。',
    en: 'Such a case goes to no special committee; “{value}” is kept here only.',
  },
  subject_unknown: {
    zh: '类别“{value}”不在本地清单里，只记在这里。',
    en: 'The subject “{value}” is not in the list; kept here only.',
  },
  outcome_unknown: {
    zh: '办理结果“{value}”不在当时规定的清单里，只记在这里。',
    en: 'The outcome “{value}” is not in that law’s list; kept here only.',
  },
  state_unknown: {
    zh: '不认识状态“{value}”，按已知的日期判断。',
    en: 'The state “{value}” is not known; taken from what the line says.',
  },
  text_missing: { zh: '没有内容，只有标题。', en: 'There is a title and no text.' },
  day_from_year: {
    zh: '没有提出日期，暂记为 {value}。',
    en: 'The day it was submitted is not given; {value} stands in.',
  },
  assigned_day_missing: {
    zh: '没有交办日期，暂记为 {value}。',
    en: 'The day it was assigned is not given; {value} stands in.',
  },
  answered_day_missing: {
    zh: '没有答复日期，暂记为 {value}。',
    en: 'The day it was answered is not given; {value} stands in.',
  },
  closed_as_answered: {
    zh: '没有状态；因已答复，记为办结。',
    en: 'No state is given; it was answered, so it stands as closed.',
  },
  law_older: {
    zh: '当时的规定没有安装，按最早的一版（{value}起）办理。',
    en: 'The law of that day is not installed; the oldest one (from {value}) stands in.',
  },
  rating_not_counted: {
    zh: '评价（{value}）按旧档记录，不计入满意度。',
    en: 'The rating ({value}) is kept as the old file has it and not counted.',
  },
  rated_day_missing: {
    zh: '没有评价日期，暂记为答复日期 {value}。',
    en: 'The day of the rating is not given; the day of the answer, {value}, stands in.',
  },
  rater_missing: { zh: '有评价，但没有评价人。', en: 'There is a rating, and nothing says whose.' },
  never_public: {
    zh: '这一种办件不对外公开，按不公开记录。',
    en: 'The public never sees this kind of case; it is kept as not public.',
  },
  number_missing: { zh: '没有编号。', en: 'No number is given.' },
  yes_no_unknown: { zh: '“{column}”写作“{value}”，看作“否”。', en: '“{column}” says “{value}”, which is taken as no.' },
} as const satisfies Record<(LineFault | LineDoubt)['code'], Label>
