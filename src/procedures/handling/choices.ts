import type { ChoiceDefinition } from '#engine/choices.ts'
import type { Profile } from '#engine/profile.ts'

/** What the laws on suggestions decide differently. A profile answers each, or says that its law does not. */
export const choices = {
  long_reply: {
    label: { zh: '涉及面广、处理难度大的件延长答复', en: 'Longer time for a wide or difficult matter' },
    values: {
      consent: { zh: '须经交办机构同意', en: 'Needs the consent of the assigning office' },
      notice: { zh: '由承办单位延长并告知{author}', en: 'The unit takes it and tells the proposer' },
      direct: { zh: '直接适用较长期限', en: 'The longer time applies directly' },
    },
  },
  reassignment_restarts_reply: {
    label: {
      zh: '改由另一个单位主办或答复后，答复期限',
      en: 'The reply clock when another unit takes the lead or a part',
    },
    values: {
      no: { zh: '不重新起算', en: 'Runs on' },
      yes: { zh: '自改派之日重新起算', en: 'Begins anew on the day of re-assignment' },
    },
  },
  assigned_in_session: {
    label: { zh: '会议期间由谁交办', en: 'Who assigns during a session' },
    values: {
      session_secretariat: { zh: '大会秘书处', en: "The session's secretariat" },
      deputies_office: { zh: '常委会代表工作机构', en: "The standing committee's office for deputies" },
    },
  },
  assigned_between_sessions: {
    label: { zh: '闭会期间由谁交办', en: 'Who assigns between sessions' },
    values: {
      deputies_office: { zh: '常委会代表工作机构', en: "The standing committee's office for deputies" },
      chairpersons_council: { zh: '主任会议', en: 'The council of chairpersons' },
      working_organs: {
        zh: '常委会办事机构、工作机构',
        en: 'The offices and working organs of the standing committee',
      },
    },
  },
  government_shares_out: {
    label: { zh: '交由政府办理的，由谁分办', en: 'Who shares out what goes to the government' },
    values: {
      government_office: { zh: '政府办公厅（室），即交办机构', en: "The government's office, as the assigning office" },
    },
  },
  joint_reply_to: {
    label: { zh: '联名{matter}答复给谁', en: 'Who gets the reply to a joint {matter}' },
    values: {
      every_proposer: { zh: '每位{author}', en: 'Every {author} who signed' },
      every_or_lead_with_consent: {
        zh: '每位{author}，或者经同意由领衔{author}转告',
        en: 'Every {author}, or the first signer where the others agree',
      },
      lead_passes_on: { zh: '以领衔{author}为主，由其转告', en: 'Mainly the first signer, who passes it on' },
    },
  },
  feedback_from: {
    label: { zh: '由谁反馈意见', en: 'Who gives the feedback' },
    values: {
      every_proposer: { zh: '每位{author}', en: 'Every {author} who signed' },
      lead_proposer: { zh: '领衔{author}', en: 'The first signer' },
    },
  },
  satisfaction_denominator: {
    label: { zh: '满意率的分母', en: 'What satisfaction is a share of' },
    values: {
      rated_only: { zh: '只计已反馈的，经催收未反馈的不计入', en: 'Only those rated; who did not answer is left out' },
      all_replied: { zh: '全部已答复的', en: 'All that were answered' },
    },
  },
  reply_publication: {
    label: { zh: '答复公开', en: 'Publication of replies' },
    values: {
      duty: { zh: '应当公开', en: 'A duty' },
      may: { zh: '可以公开', en: 'Allowed' },
      report_only: { zh: '只公开办理情况报告', en: 'Only the report on handling' },
    },
  },
  separate_units: {
    label: { zh: '分办', en: 'Parts for several units' },
    values: {
      content_stated: {
        zh: '两个以上单位分别答复，写明各自内容',
        en: 'Several units each answer a part that is stated',
      },
    },
  },
  confidential_proposer: {
    label: { zh: '{author}可以要求对身份保密', en: 'A proposer may ask to stay unnamed' },
    values: { on_request: { zh: '可以要求', en: 'On request' } },
  },
  unnamed_known_to: {
    label: { zh: '身份保密时，谁可以知道提出人', en: 'Who knows an unnamed author' },
    values: {
      secretariat: { zh: '只有{office}', en: 'The {office} alone' },
      assigning_office: { zh: '{office}和交办机构', en: 'The {office} and the assigning office' },
    },
  },
  withdrawal_until: {
    label: { zh: '可以撤回到何时', en: 'Until when it may be withdrawn' },
    values: {
      any_time: { zh: '随时', en: 'At any time' },
      before_assignment: { zh: '交办以前', en: 'Before assignment' },
      never: { zh: '不能撤回', en: 'Not at all' },
    },
  },
  joint_withdrawal: {
    label: { zh: '联名{matter}的撤回', en: 'Withdrawal of a joint {matter}' },
    values: {
      unanimous: { zh: '须全体联名{author}一致', en: 'By all who signed' },
      lead_alone: { zh: '由领衔{author}提出', en: 'By the lead proposer' },
    },
  },
  countersign: {
    label: { zh: '会办单位会签答复稿', en: 'Countersignature by the joint units' },
    values: {
      demanded: { zh: '必须会签', en: 'Demanded' },
      at_will: { zh: '由主办单位决定', en: 'As the lead unit sees fit' },
    },
  },
  office_review: {
    label: { zh: '交办机构审核答复', en: 'Check by the assigning office' },
    values: {
      demanded: { zh: '必须审核', en: 'Demanded' },
      at_will: { zh: '不必审核', en: 'Not demanded' },
    },
  },
  author_objection: {
    label: { zh: '{author}不同意公开答复', en: 'When an author objects to publication' },
    values: {
      binds: { zh: '不公开', en: 'It is not published' },
      is_heard: { zh: '由承办单位决定', en: 'The unit decides' },
    },
  },
} as const satisfies Readonly<Record<string, ChoiceDefinition>>

/** What a profile chose; null where its law does not say, or where no one law is asked. */
export function choiceOf(profile: Pick<Profile, 'choices'> | undefined, choice: keyof typeof choices): string | null {
  return profile?.choices[choice]?.value ?? null
}
