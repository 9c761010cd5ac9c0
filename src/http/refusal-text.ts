import type { Procedure } from '#engine/procedure.ts'
import type { Label, Language } from '#kernel/label.ts'
import { longestListName, mostSavedLists } from '#operations/save-list.ts'
import type { AnyRefusal } from './any-refusal.ts'
import { ruleTexts } from './rule-texts.ts'

/** Words for codes that stand in a refusal: fields, states, clocks, roles, units. */
export type Words = {
  readonly procedure: Procedure | null
  readonly unitName: (id: string) => string
}

/** A refusal as a sentence that says what is wrong and how to mend it. */
export function refusalText(refusal: AnyRefusal, language: Language, words: Words): string {
  return sentence(refusal, words)[language]
}

type Sentence = Label

function sentence(refusal: AnyRefusal, words: Words): Sentence {
  switch (refusal.code) {
    case 'action_unknown':
      return { zh: '没有这项操作。', en: 'There is no such action.' }
    case 'action_not_available': {
      const state = stateLabel(refusal.state, words)
      return {
        zh: `办件现在是“${state.zh}”，不能进行这项操作。请刷新后查看可以做什么。`,
        en: `The case is now “${state.en}”, so this cannot be done. Reload to see what can.`,
      }
    }
    case 'role_required': {
      const roles = refusal.roles.map((code) => words.procedure?.roles[code]?.label ?? { zh: code, en: code })
      return {
        zh: `只有${roles.map((role) => role.zh).join('、')}可以进行这项操作。`,
        en: `Only the ${roles.map((role) => role.en.toLowerCase()).join(' or the ')} can do this.`,
      }
    }
    case 'field_missing': {
      const field = fieldLabel(refusal.field, words)
      return { zh: `请填写“${field.zh}”。`, en: `Fill in “${field.en}”.` }
    }
    case 'field_invalid': {
      const field = fieldLabel(refusal.field, words)
      const fault = faults[refusal.why]
      return { zh: `“${field.zh}”${fault.zh}`, en: `“${field.en}” ${fault.en}` }
    }
    case 'field_unknown':
      return { zh: `没有“${refusal.field}”这一栏。`, en: `There is no field “${refusal.field}”.` }
    case 'waiting_for': {
      const units = refusal.instances.map(words.unitName).join('、')
      const what = waits[refusal.what] ?? { zh: '前一步', en: 'an earlier step' }
      return { zh: `还在等${what.zh}：${units}。`, en: `Still waiting for ${what.en}: ${units}.` }
    }
    case 'deadline_passed':
      return {
        zh: `时限已于${refusal.deadline}届满，不能再进行这项操作。请与交办机构联系。`,
        en: `The time for this ended on ${refusal.deadline}. Please contact the assigning office.`,
      }
    case 'calendar_missing':
      return {
        zh: `没有${refusal.year}年的节假日安排，无法计算到期日。请在 data/calendars 中加入该年通知后重试。`,
        en: `There is no calendar of days off for ${refusal.year}, so the deadline cannot be worked out. Add that year's notice to data/calendars and try again.`,
      }
    case 'rule_broken':
      return (
        ruleTexts[refusal.rule] ?? {
          zh: `不符合规则“${refusal.rule}”。`,
          en: `The rule “${refusal.rule}” does not hold.`,
        }
      )
    case 'extension_too_long':
      return {
        zh: `一共最多延长${refusal.mostMonths}个月（${refusal.source}）。请减少月数。`,
        en: `At most ${refusal.mostMonths} months more in all (${refusal.source}). Ask for fewer.`,
      }
    case 'profile_not_in_force': {
      const now = refusal.inForce
      return now === null
        ? { zh: `规定“${refusal.profile}”今天还没有施行。`, en: `The law “${refusal.profile}” is not in force yet.` }
        : {
            zh: `规定“${refusal.profile}”今天不适用于新办件，现行的是“${now}”。`,
            en: `The law “${refusal.profile}” takes no new cases today; the one in force is “${now}”.`,
          }
    }
    case 'case_moved_on':
      return {
        zh: '您打开页面后，这件办件已有新的记录，您的操作没有保存。请查看最新情况后再做。',
        en: 'The case has moved on since you opened the page, and your act was not stored. Look at what is new, then try again.',
      }
    case 'batch_too_large':
      return {
        zh: `一次最多办${refusal.most}件，您选了${refusal.asked}件。请分几次办。`,
        en: `At most ${refusal.most} cases are taken at once; you chose ${refusal.asked}. Do them in several turns.`,
      }
    case 'placeholder_unfilled': {
      const field = fieldLabel(refusal.field, words)
      return {
        zh: `“${field.zh}”里还有标着“未填”的地方，没有发送。请填好再发。`,
        en: `“${field.en}” still holds a place marked “not filled”, so it was not sent. Fill it in and send again.`,
      }
    }
    case 'template_too_long':
      return {
        zh: `文字太长：这一栏最多${refusal.most}个字。`,
        en: `Too long: this field takes at most ${refusal.most} characters.`,
      }
    case 'placeholder_unknown':
      return {
        zh: `不认识这些名称：${refusal.names.join('、')}。请用下面列出的名称，或者去掉花括号。`,
        en: `These names are not known: ${refusal.names.join(', ')}. Use those listed below, or take the braces away.`,
      }
    case 'file_too_large':
      return {
        zh: `文件有${megabytes(refusal.bytes)} MB，最多${megabytes(refusal.most)} MB。请拆分后再传。`,
        en: `The file has ${megabytes(refusal.bytes)} MB; at most ${megabytes(refusal.most)} MB are taken. Split it and try again.`,
      }
    case 'sign_in_locked':
      return {
        zh: '密码连续输错次数过多，账号暂时锁定。请十五分钟后再试。',
        en: 'Too many wrong passwords; the account is locked for now. Try again in fifteen minutes.',
      }
    case 'request_invalid':
      return { zh: `请求的格式不对：${refusal.detail}`, en: `The request is not in the right form: ${refusal.detail}` }
    default:
      return fixed[refusal.code]
  }
}

