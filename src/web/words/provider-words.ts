import type { Label } from '#kernel/label.ts'

/** Words of the city's own sign-in, `{label}` being what people know it as. */
export const providerWords = {
  signIn: { zh: '使用{label}登录', en: 'Sign in with {label}' },
  prove: { zh: '使用{label}确认', en: 'Go on with {label}' },
  accept: { zh: '使用{label}开通', en: 'Open it with {label}' },
  leaving: { zh: '正在前往{label}', en: 'On to {label}' },
  goOn: { zh: '没有自动打开，请点这里', en: 'Go on by hand' },
  acceptHint: {
    zh: '不设密码，以后由那里登录。',
    en: 'Without a password: you sign in there from then on.',
  },
  linkTitle: { zh: '关联{label}', en: 'Link to {label}' },
  linkHint: {
    zh: '填写此人在那里的编号（subject）。本人第一次由那里登录时，页面会显示这个编号。关联不改变角色。',
    en: 'Give this person’s number there (the subject); the page shows it when they first try to sign in there. A link changes no roles.',
  },
  subject: { zh: '编号', en: 'Number' },
  link: { zh: '关联', en: 'Link' },
  unlink: { zh: '解除', en: 'Unlink' },
} as const satisfies Readonly<Record<string, Label>>
