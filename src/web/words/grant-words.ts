import type { Label } from '#kernel/label.ts'
import type { GrantAsked } from '#operations/accounts/ask-second.ts'

/** Words of what waits for a second officer. */
export const grantWords = {
  title: { zh: '待批准', en: 'To be approved' },
  lead: {
    zh: '系统管理员提出，安全管理员批准；任何人不能批准自己提出的或者与自己有关的。',
    en: 'The administrator asks, the security officer approves; nobody approves what they asked for or what is about themselves.',
  },
  none: { zh: '没有等待批准的。', en: 'Nothing waits.' },
  askedBy: { zh: '提出人', en: 'Asked for by' },
  approve: { zh: '批准', en: 'Approve' },
  refuse: { zh: '不批准', en: 'Turn down' },
  done: { zh: '已办理。', en: 'Done.' },
  asked: { zh: '已提出，等待批准；批准之前不生效。', en: 'Asked for. Nothing is granted before it is approved.' },
  linkTitle: { zh: '请把链接交给本人', en: 'Hand the link over to its person' },
  unlock: { zh: '解除输错密码的锁定', en: 'Open it again after wrong passwords' },
} as const satisfies Readonly<Record<string, Label>>

export const grantActWords: Readonly<Record<GrantAsked['act'], Label>> = {
  invite: { zh: '邀请', en: 'Invitation' },
  change_roles: { zh: '变更角色', en: 'Other roles' },
  reset_sign_in: { zh: '重设登录', en: 'Set sign-in anew' },
  link_identity: { zh: '关联统一身份认证', en: 'Link to the city’s sign-in' },
}
