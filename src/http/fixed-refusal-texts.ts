import type { Label } from '#kernel/label.ts'
import { longestListName, mostSavedLists } from '#operations/save-list.ts'
import { accountRefusalTexts } from './account-refusal-texts.ts'
import type { AnyRefusal } from './any-refusal.ts'
import { findingRefusalTexts } from './finding-refusal-texts.ts'
import { modelRefusalTexts } from './model-refusal-texts.ts'

/** Refusals whose sentence holds something of the request. */
type Spoken =
  | 'action_unknown'
  | 'action_not_available'
  | 'role_required'
  | 'field_missing'
  | 'field_invalid'
  | 'field_unknown'
  | 'waiting_for'
  | 'too_few'
  | 'deadline_passed'
  | 'too_late'
  | 'too_early'
  | 'not_due_yet'
  | 'calendar_missing'
  | 'rule_broken'
  | 'extension_too_long'
  | 'profile_not_in_force'
  | 'case_moved_on'
  | 'session_field_wrong'
  | 'batch_too_large'
  | 'placeholder_unfilled'
  | 'template_too_long'
  | 'placeholder_unknown'
  | 'file_too_large'
  | 'file_unfit'
  | 'sign_in_locked'
  | 'words_not_in_source'
  | 'words_at_several_places'
  | 'request_invalid'
  | 'table_unreadable'
  | 'officer_required'
  | 'office_unknown'
  | 'office_not_of_person'
  | 'password_too_short'
  | 'password_too_long'
  | 'too_many_invited'
  | 'too_many_passkeys'
  | 'subject_unknown'
  | 'model_input_too_long'

