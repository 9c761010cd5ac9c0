import type { CodeEntry, Profile } from './profile.ts'

/** Why content may be removed where a place's law names no grounds of its own. */
const usualGrounds: readonly CodeEntry[] = [
  {
    code: 'personal_information',
    label: { zh: '公开个人信息未经单独同意', en: 'Personal information published without separate consent' },
    source: '个人信息保护法第25条',
  },
  {
    code: 'privacy_or_trade_secret',
    label: { zh: '个人隐私或者商业秘密', en: 'Privacy or trade secret' },
    source: '公开规定中的区分处理（条次待核）',
    verified: false,
  },
  {
    code: 'state_secret',
    label: { zh: '不应进入本系统的国家秘密', en: 'A State secret that should not be here' },
    source: '保密法（2024，条次待核）',
    verified: false,
  },
  {
    code: 'retaliation',
    label: { zh: '提出人可能受到打击报复', en: 'Its author may be retaliated against' },
    source: '提出人身份保密的规定（条次待核）',
    verified: false,
  },
  {
    code: 'court_order',
    label: { zh: '法院裁判', en: 'A court’s decision' },
    source: '以裁判文书为准（条次待核）',
    verified: false,
  },
]

/** The grounds on which content may be removed, each with its source: the profile's own, or the usual ones. */
export function removalGrounds(profile: Profile | undefined): readonly CodeEntry[] {
  return profile?.removalGrounds ?? usualGrounds
}
