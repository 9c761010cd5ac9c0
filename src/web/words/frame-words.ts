import type { Label } from '#kernel/label.ts'

/** Words of the frame around every page. */
export const frameWords = {
  product: { zh: '回应', en: 'Huiying' },
  skip: { zh: '跳到正文', en: 'Skip to the content' },
  mainNavigation: { zh: '主导航', en: 'Main' },
  settings: { zh: '显示和账号', en: 'Display and account' },
  inbox: { zh: '待办', en: 'Inbox' },
  waiting: { zh: '件待办', en: 'waiting' },
  cases: { zh: '办件', en: 'Cases' },
  newCase: { zh: '提出', en: 'New case' },
  newOfKind: { zh: '提{matter}', en: 'New {matter}' },
  board: { zh: '承办', en: 'Units' },
  readings: { zh: '读页', en: 'Readings' },
  mailDesk: { zh: '邮件投递', en: 'Mail delivery' },
  ownSettings: { zh: '设置', en: 'Settings' },
  publicCases: { zh: '公开办件', en: 'Published cases' },
  lookUp: { zh: '查编号', en: 'Look up a number' },
  signIn: { zh: '登录', en: 'Sign in' },
  signOut: { zh: '退出', en: 'Sign out' },
  signedInAs: { zh: '当前账号', en: 'Signed in as' },
  otherLanguage: { zh: 'English', en: '中文' },
  largerText: { zh: '大字', en: 'Large text' },
  normalText: { zh: '标准字', en: 'Normal text' },
  demonstration: {
    zh: '演示城市：人物、单位和事件都是虚构的。',
    en: 'A demonstration city: its people, units and events are invented.',
  },
  keys: { zh: '快捷键', en: 'Keyboard' },
  close: { zh: '关闭', en: 'Close' },
  keysOn: { zh: '启用单键快捷键', en: 'Use single-key shortcuts' },
  keyNext: { zh: '下一行', en: 'Next row' },
  keyPrevious: { zh: '上一行', en: 'Previous row' },
  keyOpen: { zh: '打开这一行', en: 'Open the row' },
  keySearch: { zh: '到搜索框', en: 'Go to the search box' },
  keySend: { zh: '提交表单', en: 'Send the form' },
  keyHelp: { zh: '显示快捷键', en: 'Show this list' },
  keyLeave: { zh: '关闭或离开', en: 'Close or leave' },
  notFoundTitle: { zh: '没有这个页面', en: 'There is no such page' },
  notFound: {
    zh: '地址可能写错了，或者页面已经移走。可以从首页重新开始，或者按编号查找。',
    en: 'The address may be mistyped, or the page has moved. Start again from the front page, or look up a number.',
  },
  faultTitle: { zh: '程序出错了', en: 'Something went wrong' },
  fault: {
    zh: '这不是您的问题。没有保存的内容请稍后重新提交；再次出现时，请把下面的编号告诉管理员。',
    en: 'This is not your fault. Send again later what was not stored; if it happens again, give the administrator this number.',
  },
  faultNumber: { zh: '错误编号', en: 'Reference' },
  signedOutTitle: { zh: '登录已过期', en: 'Your sign-in has ended' },
  signedOut: {
    zh: '刚才的内容还没有保存。请在新窗口登录，然后回到本页刷新，浏览器会重新提交刚才填写的内容。',
    en: 'What you just sent is not stored yet. Sign in in a new window, come back to this page and reload it: the browser sends it again.',
  },
  tooLargeTitle: { zh: '内容太大', en: 'Too much at once' },
  tooLarge: {
    zh: '提交的内容超过上限，没有保存。请退回上一页缩短后再提交。',
    en: 'What you sent is larger than allowed and was not stored. Go back, shorten it and send it again.',
  },
  frontPage: { zh: '首页', en: 'Front page' },
  back: { zh: '返回', en: 'Back' },
} as const satisfies Readonly<Record<string, Label>>

/** Offices that no procedure names among its roles. */
export const officeWords: Readonly<Record<string, Label>> = {
  leader: { zh: '领导', en: 'Leader' },
  administrator: { zh: '系统管理员', en: 'Administrator' },
}