/** The sentences of refusals that always read the same. */
export const fixedRefusalTexts = {
  ...accountRefusalTexts,
  ...modelRefusalTexts,
  ...findingRefusalTexts,
  removal_not_allowed: {
    zh: '只有有关本人和决定移除的机构可以办理；承办单位的账号不能。请联系受理机构。',
    en: 'Only the person concerned and the office that decides may do this, and no unit’s account. Turn to the office that takes cases in.',
  },
  removal_not_found: {
    zh: '没有找到这项移除，或者您无权查看。',
    en: 'There is no such removal, or you may not see it.',
  },
  removal_not_open: {
    zh: '这项移除已经办结，或者还没有决定。请刷新后查看。',
    en: 'This removal has ended, or is not decided yet. Reload to see how it stands.',
  },
  removal_needs_second: {
    zh: '提出或者决定移除的人不能自己确认，须由另一人办理。',
    en: 'Whoever asked for a removal or decided it does not confirm it: another person must.',
  },
  removal_asked_already: {
    zh: '这一处已经有人申请移除，还没有办结。',
    en: 'The removal of this has been asked for already and is not ended.',
  },
  removal_ground_unknown: { zh: '请从列出的理由中选一项。', en: 'Choose one of the grounds listed.' },
  removal_reference_missing: {
    zh: '请填写法院文书或者本人来信的编号。',
    en: 'Give the number of the court’s decision or of the letter.',
  },
  removal_reference_too_long: { zh: '编号最多200个字。', en: 'The number has 200 characters at most.' },
  nothing_to_remove: {
    zh: '这里没有可以移除的文字。',
    en: 'There are no words here that can be removed.',
  },
  content_removed: {
    zh: '这份文件已经移除，内容不再提供，也不能重新导入。',
    en: 'This file has been removed: its content is no longer given and cannot be read in again.',
  },
  passage_not_allowed: {
    zh: '年终结转和换届承接由受理机构办理。',
    en: 'The office that takes cases in carries them over the end of a year or a term.',
  },
  nothing_to_recompute: {
    zh: '按现在的日历和规定重算，期限没有变化。',
    en: 'Reckoned by the calendar and law as they are now, no deadline changes.',
  },
  instance_unknown: { zh: '没有这个承办单位或者版本。', en: 'There is no such unit or version.' },
  case_not_found: { zh: '没有找到这件办件，或者您无权查看。', en: 'There is no such case, or you may not see it.' },
  two_cases_needed: {
    zh: '请至少选择两件办件。',
    en: 'Choose two cases at least.',
  },
  filing_office_only: {
    zh: '只有受理这类办件的机构可以归并。',
    en: 'Only the office that files such cases looks which of them belong together.',
  },
  assigning_office_only: {
    zh: '只有交办办件的机构可以查看。',
    en: 'Only the offices that give cases to units see this.',
  },
  nothing_proposed: {
    zh: '这件办件还没有推算过建议的承办单位。',
    en: 'No units have been proposed for this case as it stands.',
  },
  event_not_found: { zh: '没有这条办理记录，或者您无权查看。', en: 'There is no such act, or you may not see it.' },
  not_signed_yet: {
    zh: '这条记录已经存下，存证将在几秒内签署，请稍后再取凭证。',
    en: 'This act is on the record and will be signed within seconds; ask for the receipt again in a moment.',
  },
  procedure_unknown: { zh: '没有安装这种办理程序。', en: 'That kind of case is not installed.' },
  reading_not_allowed: {
    zh: '只有代表工作机构、提案委员会可以导入和核对。',
    en: 'Only the secretariat or the proposal committee reads sources in and checks them.',
  },
  reading_not_found: { zh: '没有找到这份导入件。', en: 'There is no such reading.' },
  reading_not_done: { zh: '这份文件还没有读完，请稍候。', en: 'This file has not been read yet. Please wait.' },
  session_unknown: {
    zh: '没有这次会议，请从列表中选择。',
    en: 'There is no such session; choose one of the list.',
  },
  too_many_requests: {
    zh: '请求太多了，请稍等片刻再试。',
    en: 'Too many requests; wait a moment, then try again.',
  },
  files_used_up: {
    zh: '今天上传的文件已达到每个账号的上限。请明天再传，或者请管理员调高上限。',
    en: 'The files handed in today have reached what one account may. Go on tomorrow, or have the limit raised.',
  },
  empty_file: { zh: '文件是空的。请选择有内容的文件。', en: 'The file is empty. Choose one with something in it.' },
  sign_in_failed: { zh: '用户名或密码不对。', en: 'The user name or the password is not right.' },
  not_signed_in: { zh: '请先登录。', en: 'Please sign in first.' },
  body_not_json: { zh: '请以 application/json 发送。', en: 'Send it as application/json.' },
  idempotency_key_reused: {
    zh: '这个 Idempotency-Key 已用于另一个请求，请换一个。',
    en: 'This Idempotency-Key was used for another request; take a new one.',
  },
  board_not_allowed: {
    zh: '只有本单位和交办机构可以查看这个看板。',
    en: 'Only the unit itself and the offices see this board.',
  },
  mail_address_invalid: {
    zh: '邮箱格式不对，例如 name@example.org。',
    en: 'This is not a mail address; one looks like name@example.org.',
  },
  mail_confirmations_used_up: {
    zh: '今天发出的确认信已达五封，请明天再试，或者查看已经收到的确认信。',
    en: 'Five confirmation mails went out today. Try again tomorrow, or look for one that has come.',
  },
  mail_token_unknown: {
    zh: '这个确认地址不对或者已经用过。请在“设置”中重新保存邮箱，再打开最新的确认信。',
    en: 'This confirmation is wrong or was used already. Save the address in the settings again and open the newest mail.',
  },
  administrator_only: { zh: '只有系统管理员可以查看。', en: 'Only the administrator sees this.' },
  session_days_reversed: {
    zh: '“闭幕日”早于“开幕日”，请改其中一个。',
    en: 'The closing day is before the opening day; change one of them.',
  },
  mail_not_found: {
    zh: '没有这封未能送达的邮件，可能刚刚处理过。',
    en: 'There is no such undelivered mail; it may just have been dealt with.',
  },
  recomputing_not_allowed: {
    zh: '只有受理和交办的机构可以重算期限。',
    en: 'Only the offices that take in and assign cases may have deadlines reckoned anew.',
  },
  statistics_not_allowed: {
    zh: '这里的统计供交办机构和承办单位使用。公开的统计在“公开统计”。',
    en: 'These figures are for the offices and the handling units. Published ones are under “Published statistics”.',
  },
  archive_not_allowed: {
    zh: '归档包含全部办理内容，只有办理归档的机构可以取用。',
    en: 'A package holds everything there is of a case; only the office that archives has it.',
  },
  not_in_archive: {
    zh: '这件办件还没有归档。办结后先“归档”，再取归档包。',
    en: 'This case is not in the archive yet. Archive it once it has ended; then its package is here.',
  },
  batch_not_found: { zh: '没有这次一并办理，或者不是您做的。', en: 'There is no such batch, or it is not yours.' },
  batch_of_kinds: {
    zh: '一并办理的须是同一种办件，请去掉其他种类的。',
    en: 'Cases acted on together are of one kind: leave out those of another.',
  },
  batch_case_twice: {
    zh: '同一件写了两次，请去掉一个。',
    en: 'One case stands here twice: take one out.',
  },
  batch_empty: {
    zh: '没有选任何办件。请回到列表，勾选后再来。',
    en: 'No case was chosen. Go back to the list and tick some.',
  },
  template_not_allowed: {
    zh: '只有本单位（机构）的人可以修改这个模板。',
    en: 'Only those of the same unit or office change this template.',
  },
  template_name_missing: {
    zh: '请给模板起个名称，最多60个字。',
    en: 'Give the template a name of at most 60 characters.',
  },
  template_name_taken: {
    zh: '已有同名的模板。请换一个名称。',
    en: 'There is a template of this name. Choose another.',
  },
  template_field_unknown: {
    zh: '请选择模板用于哪项操作的哪一栏。',
    en: 'Choose which field of which act the template is for.',
  },
  template_body_missing: { zh: '请填写模板的文字。', en: 'Fill in the words of the template.' },
  list_name_missing: { zh: '请给这个列表起个名称。', en: 'Give the list a name.' },
  list_name_too_long: {
    zh: `名称最多${longestListName}个字。`,
    en: `A name has at most ${longestListName} characters.`,
  },
  too_many_lists: {
    zh: `最多存${mostSavedLists}个列表。请先删除一个不再用的。`,
    en: `At most ${mostSavedLists} lists are kept. Delete one that is no longer used.`,
  },
  import_not_allowed: {
    zh: '名册由系统管理员批量导入，旧件由代表工作机构批量导入。请与他们联系。',
    en: 'Rosters are imported by the administrator, old cases by the secretariat. Please ask them.',
  },
  import_not_found: {
    zh: '没有找到这份批量导入，或者您无权查看。',
    en: 'There is no such import, or you may not see it.',
  },
  import_not_open: {
    zh: '这份表格已经写入或者放弃。请查看结果，或者重新上传表格。',
    en: 'This table was taken over or dropped before. See what came of it, or hand the table in again.',
  },
  file_infected: {
    zh: '扫描发现这个文件带有恶意软件，不予保存，也不予下载。如果是您上传的，请检查电脑，用干净的文件重新上传。',
    en: 'Malicious software was found in this file: it is neither taken nor handed out. If you handed it in, check your computer, and hand in a clean one.',
  },
  scanner_silent: {
    zh: '现在无法扫描文件是否带有恶意软件，所以没有保存，也不能下载。请稍后再试，仍不行时联系系统管理员。',
    en: 'Files cannot be looked through for malicious software just now, so this one is neither kept nor handed out. Try again later; if it stays so, tell the administrator.',
  },
  table_without_lines: {
    zh: '表格里没有可读的行。请确认第一行是栏目名称，下面至少有一行。',
    en: 'The table holds no line to read. Its first line has the headings, and at least one line stands below.',
  },
  nothing_to_take_over: {
    zh: '没有可以写入的行：都与现有内容相同，或者须先改正。',
    en: 'There is nothing to take over: every line is the same as what is there, or has to be mended first.',
  },
  page_not_found: { zh: '没有这个页面。', en: 'There is no such page.' },
  form_expired: {
    zh: '页面已过期，没有保存。请刷新后重新提交。',
    en: 'The page had expired and nothing was stored. Reload and send it again.',
  },
} as const satisfies Record<Exclude<AnyRefusal['code'], Spoken>, Label>
