import type { Label } from '#kernel/label.ts'

/** The sentences of refusals about the text model. */
export const modelRefusalTexts = {
  model_off: {
    zh: '没有接入语言模型。其他办理不受影响。',
    en: 'No text model is set up. Everything else works without it.',
  },
  model_content_private: {
    zh: '这些内容没有公开，本机构（单位）不能把它交给语言模型。原件已公开发表的，请先注明。',
    en: 'This is not public, and your office or unit may not hand it to a text model. If the source has been published, say so.',
  },
  model_calls_used_up: {
    zh: '今天询问语言模型的次数已用完。请明天再试，或者请管理员调高上限。',
    en: 'The text model has been asked as often today as it may be. Go on tomorrow, or have the limit raised.',
  },
  model_nothing_to_send: {
    zh: '这里没有可以交给语言模型的文字。',
    en: 'There are no words here that could be handed to the text model.',
  },
  model_source_changed: {
    zh: '原文已经重新识读、改动或者移除，这条提议不再适用。',
    en: 'The source was read anew, changed or removed, so this proposal no longer fits.',
  },
  model_silent: {
    zh: '语言模型没有在规定时间内回答。请稍后再试；不用它也能办理。',
    en: 'The text model did not answer in time. Try again later; the work goes on without it.',
  },
  model_declined: {
    zh: '语言模型服务没有接受请求。请管理员查看它的地址、名称和密钥。',
    en: 'The text model’s server did not take the request. Have its address, name and key looked at.',
  },
  model_answer_wrong: {
    zh: '语言模型的回答不合规定的格式，没有采用。可以再问一次。',
    en: 'The text model’s answer was not in the form asked for, so none of it was used. Ask once more if you like.',
  },
  model_answer_too_long: {
    zh: '语言模型的回答太长或者没有写完，没有采用。',
    en: 'The text model’s answer was too long or cut off, so none of it was used.',
  },
  model_proposal_not_found: { zh: '没有找到这条提议。', en: 'There is no such proposal.' },
  model_proposal_decided: {
    zh: '这条提议已经有人处理过。请刷新后查看。',
    en: 'Somebody has decided on this already. Reload to see how it stands.',
  },
} as const satisfies Readonly<Record<string, Label>>
