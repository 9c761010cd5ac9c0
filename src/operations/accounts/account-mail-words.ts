import type { Label } from '#kernel/label.ts'

/** Words of the mail about accounts. */
export const accountMailWords = {
  invitedSubject: { zh: '请开通您的账号', en: 'Your account' },
  invited: {
    zh: '{name}：您好。为您准备了一个账号，用户名是 {login}。请打开下面的地址，设置只有您知道的密码。地址只能用一次。',
    en: '{name}, an account was prepared for you. Your user name is {login}. Open the address below and set a password only you know. It works once.',
  },
  until: {
    zh: '有效期到{day}。过期请联系系统管理员重发。如果您不认识这个系统，不必理会。',
    en: 'It is good until {day}. After that, ask the administrator for another. If you do not know this system, do nothing.',
  },
  resetSubject: { zh: '重设密码', en: 'Set your password anew' },
  reset: {
    zh: '有人为用户名 {login} 申请重设密码。如果是您本人，请打开下面的地址；如果不是，不必理会，密码不会改变。',
    en: 'Somebody asked for a new password for the user name {login}. If it was you, open the address below. If not, do nothing: the password stays as it is.',
  },
  resetUntil: {
    zh: '地址只能用一次，{minutes}分钟内有效。',
    en: 'It works once, within {minutes} minutes.',
  },
  warningSubject: { zh: '您的账号有变动', en: 'Something happened at your account' },
  addressSubject: { zh: '您的账号更换了邮箱', en: 'Your account’s mail address was changed' },
  addressReplaced: {
    zh: '此前由您确认、用于一个账号的这个邮箱，已于{moment}被换成另一个邮箱。今后该账号的邮件（包括重设密码的邮件）不再发到这里。',
    en: 'This address, which you had confirmed for an account, was replaced by another on {moment}. Mail of that account, also for a new password, comes here no more.',
  },
  addressTakenAway: {
    zh: '此前由您确认、用于一个账号的这个邮箱，已于{moment}从该账号移除，没有换成别的邮箱。今后该账号的邮件（包括重设密码的邮件）不再发到这里。',
    en: 'This address, which you had confirmed for an account, was taken off it on {moment}, and no other was put in its place. Mail of that account, also for a new password, comes here no more.',
  },
  notYou: {
    zh: '如果是您本人所为，不必理会，这里不会再收到有关邮件。如果不是，请立即联系系统管理员；还能登录的话，请在设置中更换密码、结束其他登录：',
    en: 'If that was you, do nothing: no more will come. If not, tell the administrator at once; while you can still sign in, change the password in the settings and end the other sign-ins:',
  },
  shut: {
    zh: '有人连续多次输错您账号的密码，陌生设备暂时不能登录。您用过的浏览器不受影响。如果不是您本人，请检查密码是否只有您知道，也可以在设置中更换：',
    en: 'Somebody gave a wrong password for your account many times; strange devices are kept out for a while, browsers you have used are not. If it was not you, make sure that nobody else knows your password, or change it in the settings:',
  },
  passwordSet: {
    zh: '您账号的密码刚刚更换，其他设备上的登录都已结束。如果不是您本人，请立即联系系统管理员。',
    en: 'The password of your account was just changed, and other sign-ins were ended. If it was not you, tell the administrator at once.',
  },
  passkeyAdded: {
    zh: '您的账号刚刚添加了一个通行密钥，可以用它登录。如果不是您本人，请在设置中移除，并立即联系系统管理员：',
    en: 'A passkey was just added to your account and can sign in to it. If it was not you, remove it in the settings and tell the administrator at once:',
  },
  passkeyRemoved: {
    zh: '您的账号刚刚移除了通行密钥，其他设备上的登录都已结束。如果不是您本人，请立即联系系统管理员。',
    en: 'A passkey was just removed from your account, and other sign-ins were ended. If it was not you, tell the administrator at once.',
  },
  passkeyAloneEnded: {
    zh: '您的账号刚刚改为也可以用密码登录，不再只限通行密钥。如果不是您本人，请在设置中改回，并立即联系系统管理员：',
    en: 'Your account was just opened to the password again, beside its passkeys. If it was not you, change it back in the settings and tell the administrator at once:',
  },
  codesAdded: {
    zh: '您的账号刚刚启用了动态验证码，以后用密码登录还要输入验证码。如果不是您本人，请立即联系系统管理员。',
    en: 'One-time codes were just set up for your account: beside the password, signing in asks for a code. If it was not you, tell the administrator at once.',
  },
  codesRemoved: {
    zh: '您的账号刚刚停用了动态验证码，其他设备上的登录都已结束。如果不是您本人，请立即联系系统管理员。',
    en: 'The one-time codes of your account were just taken away, and other sign-ins were ended. If it was not you, tell the administrator at once.',
  },
  recoveryCodeUsed: {
    zh: '您账号的一个恢复码刚刚被使用，它不能再用。如果不是您本人，请立即联系系统管理员。',
    en: 'A recovery code of your account was just used; it works no more. If it was not you, tell the administrator at once.',
  },
  identityLinked: {
    zh: '系统管理员刚刚把您的账号与统一身份认证关联，以后可以由那里登录。如果您没有要求这样做，请立即联系系统管理员。',
    en: 'The administrator just linked your account to the city’s own sign-in, which can sign in to it from now on. If you did not ask for this, tell the administrator at once.',
  },
} as const satisfies Readonly<Record<string, Label>>
