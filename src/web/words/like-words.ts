/** Words about cases that may be on the same matter. */
export const likeWords = {
  look: { zh: '查找内容相近的办件', en: 'Look for cases like it' },
  heading: { zh: '可能是同一件事的办件', en: 'Cases that may be on the same matter' },
  likely: { zh: '很可能是同一件事', en: 'Probably the same matter' },
  perhaps: { zh: '内容有相近之处', en: 'Something in common' },
  beforeTyping: {
    zh: '写标题和内容时，这里列出您可以看到的相近办件。',
    en: 'As you write, cases you may see that are like yours are listed here.',
  },
  none: { zh: '在您可以看到的办件中没有找到相近的。', en: 'None was found among the cases you may see.' },
  beingRead: { zh: '办件正在读入，稍后再查：', en: 'The cases are still being read; look again in a moment: ' },
  samePlace: { zh: '地点相同', en: 'same place' },
  otherPlace: { zh: '地点不同', en: 'another place' },
  sameObject: { zh: '事项相近', en: 'like object' },
  sameDemand: { zh: '要求相近', en: 'like demand' },
  shared: { zh: '相同的话', en: 'Shared words' },
  proposeMerge: { zh: '提议并入这一件', en: 'Propose to merge into this one' },
  onlyAProposal: {
    zh: '这里只是提示，是否并案由人决定，并且要各提出人同意。',
    en: 'This only points them out: people decide on a merger, and each author is asked.',
  },
} as const
