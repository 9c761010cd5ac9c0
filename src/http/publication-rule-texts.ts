import type { Label } from '#kernel/label.ts'

/** What keeps an answer or its case's words from the public, in words that say how to mend it. */
export const publicationRuleTexts: Readonly<Record<string, Label>> = {
  publication_pending: {
    zh: '答复的公开方式已经定了。',
    en: 'How the reply is published has been settled already.',
  },
  redactions_in_text: {
    zh: '隐去的内容须与答复稿原文一致，并写明理由（每行：原文｜理由）。',
    en: 'What is left out must stand in the draft word for word, with a reason (one a line: words | why).',
  },
  redactions_in_answer: {
    zh: '隐去的内容须与答复、报告原文一致，并写明理由（每行：原文｜理由）。',
    en: 'What is left out must stand in the answer word for word, with a reason (one a line: words | why).',
  },
  nothing_classified: {
    zh: '本系统不处理国家秘密。请停止录入，按保密规定另行办理。',
    en: 'State secrets must not be in this system. Stop here and handle it by the secrecy rules.',
  },
  replies_published: {
    zh: '本地规定只公开办理情况报告，不公开单件答复；规定有变的，请修改该地方的规定文件。',
    en: 'By this law only the report on the handling is published, no single reply; if the law has changed, change its file.',
  },
  to_be_published: {
    zh: '按审查结论，这份答复不公开文本。',
    en: 'By its review the text of this reply is not published.',
  },
  delivered_to_authors: {
    zh: '答复还没有送达提出人，不能公开。',
    en: 'The reply has not been delivered to its authors, so it is not published yet.',
  },
  authors_agree: { zh: '有{author}不同意公开。', en: 'An author objects to its publication.' },
  reply_not_published: { zh: '答复已经公开。', en: 'The reply was published already.' },
  text_not_withheld: { zh: '已经不公开。', en: 'It is withheld already.' },
}
