import type { Language } from '#kernel/label.ts'

/** Words of the page that groups cases waiting to be filed. */
export const sameMatterWords = {
  title: { zh: '待受理办件的归并', en: 'Cases to file that may belong together' },
  link: { zh: '查看可能是同一件事的待受理办件', en: 'See which cases to file may be on the same matter' },
  lead: {
    zh: '把可能是同一件事的待受理办件放在一起，标出相同的话。是否并案由您决定，并且要各提出人同意。',
    en: 'Cases that wait to be filed and may be on the same matter, with the words they share. You decide whether to propose a merger, and each author is asked.',
  },
  none: {
    zh: '没有发现可能是同一件事的待受理办件。',
    en: 'No cases that wait to be filed seem to be on the same matter.',
  },
  into: { zh: '作为主件', en: 'Main case' },
  joins: { zh: '选中', en: 'Choose' },
  which: { zh: '作为主件：', en: 'Main case: ' },
  choose: { zh: '选中：', en: 'Choose: ' },
  merge: { zh: '提议把选中的并入主件', en: 'Propose to merge the chosen ones into the main case' },
  apart: {
    zh: '选中的和主件彼此都不是同一件事',
    en: 'Each of the chosen ones and the main case is on a matter of its own',
  },
  apartHint: {
    zh: '说明后不再提示，可以收回；记下由谁在什么时候说明。',
    en: 'They are not shown together again unless this is taken back; who said so and when is kept.',
  },
  likest: { zh: '与它最相近：', en: 'Likest to: ' },
  apartTitle: { zh: '已说明不是同一件事的', en: 'Said not to be on the same matter' },
  takeBack: { zh: '收回', en: 'Take back' },
  takenBack: { zh: '已收回：这些办件会再放在一起比对。', en: 'Taken back: these cases are compared again.' },
  saidApart: { zh: '已记下：这些办件不是同一件事。', en: 'Kept: these cases are not on the same matter.' },
} as const

export function groupHeading(number: number, count: number, language: Language): string {
  return language === 'zh' ? `第${number}组，${count}件` : `Group ${number}: ${count} cases`
}

/** Who said of two cases that they are not on the same matter, and when. */
export function apartText(by: string, moment: string, language: Language): string {
  return language === 'zh' ? `${by}，${moment}` : `${by}, ${moment}`
}

export function lookedText(looked: number, waiting: number, language: Language): string {
  if (looked >= waiting)
    return language === 'zh' ? `共比对了${looked}件待受理办件。` : `${looked} cases that wait were compared.`
  return language === 'zh'
    ? `待受理办件有${waiting}件，比对了登记最早的${looked}件。`
    : `${waiting} cases wait; the ${looked} registered first were compared.`
}

export function leftText(left: number, what: 'groups' | 'cases', language: Language): string {
  if (language === 'zh') return what === 'groups' ? `另有${left}组未列出。` : `本组另有${left}件未列出。`
  return what === 'groups' ? `${left} more groups are not shown.` : `${left} more of this group are not shown.`
}
