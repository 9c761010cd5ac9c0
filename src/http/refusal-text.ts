import type { Procedure } from '#engine/procedure.ts'
import { type Terms, worded } from '#engine/terms.ts'
import { describeSourceRefusal } from '#intake/readers/source-refusal-labels.ts'
import type { Label, Language } from '#kernel/label.ts'
import type { AnyRefusal } from './any-refusal.ts'
import { fixedRefusalTexts } from './fixed-refusal-texts.ts'
import { officeLabel } from './office-label.ts'
import { ruleTexts } from './rule-texts.ts'
import { sessionDemands } from './session-demands.ts'
import { typedWordsText } from './typed-words-text.ts'

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
    case 'file_unfit':
    case 'table_unreadable':
      return {
        zh: describeSourceRefusal(refusal.because, 'zh'),
        en: describeSourceRefusal(refusal.because, 'en'),
      }
    case 'session_field_wrong':
      return sessionDemands[refusal.field]
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
      const units = isForPeople(refusal.what)
        ? `${refusal.instances.length}`
        : refusal.instances.map(words.unitName).join('、')
      const what = waits[refusal.what] ?? { zh: '前一步', en: 'an earlier step' }
      return { zh: `还在等${what.zh}：${units}。`, en: `Still waiting for ${what.en}: ${units}.` }
    }
    case 'too_few': {
      const what = counts[refusal.what] ?? { zh: '人数', en: 'people' }
      return {
        zh: `${what.zh}须有${refusal.needed}人，现有${refusal.counted}人。`,
        en: `It needs ${refusal.needed} ${what.en}; there are ${refusal.counted}.`,
      }
    }
    case 'too_late': {
      const until = refusal.until.replace('T', ' ')
      return {
        zh: `只能在${until}以前提出，现在已过时限。`,
        en: `This could be done until ${until}; it is too late now.`,
      }
    }
    case 'too_early': {
      const from = refusal.from.replace('T', ' ')
      return {
        zh: `${from}以前有关人员还可以提出，请在此以后办理。`,
        en: `Others may still act until ${from}; do this after it.`,
      }
    }
    case 'deadline_passed':
      return {
        zh: `时限已于${refusal.deadline}届满，不能再进行这项操作。请与交办机构联系。`,
        en: `The time for this ended on ${refusal.deadline}. Please contact the assigning office.`,
      }
    case 'not_due_yet': {
      const clock = words.procedure?.clocks[refusal.clock] ?? { zh: refusal.clock, en: refusal.clock }
      return refusal.deadline === null
        ? { zh: `这一件没有“${clock.zh}”。`, en: `This case has no “${clock.en}”.` }
        : {
            zh: `“${clock.zh}”的日子是${refusal.deadline}，那天起才能办。`,
            en: `“${clock.en}” is on ${refusal.deadline}; it can be done from that day on.`,
          }
    }
    case 'calendar_missing':
      return {
        zh: `没有${refusal.year}年的节假日安排，无法计算到期日。请在 data/calendars 中加入该年通知后重试。`,
        en: `There is no calendar of days off for ${refusal.year}, so the deadline cannot be worked out. Add that year's notice to data/calendars and try again.`,
      }
    case 'rule_broken':
      return inTerms(
        ruleTexts[refusal.rule] ?? {
          zh: `不符合规则“${refusal.rule}”。`,
          en: `The rule “${refusal.rule}” does not hold.`,
        },
        words,
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
    case 'model_input_too_long':
      return {
        zh: `要交给语言模型的文字有${kilobytes(refusal.bytes)} KB，最多${kilobytes(refusal.most)} KB。`,
        en: `The words for the text model come to ${kilobytes(refusal.bytes)} KB; at most ${kilobytes(refusal.most)} KB are sent.`,
      }
    case 'sign_in_locked':
      return {
        zh: '密码连续输错次数过多，暂时不能登录。请十五分钟后再试，或者重设密码。',
        en: 'Too many wrong passwords; signing in is shut for now. Try again in fifteen minutes, or set a new password.',
      }
    case 'officer_required': {
      const offices = refusal.offices.map(officeLabel)
      return {
        zh: `只有${offices.map(({ zh }) => zh).join('、')}可以这样做。`,
        en: `Only the ${offices.map(({ en }) => en.toLowerCase()).join(' or the ')} can do this.`,
      }
    }
    case 'office_unknown':
      return { zh: `没有“${refusal.office}”这个角色。`, en: `There is no office “${refusal.office}”.` }
    case 'office_not_of_person': {
      const office = officeLabel(refusal.office)
      return {
        zh: `名册上此人不是${office.zh}，不能给这个角色。请先更正名册。`,
        en: `On the roster this person is no ${office.en.toLowerCase()}. Correct the roster first.`,
      }
    }
    case 'password_too_short':
      return {
        zh: `密码至少要${refusal.least}个字。几个不相干的词连起来，既长又好记。`,
        en: `A password has at least ${refusal.least} characters. Several unrelated words are long and easy to remember.`,
      }
    case 'password_too_long':
      return { zh: `密码最多${refusal.most}个字。`, en: `A password has at most ${refusal.most} characters.` }
    case 'too_many_invited':
      return {
        zh: `一次最多邀请${refusal.most}人。请分几次。`,
        en: `At most ${refusal.most} people are invited at once. Do it in several turns.`,
      }
    case 'too_many_passkeys':
      return {
        zh: `一个账号最多${refusal.most}个通行密钥。请先移除不再用的。`,
        en: `An account has at most ${refusal.most} passkeys. Remove one that is no longer used.`,
      }
    case 'subject_unknown':
      return {
        zh: `统一身份认证确认了您的身份，但这里没有与之关联的账号。请把编号“${refusal.subject}”告诉系统管理员。`,
        en: `The city’s sign-in knows you, but no account here is linked to you. Tell the administrator your number: “${refusal.subject}”.`,
      }
    case 'words_not_in_source':
    case 'words_at_several_places':
      return typedWordsText(refusal)
    case 'request_invalid':
      return { zh: `请求的格式不对：${refusal.detail}`, en: `The request is not in the right form: ${refusal.detail}` }
    default:
      return fixedRefusalTexts[refusal.code]
  }
}

