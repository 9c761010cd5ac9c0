import type { Label } from '#kernel/label.ts'

/** Words of the forms that take the secret of a link. */
export const linkCodeWords = {
  code: { zh: '链接或其中的代码', en: 'The link, or the code in it' },
  hint: {
    zh: '请粘贴邮件或纸条上的整个地址，或只粘贴“#”后面的代码。',
    en: 'Paste the whole address of the mail or slip, or only the code behind its “#”.',
  },
  goOn: { zh: '继续', en: 'Go on' },
} as const satisfies Readonly<Record<string, Label>>