type Spoken =
  | 'action_unknown'
  | 'action_not_available'
  | 'role_required'
  | 'field_missing'
  | 'field_invalid'
  | 'field_unknown'
  | 'waiting_for'
  | 'deadline_passed'
  | 'calendar_missing'
  | 'rule_broken'
  | 'extension_too_long'
  | 'profile_not_in_force'
  | 'case_moved_on'
  | 'batch_too_large'
  | 'placeholder_unfilled'
  | 'template_too_long'
  | 'placeholder_unknown'
  | 'file_too_large'
  | 'sign_in_locked'
  | 'request_invalid'

const fixed = {
  nothing_to_recompute: {
    zh: '按现在的日历和规定重算，期限没有变化。',
    en: 'Reckoned by the calendar and law as they are now, no deadline changes.',
  },
  instance_unknown: { zh: '没有这个承办单位或者版本。', en: 'There is no such unit or version.' },
  case_not_found: { zh: '没有找到这件办件，或者您无权查看。', en: 'There is no such case, or you may not see it.' },
  procedure_unknown: { zh: '没有安装这种办理程序。', en: 'That kind of case is not installed.' },
  reading_not_allowed: {
    zh: '只有代表工作机构可以导入和核对。',
    en: 'Only the secretariat reads sources in and checks them.',
  },
  reading_not_found: { zh: '没有找到这份导入件。', en: 'There is no such reading.' },
  reading_not_done: { zh: '这份文件还没有读完，请稍候。', en: 'This file has not been read yet. Please wait.' },
  empty_file: { zh: '文件是空的。请选择有内容的文件。', en: 'The file is empty. Choose one with something in it.' },
  finding_not_found: {
    zh: '没有找到这条识别结果，页面可能已更新。',
    en: 'There is no such finding; the page may have changed.',
  },
  finding_moved_on: {
    zh: '这条识别结果刚被别人改过，请刷新后再改。',
    en: 'Somebody has just changed this finding. Reload, then change it.',
  },
  span_invalid: {
    zh: '选中的范围不在原文内。请重新划选。',
    en: 'The marked span does not lie in the text. Mark it again.',
  },
  finding_opened: {
    zh: '这条已经立为办件，不能再改。',
    en: 'A case was opened from this finding, so it cannot be changed.',
  },
  kind_not_openable: {
    zh: '只有确认过的议题和建议可以立为办件。',
    en: 'Only confirmed topics and suggestions open cases.',
  },
  answer_to_itself: { zh: '一条不能回应它自己。', en: 'A finding cannot answer itself.' },
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
  mail_not_found: {
    zh: '没有这封未能送达的邮件，可能刚刚处理过。',
    en: 'There is no such undelivered mail; it may just have been dealt with.',
  },
  recomputing_not_allowed: {
    zh: '只有代表工作机构和交办机构可以重算期限。',
    en: 'Only the secretariat and the assigning office may have deadlines reckoned anew.',
  },
  words_not_in_source: {
    zh: '原文中没有这句话，请按原文填写。',
    en: 'The source does not hold these words; type them as printed.',
  },
  statistics_not_allowed: {
    zh: '这里的统计供交办机构和承办单位使用。公开的统计在“公开统计”。',
    en: 'These figures are for the offices and the handling units. Published ones are under “Published statistics”.',
  },
  batch_not_found: { zh: '没有这次一并办理，或者不是您做的。', en: 'There is no such batch, or it is not yours.' },
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
  page_not_found: { zh: '没有这个页面。', en: 'There is no such page.' },
  form_expired: {
    zh: '页面已过期，没有保存。请刷新后重新提交。',
    en: 'The page had expired and nothing was stored. Reload and send it again.',
  },
} as const satisfies Record<Exclude<AnyRefusal['code'], Spoken>, Label>