/** Without a kind of case the words are as general as they can be. */
function inTerms(label: Label, { procedure }: Words): Label {
  return worded(label, procedure?.terms ?? generalTerms)
}

const generalTerms: Terms = {
  matter: { zh: '办件', en: 'case' },
  a_matter: { zh: '办件', en: 'a case' },
  author: { zh: '提出人', en: 'author' },
  authors: { zh: '提出人', en: 'authors' },
  office: { zh: '受理机构', en: 'office' },
  body: { zh: '单位', en: 'body' },
  bodies: { zh: '单位', en: 'a body' },
  signatory: { zh: '负责人', en: 'its head' },
  file: { zh: '受理', en: 'accept' },
  filed: { zh: '受理', en: 'accepted' },
  filing: { zh: '受理', en: 'acceptance' },
}

const faults = {
  not_text: { zh: '应当是文字。', en: 'must be text.' },
  too_long: { zh: '太长了，请缩短。', en: 'is too long; shorten it.' },
  not_in_list: { zh: '不在可选范围内，请重新选择。', en: 'is not one of the choices; choose again.' },
  not_a_moment: {
    zh: '应当是日期和时间，例如 2026-03-01T14:00。',
    en: 'must be a day and time such as 2026-03-01T14:00.',
  },
  not_a_date: { zh: '应当是日期，例如 2026-03-01。', en: 'must be a date such as 2026-03-01.' },
  date_in_future: { zh: '不能晚于今天。', en: 'cannot be after today.' },
  date_in_past: { zh: '不能早于今天。', en: 'cannot be before today.' },
  not_a_number: { zh: '应当是整数。', en: 'must be a whole number.' },
  out_of_range: { zh: '超出了范围。', en: 'is out of range.' },
  not_a_list: { zh: '应当是一组选项。', en: 'must be a list of choices.' },
  listed_twice: { zh: '有重复。', en: 'names something twice.' },
} as const satisfies Record<Extract<AnyRefusal, { code: 'field_invalid' }>['why'], Label>

/** Waited for from people: how many, not who. */
function isForPeople(what: string): boolean {
  return what === 'satisfaction' || what === 'merge_consents'
}

/** What there are too few of. */
const counts: Readonly<Record<string, Label>> = {
  signers: { zh: '本人确认的提出人', en: 'signers who have confirmed it themselves' },
  objections: { zh: '本人提出异议的提出人', en: 'signers who object' },
  dissatisfied: { zh: '本人表示不满意的提出人', en: 'signers who say they are not satisfied' },
}

const waits: Readonly<Record<string, Label>> = {
  satisfaction: { zh: '提出人表示是否满意（人数）', en: 'signers to say whether the answer satisfies (how many)' },
  merge_consents: { zh: '提出人的并案意见（人数）', en: 'the authors’ consent to the merger (how many)' },
  joint_opinions: { zh: '会办意见', en: 'joint opinions' },
  countersignatures: { zh: '会签', en: 'countersignatures' },
  lead_signature: { zh: '本单位签收', en: 'your unit to sign for it' },
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

function kilobytes(bytes: number): string {
  return String(Math.ceil(bytes / 1_000))
}

function megabytes(bytes: number): string {
  return (bytes / (1024 * 1024)).toFixed(1)
}
