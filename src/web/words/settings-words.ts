import type { Label } from '#kernel/label.ts'

/** Words of one's own settings. */
export const settingsWords = {
  title: { zh: '设置', en: 'Settings' },
  mail: { zh: '邮件通知', en: 'Mail' },
  mailHint: {
    zh: '办件有进展、轮到您办理、快到期和逾期时发邮件告诉您；您自己以代表、委员身份做的事，凭证也随信寄来。邮箱只用于发信，别人看不到。',
    en: 'Tells you when a case moves on, when it is your turn, and when a deadline comes near or has passed; brings the receipt of what you did in your own name. The address is used for this alone; nobody else sees it.',
  },
  mailOff: { zh: '本系统没有启用邮件。', en: 'This installation sends no mail.' },
  address: { zh: '邮箱', en: 'Mail address' },
  addressHint: { zh: '清空即不再保留。', en: 'Empty it to have it forgotten.' },
  choice: { zh: '怎样接收', en: 'How often' },
  each: { zh: '每件事发一封', en: 'A mail for each thing' },
  daily: { zh: '每天汇总一封', en: 'One mail a day' },
  none: { zh: '不接收', en: 'None' },
  save: { zh: '保存', en: 'Save' },
  saved: { zh: '已保存。', en: 'Saved.' },
  toBeConfirmed: {
    zh: '已向这个邮箱发出一封确认信。请打开信中的地址确认，确认之前不会发送其他邮件。',
    en: 'A mail went to this address. Open the address in it to confirm; nothing else is sent before.',
  },
  unconfirmed: { zh: '尚未确认', en: 'Not confirmed yet' },
  confirmed: { zh: '已确认', en: 'Confirmed' },
  confirmTitle: { zh: '确认邮箱', en: 'Confirm the address' },
  confirmHint: {
    zh: '确认后，有关您办件的邮件会发到您刚才收到确认信的邮箱。',
    en: 'Once confirmed, mail about your cases goes to the address you got the message at.',
  },
  confirm: { zh: '确认', en: 'Confirm' },
  calendar: { zh: '日历订阅', en: 'Calendar' },
  calendarHint: {
    zh: '把您要办的到期日放进自己的日历：在日历软件中订阅下面的地址，并填写用户名和专用密码。谁有密码谁能看到，请不要转给别人。',
    en: 'Puts the deadlines you hold into your own calendar: subscribe to the address there, with the user name and the password made for it. Whoever has the password sees them, so give it to nobody.',
  },
  noFeed: { zh: '还没有日历专用密码。', en: 'There is no calendar password yet.' },
  feedSince: { zh: '日历专用密码生成于', en: 'The calendar password was made on' },
  feedShownOnce: {
    zh: '日历专用密码只显示这一次。请现在填到日历软件中。',
    en: 'The calendar password is shown this once. Give it to your calendar now.',
  },
  feedAddress: { zh: '订阅地址', en: 'Address' },
  feedUser: { zh: '用户名', en: 'User name' },
  feedPassword: { zh: '专用密码', en: 'Password' },
  makeFeed: { zh: '生成日历专用密码', en: 'Make a calendar password' },
  renewFeed: { zh: '换一个密码（旧的立即失效）', en: 'Make a new one (the old one ends at once)' },
  closeFeed: { zh: '停用（立即失效）', en: 'Close it (ends at once)' },
  feedClosed: { zh: '已停用，旧密码不再有效。', en: 'Closed: the password opens nothing now.' },
} as const satisfies Readonly<Record<string, Label>>

/** Words of the page on mail that could not be delivered. */
export const mailDeskWords = {
  title: { zh: '邮件投递', en: 'Mail delivery' },
  waiting: { zh: '等待发送', en: 'Waiting' },
  dead: { zh: '未能送达', en: 'Not delivered' },
  none: { zh: '没有未能送达的邮件。', en: 'Nothing was left undelivered.' },
  madeOn: { zh: '日期', en: 'Day' },
  person: { zh: '收件人', en: 'For' },
  kind: { zh: '种类', en: 'Kind' },
  attempts: { zh: '重试', en: 'Retries' },
  fault: { zh: '原因', en: 'Why' },
  act: { zh: '处理', en: 'What to do' },
  again: { zh: '重新发送', en: 'Send again' },
  drop: { zh: '不再发送', en: 'Let it go' },
  addressHint: {
    zh: '这里不显示邮箱；地址有误的，请收件人在自己的设置中更正。',
    en: 'Addresses are not shown here; whoever gave a wrong one corrects it in their own settings.',
  },
} as const satisfies Readonly<Record<string, Label>>

export const mailKinds: Readonly<
  Record<'notes' | 'digest' | 'confirmation' | 'receipt' | 'invitation' | 'reset' | 'warning', Label>
> = {
  notes: { zh: '通知', en: 'News' },
  digest: { zh: '每日汇总', en: 'Digest' },
  confirmation: { zh: '确认信', en: 'Confirmation' },
  receipt: { zh: '存证凭证', en: 'Receipt' },
  invitation: { zh: '邀请', en: 'Invitation' },
  reset: { zh: '重设密码', en: 'New password' },
  warning: { zh: '账号变动', en: 'Warning' },
}

/** Why a message was given up, by the code it was given up with. */
export function mailFaultText(code: string): Label {
  if (code === 'too_old') return { zh: '超过三天没有发出', en: 'Could not go out for three days' }
  if (/ 5\d\d$/.test(code)) return { zh: `收件服务器拒收（${code}）`, en: `Refused by the server (${code})` }
  return { zh: `多次重试仍未成功（${code}）`, en: `Put off too many times (${code})` }
}