const faults = {
  not_text: { zh: '应当是文字。', en: 'must be text.' },
  too_long: { zh: '太长了，请缩短。', en: 'is too long; shorten it.' },
  not_in_list: { zh: '不在可选范围内，请重新选择。', en: 'is not one of the choices; choose again.' },
  not_a_date: { zh: '应当是日期，例如 2026-03-01。', en: 'must be a date such as 2026-03-01.' },
  date_in_past: { zh: '不能早于今天。', en: 'cannot be before today.' },
  not_a_number: { zh: '应当是整数。', en: 'must be a whole number.' },
  out_of_range: { zh: '超出了范围。', en: 'is out of range.' },
  not_a_list: { zh: '应当是一组选项。', en: 'must be a list of choices.' },
  listed_twice: { zh: '有重复。', en: 'names something twice.' },
} as const satisfies Record<Extract<AnyRefusal, { code: 'field_invalid' }>['why'], Label>

const waits: Readonly<Record<string, Label>> = {
  merge_consents: { zh: '提出人的并案意见', en: 'the authors’ consent to the merger' },
  joint_opinions: { zh: '会办意见', en: 'joint opinions' },
  countersignatures: { zh: '会签', en: 'countersignatures' },
  lead_signature: { zh: '主办单位签收', en: 'the lead unit to sign for it' },
}

function fieldLabel(field: string, { procedure }: Words): Label {
  for (const action of Object.values(procedure?.actions ?? {})) {
    const label = action.fields[field]?.label
    if (label !== undefined) return label
  }
  return { zh: field, en: field }
}

function stateLabel(state: string, { procedure }: Words): Label {
  for (const machine of Object.values(procedure?.machines ?? {})) {
    const label = machine.states[state]?.label
    if (label !== undefined) return label
  }
  return { zh: state, en: state }
}

function megabytes(bytes: number): string {
  return (bytes / (1024 * 1024)).toFixed(1)
}
