import type { Label } from '#kernel/label.ts'

/** Words of the mail this system sends. */
export const mailWords = {
  product: { zh: '回应', en: 'Huiying' },
  happened: { zh: '有新情况', en: 'What is new' },
  toDo: { zh: '请您办理', en: 'What is asked of you' },
  nothingToDo: { zh: '现在没有需要您做的事。', en: 'Nothing is asked of you now.' },
  due: { zh: '到期', en: 'due' },
  open: { zh: '查看', en: 'Open' },
  hidden: {
    zh: '一件与您有关的办件有新情况。登录后查看。',
    en: 'There is something new on a case that concerns you. Sign in to see it.',
  },
  hiddenSubject: { zh: '有一件办件有新情况', en: 'something new on a case' },
  receiptSubject: { zh: '存证凭证', en: 'receipt' },
  receipts: {
    zh: '您做的事已经记入存证记录，凭证在附件中',
    en: 'What you did stands in the log; the receipts are attached',
  },
  checkReceipts: {
    zh: '凭证里有您当时写下的内容，请自行保管。任何时候都可以用这一页在您的浏览器里核对，或者用命令核对，都不经我们（公钥用您自己保存的）：',
    en: 'A receipt holds what you wrote: keep it to yourself. Check it at any time on this page, in your browser alone, or by the command, both without us (with the key you kept):',
  },
  why: {
    zh: '您在“设置”中留了这个邮箱，所以收到此信。可以在那里改为每日汇总，或者不再接收：',
    en: 'You get this because you gave this address in the settings. There you can change to one mail a day, or to none:',
  },
  doNotAnswer: { zh: '此信由系统发出，请勿回复。', en: 'Sent by a machine; answers are not read.' },
  confirmSubject: { zh: '请确认您的邮箱', en: 'Please confirm your address' },
  confirm: {
    zh: '有人在系统设置中填写了这个邮箱。如果是您本人，请登录后打开下面的地址确认；如果不是，不必理会，不会再收到来信。',
    en: 'Somebody gave this address in the settings. If it was you, sign in and open the address below to confirm it. If not, do nothing: no more mail will come.',
  },
} as const satisfies Readonly<Record<string, Label>>

/** What each kind of notice is called in a mail. */
export const mailNotices: Readonly<Record<'reminder' | 'alarm' | 'escalation', Label>> = {
  reminder: { zh: '到期提醒', en: 'Reminder' },
  alarm: { zh: '逾期通知', en: 'Late notice' },
  escalation: { zh: '逾期上报', en: 'Escalation' },
}
