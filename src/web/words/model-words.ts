import type { Label } from '#kernel/label.ts'

/** What pages say of the text model. */
export const modelWords = {
  title: { zh: '语言模型的提议', en: 'What the text model proposes' },
  lead: {
    zh: '模型可能出错、可能遗漏。提议只引用原文中的原话，采纳以前什么也不改变。',
    en: 'The model may be wrong and may miss things. A proposal quotes the source’s own words, and changes nothing until it is accepted.',
  },
  ask: { zh: '请模型找遗漏', en: 'Ask the model what was missed' },
  published: { zh: '原件已公开发表，可以交给模型', en: 'The source has been published and may be handed to the model' },
  sends: {
    zh: '将把原文（隐去非公众人物的姓名）发给',
    en: 'Sends the text, without names of people who are not public, to',
  },
  sendsCase: {
    zh: '将把这件办件中允许外送的内容（隐去姓名）发给',
    en: 'Sends what of this case may be sent, without names, to',
  },
  takes: { zh: '可能要等一会儿。', en: 'This may take a while.' },
  byModel: { zh: '模型提议，未核对', en: 'proposed by the model, not checked' },
  accept: { zh: '采纳', en: 'Accept' },
  reject: { zh: '不采纳', en: 'Reject' },
  noneOpen: { zh: '没有待处理的提议。', en: 'No proposal waits for you.' },
  history: { zh: '问过模型的记录', en: 'What the model was asked' },
  askedAt: { zh: '时间', en: 'When' },
  askedBy: { zh: '询问人', en: 'Asked by' },
  model: { zh: '模型', en: 'Model' },
  outcome: { zh: '结果', en: 'What came of it' },
  dropped: { zh: '未采用', en: 'left out' },
  proposed: { zh: '提议', en: 'proposed' },
  accepted: { zh: '采纳', en: 'accepted' },
  rejected: { zh: '不采纳', en: 'rejected' },
  noAnswer: { zh: '没有收到回答', en: 'no answer came' },
  notUsed: { zh: '没有采用', en: 'not used' },
  draftTitle: { zh: '语言模型的拟稿', en: 'The text model’s draft' },
  draftLead: {
    zh: '仅供参考：引用的原话都在材料中，其余的话须逐句核对。点击以前不会写入答复稿。',
    en: 'For reference: what it quotes stands in the sources; every other word needs checking. Nothing goes into the reply until you click.',
  },
  askDraft: { zh: '请模型拟稿', en: 'Ask the model for a draft' },
  takeDraft: { zh: '放入答复稿', en: 'Put it into the reply' },
  rejectDraft: { zh: '不采用', en: 'Do not use it' },
  takenNow: { zh: '拟稿已放入答复稿，请核对修改。', en: 'The draft is in the reply now; check it and change it.' },
  restsOn: { zh: '依据', en: 'rests on' },
  restsOnNothing: { zh: '没有依据', en: 'rests on nothing' },
  draftEmpty: {
    zh: '模型的拟稿没有一句站得住，全部略去了。',
    en: 'No sentence of the model’s draft held; all of it was left out.',
  },
  back: { zh: '返回', en: 'Back' },
  callTitle: { zh: '问过模型的一次', en: 'One question to the model' },
  sent: { zh: '发出的内容', en: 'What was sent' },
  cameBack: { zh: '收到的回答', en: 'What came back' },
  removedWords: { zh: '内容已经移除。', en: 'These words were removed.' },
  prompt: { zh: '问法', en: 'Wording' },
  sentAs: { zh: '依据', en: 'Sent because' },
  tokens: { zh: '计量（发出、收到）', en: 'Tokens (sent, came back)' },
  took: { zh: '用时', en: 'Took' },
  issued: { zh: '印发的答复与模型拟稿', en: 'The issued reply and the model’s draft' },
} as const satisfies Readonly<Record<string, Label>>

/** Why something of a model's answer was left out. */
export const dropWords: Readonly<Record<string, Label>> = {
  malformed: { zh: '格式不符', en: 'not in the form asked for' },
  too_many: { zh: '超出数量', en: 'beyond the number' },
  too_long: { zh: '太长', en: 'too long' },
  quote_too_short: { zh: '引文太短', en: 'quote too short' },
  quote_too_long: { zh: '引文太长', en: 'quote too long' },
  quote_not_in_source: { zh: '原文中没有', en: 'not in the source' },
  place_unclear: { zh: '位置不明', en: 'place unclear' },
  speaker_not_in_source: { zh: '说话人不在原文中', en: 'speaker not in the source' },
  source_unknown: { zh: '没有这份材料', en: 'no such source' },
  known: { zh: '已经有了', en: 'found already' },
  repeated: { zh: '重复', en: 'repeated' },
}

/** What made it that something was sent. */
export const sentAsWords: Readonly<Record<string, Label>> = {
  public: { zh: '公众可见的部分', en: 'the public reads it' },
  said_public: { zh: '询问人注明原件已公开发表', en: 'who asked said that the source has been published' },
  allowed: { zh: '本机构（单位）获准外送', en: 'the office or unit may send what is not public' },
}
