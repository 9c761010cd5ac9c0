import type { Label } from '#kernel/label.ts'

/** Words of everything about passkeys. */
export const passkeyWords = {
  title: { zh: '通行密钥', en: 'Passkeys' },
  lead: {
    zh: '通行密钥保存在您的电脑、手机或安全密钥里，用指纹、面容或设备密码确认，不用输入密码，也不会被假网站骗走。密码仍然可以用，除非只用通行密钥。',
    en: 'A passkey is kept in your computer, telephone or security key and opens by fingerprint, face or the device’s code: nothing to type, and nothing a false site can take. The password goes on working, unless passkeys alone are wanted.',
  },
  none: { zh: '还没有通行密钥。', en: 'There are no passkeys yet.' },
  name: { zh: '名称', en: 'Name' },
  nameHint: { zh: '例如“办公室电脑”。', en: 'Such as “office computer”.' },
  made: { zh: '添加于', en: 'Added' },
  lastUsed: { zh: '最近使用', en: 'Last used' },
  never: { zh: '没有用过', en: 'Never used' },
  act: { zh: '处理', en: 'What to do' },
  remove: { zh: '移除', en: 'Remove' },
  removeHint: {
    zh: '移除后不能再用它登录，其他设备上的登录也都结束。',
    en: 'It signs in no more once it is removed, and other sign-ins end.',
  },
  addTitle: { zh: '添加一个', en: 'Add one' },
  add: { zh: '添加通行密钥', en: 'Add a passkey' },
  signIn: { zh: '使用通行密钥登录', en: 'Sign in with a passkey' },
  prove: { zh: '使用通行密钥确认', en: 'Go on with a passkey' },
  noScript: {
    zh: '添加和使用通行密钥需要浏览器启用 JavaScript。没有启用的，请用密码。',
    en: 'Passkeys need JavaScript in the browser. Without it, use the password.',
  },
  off: {
    zh: '这个地址不能使用通行密钥，请改用系统的正式地址。',
    en: 'There are no passkeys at this address; use the address this site is at.',
  },
  cancelled: {
    zh: '没有完成。可以再试一次，或者使用密码。',
    en: 'It was not completed. Try again, or use the password.',
  },
  failed: {
    zh: '浏览器没有得到回应，请刷新页面再试，或者使用密码。',
    en: 'The browser got no answer. Reload the page and try again, or use the password.',
  },
  known: {
    zh: '这台设备上已经有您的通行密钥。',
    en: 'This device has a passkey of yours already.',
  },
  added: { zh: '已添加。', en: 'Added.' },
  aloneTitle: { zh: '只用通行密钥', en: 'By passkey alone' },
  demanded: {
    zh: '您的账号有管理职责：登录和再次确认都只用通行密钥，密码不能单独打开。通行密钥丢失的，由系统管理员当面核实后重新开通。',
    en: 'Your account looks after others: it is opened, and proves who you are, by passkey alone; the password alone opens nothing. If your passkeys are lost, the administrator makes sure who you are and opens it anew.',
  },
  aloneHint: {
    zh: '选择后，密码不能再单独登录，别人拿到密码也没有用。请至少在两台设备上添加通行密钥。',
    en: 'If you choose it, the password alone signs in no more: whoever learns it has nothing. Add a passkey on two devices at least.',
  },
  isAlone: {
    zh: '您的账号现在只用通行密钥登录。',
    en: 'Your account is signed in to by passkey alone.',
  },
  alone: { zh: '只用通行密钥登录', en: 'Sign in by passkey alone' },
  notAlone: { zh: '也可以用密码登录', en: 'Let the password sign in as well' },
  chosen: { zh: '已保存。', en: 'Saved.' },
  removed: { zh: '已移除。', en: 'Removed.' },
  removeAll: { zh: '移除全部通行密钥和动态验证码', en: 'Remove every passkey and one-time code' },
  removeAllHint: {
    zh: '设备丢失时使用：先核实本人身份。通行密钥和动态验证码全部失效，登录立即结束。靠它们登录的账号，密码也作废，请再开一个重设登录的链接。',
    en: 'For a device that was lost; make sure first who asks. Passkeys and codes work no more and sign-ins end. Where one of them was asked for the password goes too: make a link for them.',
  },
} as const satisfies Readonly<Record<string, Label>>
