import type { Label } from '#kernel/label.ts'

/** Everything the audit tells of, with what it is called. */
export const auditActs = {
  signed_in: { zh: '登录', en: 'Signed in' },
  sign_in_failed: { zh: '登录失败', en: 'Sign-in failed' },
  sign_in_shut: { zh: '连续输错，暂停登录', en: 'Sign-in shut after wrong passwords' },
  signed_out: { zh: '退出', en: 'Signed out' },
  proved: { zh: '再次验明身份', en: 'Proved again who they are' },
  proof_failed: { zh: '再次验明身份失败', en: 'Failed to prove again who they are' },
  invited: { zh: '邀请', en: 'Invited' },
  invitation_sent_again: { zh: '重发邀请', en: 'Sent the invitation again' },
  invitation_revoked: { zh: '撤回邀请', en: 'Revoked the invitation' },
  invitation_accepted: { zh: '接受邀请', en: 'Accepted the invitation' },
  reset_link_made: { zh: '开出重设登录的链接', en: 'Made a link to set a password anew' },
  reset_link_mailed: { zh: '发出重设密码的邮件', en: 'Mailed a link to set a password anew' },
  password_set: { zh: '设置密码', en: 'Set a password' },
  passkey_added: { zh: '添加通行密钥', en: 'Added a passkey' },
  passkey_removed: { zh: '移除通行密钥', en: 'Removed a passkey' },
  passkey_alone_chosen: { zh: '改为只用通行密钥登录', en: 'Chose to sign in by passkey alone' },
  passkey_alone_ended: { zh: '改为也可用密码登录', en: 'Let the password in again' },
  address_changed: { zh: '更改邮箱地址', en: 'Changed the mail address' },
  identity_linked: { zh: '关联统一身份认证', en: 'Linked to the city’s own sign-in' },
  identity_unlinked: { zh: '解除统一身份认证关联', en: 'Unlinked from the city’s own sign-in' },
  grant_asked: { zh: '提请批准', en: 'Asked for a second officer' },
  grant_approved: { zh: '批准', en: 'Approved' },
  grant_refused: { zh: '不批准', en: 'Turned down' },
  sign_in_opened: { zh: '解除登录锁定', en: 'Opened sign-in again' },
  account_disabled: { zh: '停用账号', en: 'Disabled the account' },
  account_enabled: { zh: '恢复账号', en: 'Enabled the account' },
  roles_changed: { zh: '变更角色', en: 'Changed the roles' },
  sign_ins_ended: { zh: '结束全部登录', en: 'Ended every sign-in' },
  refused: { zh: '无权限，拒绝', en: 'Refused for want of a right' },
  not_shown: { zh: '查无此项或无权查看', en: 'Asked for what is not there or not theirs' },
  downloaded: { zh: '下载', en: 'Downloaded' },
  audit_exported: { zh: '导出审计记录', en: 'Exported the audit' },
} as const satisfies Readonly<Record<string, Label>>

export type AuditAct = keyof typeof auditActs
