import type { Label } from '#kernel/label.ts'

/** Words of everything about one-time and recovery codes. */
export const codeWords = {
  title: { zh: '动态验证码', en: 'One-time codes' },
  lead: {
    zh: '手机上的验证器应用每30秒显示一个六位数字。启用后，用密码登录时还要输入它：别人拿到密码也进不来。任何支持 TOTP 的应用都可以用，不需要联网。',
    en: 'An authenticator on your telephone shows six figures, others every 30 seconds. Once set up, signing in with the password asks for them too: whoever learns the password alone stays out. Any application that knows TOTP will do; it needs no network.',
  },
  off: { zh: '还没有启用。', en: 'They are not set up.' },
  on: { zh: '已启用。', en: 'They are set up.' },
  left: { zh: '剩余恢复码：{count}个。', en: 'Recovery codes left: {count}.' },
  setUpTitle: { zh: '设置第二重验证', en: 'Set up a second factor' },
  demanded: {
    zh: '密码正确。您的账号还须有第二重验证，请现在设置；以后每次用密码登录，都要输入验证器显示的数字。',
    en: 'The password is right. Your account has to have a second factor: set it up now. From then on, signing in with the password asks for the figures your authenticator shows.',
  },
  stepKey: {
    zh: '在手机上打开验证器应用，扫描二维码。不能扫码的，选择“手动输入密钥”，填写下面的账号名和密钥（类型：基于时间，6位，30秒）；在手机上看本页的，直接点链接。',
    en: 'Open an authenticator on your telephone and scan the QR code. Where it cannot scan, choose to enter a key by hand and give it the name and key below (by time, 6 figures, 30 seconds). On the telephone itself the link does it.',
  },
  qrCode: { zh: '二维码，内容是下面的账号名和密钥', en: 'QR code of the name and key that stand below' },
  name: { zh: '账号名', en: 'Name' },
  key: { zh: '密钥', en: 'Key' },
  openApp: { zh: '在验证器应用中打开', en: 'Open in the authenticator' },
  firstCode: { zh: '验证器现在显示的六位数字', en: 'The six figures it shows now' },
  turnOn: { zh: '启用', en: 'Set up' },
  code: { zh: '验证码', en: 'Code' },
  codeHint: {
    zh: '验证器应用现在显示的六位数字；手机不在身边的，输入一个恢复码。',
    en: 'The six figures your authenticator shows now; without your telephone, one of your recovery codes.',
  },
  enterTitle: { zh: '输入验证码', en: 'Give the code' },
  enter: { zh: '登录', en: 'Sign in' },
  again: { zh: '重新开始登录', en: 'Begin the sign-in anew' },
  recoveryTitle: { zh: '请保存恢复码', en: 'Keep your recovery codes' },
  recoveryLead: {
    zh: '动态验证码已启用。手机丢失时，每个恢复码可代替验证码用一次。只显示这一次：请打印或抄下，放在稳妥的地方，不要与密码放在一起。',
    en: 'One-time codes are set up. When your telephone is lost, each recovery code stands for a code once. They are shown this once: print or write them down and keep them safe, away from the password.',
  },
  goOn: { zh: '已保存，继续', en: 'I have kept them: go on' },
  remove: { zh: '停用动态验证码', en: 'Take the codes away' },
  removeHint: {
    zh: '换手机时，先停用再重新启用。停用后恢复码作废，其他设备上的登录结束。本系统要求您的账号有第二重验证的，下次登录时会要求重新设置。',
    en: 'For another telephone, take them away and set them up again. Recovery codes are worth nothing then, and other sign-ins end. Where a second factor is demanded of your account, the next sign-in asks to set it up.',
  },
  removed: { zh: '已停用。', en: 'Taken away.' },
} as const satisfies Readonly<Record<string, Label>>
