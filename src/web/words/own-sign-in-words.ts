import type { Label } from '#kernel/label.ts'

/** Words of the page that lists one's own sign-ins. */
export const ownSignInWords = {
  title: { zh: '我的登录', en: 'Where you are signed in' },
  lead: {
    zh: '这里列出您账号现在有效的登录。有不认识的，请结束它，并更换密码。',
    en: 'Every place your account is signed in now. End one you do not know, and change your password.',
  },
  thisOne: { zh: '正在使用的这个', en: 'This one' },
  from: { zh: '来自', en: 'From' },
  unknown: { zh: '地址不明', en: 'an unknown address' },
  since: { zh: '登录于', en: 'since' },
  lastUsed: { zh: '最近使用', en: 'last used' },
  end: { zh: '结束', en: 'End' },
  ended: { zh: '已结束。', en: 'Ended.' },
} as const satisfies Readonly<Record<string, Label>>
