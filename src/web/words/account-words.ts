import type { Label } from '#kernel/label.ts'

/** Words of the pages on which accounts are looked after. */
export const accountWords = {
  title: { zh: '账号', en: 'Accounts' },
  invite: { zh: '邀请一人', en: 'Invite somebody' },
  inviteMany: { zh: '批量邀请', en: 'Invite many' },
  search: { zh: '姓名或用户名', en: 'Name or user name' },
  find: { zh: '查找', en: 'Search' },
  none: { zh: '没有符合的账号。', en: 'No account fits.' },
  invitations: { zh: '邀请', en: 'Invitations' },
  noInvitations: { zh: '没有待接受的邀请。', en: 'No invitation is open.' },
  login: { zh: '用户名', en: 'User name' },
  person: { zh: '姓名', en: 'Name' },
  roles: { zh: '角色或所代表的单位', en: 'Offices, or unit acted for' },
  state: { zh: '状态', en: 'State' },
  lastSignIn: { zh: '最近登录', en: 'Last signed in' },
  never: { zh: '没有', en: 'Not signed in' },
  act: { zh: '处理', en: 'What to do' },
  until: { zh: '有效期到', en: 'Good until' },
  active: { zh: '使用中', en: 'In use' },
  disabled: { zh: '已停用', en: 'Disabled' },
  rightsEnded: { zh: '任期或任职已结束，角色失效', en: 'Term or post has ended: no rights are left' },
  open: { zh: '待接受', en: 'Open' },
  expired: { zh: '已过期', en: 'Run out' },
  used: { zh: '已接受', en: 'Accepted' },
  revoked: { zh: '已撤回', en: 'Taken back' },
  byMail: { zh: '已发邮件', en: 'sent by mail' },
  sendAgain: { zh: '重发（旧链接失效）', en: 'Send again (old links end)' },
  revoke: { zh: '撤回', en: 'Take back' },
  choosePerson: { zh: '在名册中找人', en: 'Find the person on the roster' },
  choosePersonHint: {
    zh: '账号只开给名册上的人。名册在“批量导入”里维护。',
    en: 'Accounts are for people of the roster, which is kept by import.',
  },
  nobodyFound: {
    zh: '名册上没有找到。请换一个名字，或者先导入名册。',
    en: 'Nobody found. Try another name, or import the roster first.',
  },
  choose: { zh: '邀请', en: 'Invite' },
  loginHint: { zh: '登录时用，以后不能改。', en: 'For signing in; it cannot be changed later.' },
  address: { zh: '邮箱（可不填）', en: 'Mail address (optional)' },
  addressHint: {
    zh: '填了就把邀请发到这里；不填，请把下一页的链接打印出来交给本人。',
    en: 'The invitation goes there. Without one, print the link on the next page and hand it over.',
  },
  addressOff: {
    zh: '本系统没有启用邮件，请把下一页的链接打印出来交给本人。',
    en: 'This installation sends no mail: print the link on the next page and hand it over.',
  },
  actsFor: { zh: '所代表的单位', en: 'Acts for a unit' },
  noUnit: { zh: '不代表单位', en: 'For no unit' },
  offices: { zh: '角色', en: 'Offices' },
  send: { zh: '邀请', en: 'Invite' },
  invitedTitle: { zh: '邀请已准备好', en: 'The invitation is ready' },
  shownOnce: {
    zh: '链接只显示这一次，只能用一次。请现在打印或者抄给本人，不要发给别人。',
    en: 'The link is shown this once and works once. Print it or pass it on to its person alone, now.',
  },
  link: { zh: '链接', en: 'Link' },
  refused: { zh: '没有邀请', en: 'Not invited' },
  manyHint: {
    zh: '下面是名册上还没有账号的人。代表、委员、领导按名册得到相应角色，单位人员代表本单位，用户名是名册编号。',
    en: 'These people of the roster have no account. Deputies, members and leaders get the office the roster says, people of units act for theirs; the user name is the number on the roster.',
  },
  nobodyLeft: { zh: '名册上的人都已有账号。', en: 'Everybody on the roster has an account.' },
  kind: { zh: '类别', en: 'Kind' },
  mailThem: { zh: '名册上有邮箱的，发邮件邀请', en: 'Send mail to those with an address on the roster' },
  inviteChosen: { zh: '邀请选中的人', en: 'Invite those ticked' },
  tick: { zh: '选', en: 'Tick' },
  change: { zh: '变更角色', en: 'Change the roles' },
  changeHint: { zh: '保存后，这个账号的登录立即结束。', en: 'Its sign-ins end at once when this is saved.' },
  save: { zh: '保存', en: 'Save' },
  reset: { zh: '重设登录', en: 'Set sign-in anew' },
  resetHint: {
    zh: '开出一个链接交给本人，由本人设置新密码。旧密码在本人设置之前仍然有效。',
    en: 'Makes a link with which its holder sets a new password. The old one works until they do.',
  },
  makeReset: { zh: '开出链接', en: 'Make a link' },
  resetTitle: { zh: '重设密码的链接', en: 'A link to set a new password' },
  ending: { zh: '停用', en: 'Disable' },
  endingHint: {
    zh: '立即结束登录，之后不能再登录。办过的事仍记在其名下。',
    en: 'Ends its sign-ins at once and lets it in no more. What it did stays under its name.',
  },
  disable: { zh: '停用账号', en: 'Disable the account' },
  enable: { zh: '恢复账号', en: 'Enable the account' },
  endSignIns: { zh: '结束全部登录', en: 'End every sign-in' },
  saved: { zh: '已办好。', en: 'Done.' },
  own: {
    zh: '这是您自己的账号；停用和角色由另一位管理员办理。',
    en: 'This is your own account: another administrator disables it or changes its roles.',
  },
  back: { zh: '返回账号', en: 'Back to the accounts' },
  print: { zh: '打印本页交给本人。', en: 'Print this page for its person.' },
} as const satisfies Readonly<Record<string, Label>>

