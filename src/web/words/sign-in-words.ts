import type { Label } from '#kernel/label.ts'

export const signInWords = {
  title: { zh: '登录', en: 'Sign in' },
  login: { zh: '用户名', en: 'User name' },
  password: { zh: '密码', en: 'Password' },
  submit: { zh: '登录', en: 'Sign in' },
  loginMissing: { zh: '请填写用户名。', en: 'Fill in the user name.' },
  passwordMissing: { zh: '请填写密码。', en: 'Fill in the password.' },
  passwordSet: {
    zh: '密码已设置。这个账号只能用通行密钥打开，请使用通行密钥登录。',
    en: 'The password is set. This account is opened by its passkey alone: sign in with it.',
  },
  forgotten: { zh: '忘记密码', en: 'Forgotten password' },
  publicHint: { zh: '公开办件不用登录就能查看。', en: 'Published cases need no sign-in.' },
  demonstration: { zh: '演示账号', en: 'Demonstration accounts' },
  demonstrationHint: {
    zh: '这是演示城市，可以用任何一个账号进去看看，不要求第二重验证；密码都是',
    en: 'This is a demonstration city: enter as anyone, without a second factor. The password is always',
  },
  as: { zh: '以此身份进入', en: 'Enter' },
  others: { zh: '其他账号', en: 'Other accounts' },
} as const satisfies Readonly<Record<string, Label>>
