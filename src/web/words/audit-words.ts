import type { Label } from '#kernel/label.ts'

/** Words of the audit's page. */
export const auditWords = {
  title: { zh: '审计', en: 'Audit' },
  lead: {
    zh: '登录、账号变动、被拒绝的操作、下载。只能查看和导出，谁也不能修改。',
    en: 'Sign-ins, changes of accounts, refusals, downloads. It is read and exported; nobody changes it.',
  },
  number: { zh: '序号', en: 'No.' },
  at: { zh: '时间', en: 'Time' },
  act: { zh: '事项', en: 'What' },
  login: { zh: '谁', en: 'Who' },
  about: { zh: '对谁', en: 'To whom' },
  address: { zh: '来自', en: 'From' },
  detail: { zh: '详情', en: 'Details' },
  any: { zh: '全部', en: 'All' },
  user: { zh: '用户名', en: 'User name' },
  from: { zh: '从', en: 'From day' },
  to: { zh: '到', en: 'To day' },
  find: { zh: '查找', en: 'Search' },
  none: { zh: '没有符合的记录。', en: 'Nothing fits.' },
  older: { zh: '更早的', en: 'Earlier' },
  save: { zh: '导出 CSV', en: 'Export as CSV' },
} as const satisfies Readonly<Record<string, Label>>