/** Words of the pages on which somebody sets how they sign in. */
export const newPasswordWords = {
  invitationTitle: { zh: '开通账号', en: 'Open your account' },
  invitationLead: { zh: '{name}，您好。请设置只有您知道的密码。', en: '{name}, please set a password only you know.' },
  login: { zh: '您的用户名', en: 'Your user name' },
  roles: { zh: '您的角色', en: 'Your part' },
  password: { zh: '新密码', en: 'New password' },
  passwordHint: {
    zh: '至少12个字，可以用空格。几个不相干的词连起来，既长又好记。',
    en: 'At least 12 characters; spaces are fine. Several unrelated words are long and easy to remember.',
  },
  open: { zh: '开通并登录', en: 'Open it and sign in' },
  resetTitle: { zh: '设置新密码', en: 'Set a new password' },
  resetLead: {
    zh: '保存后，其他设备上的登录都会结束。',
    en: 'Other sign-ins end when it is saved.',
  },
  save: { zh: '保存并登录', en: 'Save and sign in' },
  changeTitle: { zh: '更换密码', en: 'Change the password' },
  current: { zh: '现在的密码', en: 'Password now' },
  change: { zh: '更换', en: 'Change it' },
  failuresBefore: {
    zh: '在您这次登录之前，有人输错{count}次密码。如果不是您本人，请更换密码。',
    en: 'Before you signed in, a wrong password was given {count} times. If it was not you, change the password.',
  },
  forgotTitle: { zh: '忘记密码', en: 'Forgotten password' },
  forgotLead: {
    zh: '填写用户名。如果这个账号确认过邮箱，几分钟内会收到一封信。',
    en: 'Give your user name. If the account has a confirmed mail address, a mail comes within minutes.',
  },
  forgotOff: {
    zh: '本系统没有启用邮件。请联系系统管理员，由其开出重设密码的链接。',
    en: 'This installation sends no mail. Ask the administrator for a link to set a new password.',
  },
  ask: { zh: '发信给我', en: 'Send me a mail' },
  asked: {
    zh: '如果有这个账号，并且确认过邮箱，信已在路上。没有收到的，请联系系统管理员。',
    en: 'If there is such an account with a confirmed address, a mail is on its way. If none comes, ask the administrator.',
  },
  signedIn: {
    zh: '您现在以另一个账号登录。请先退出，再打开这个地址。',
    en: 'You are signed in with another account. Sign out first, then open this link again.',
  },
  userName: { zh: '用户名', en: 'User name' },
} as const satisfies Readonly<Record<string, Label>>

/** Words of the page on which somebody proves again who they are. */
export const proveWords = {
  title: { zh: '请再确认是您本人', en: 'Prove again who you are' },
  lead: {
    zh: '接下来的操作影响较大，请再确认一次是您本人。',
    en: 'What comes next has consequences. Show once more that it is you.',
  },
  password: { zh: '密码', en: 'Password' },
  confirm: { zh: '确认', en: 'Go on' },
} as const satisfies Readonly<Record<string, Label>>

/** What people of each kind on the roster are called. */
export const personKinds: Readonly<Record<'deputy' | 'member' | 'leader' | 'clerk', Label>> = {
  deputy: { zh: '代表', en: 'Deputy' },
  member: { zh: '委员', en: 'Member' },
  leader: { zh: '领导', en: 'Leader' },
  clerk: { zh: '工作人员', en: 'Official' },
}
