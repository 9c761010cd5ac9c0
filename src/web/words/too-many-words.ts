import type { Label } from '#kernel/label.ts'

/** Words of the page for who asks for more than the limits allow. */
export const tooManyWords = {
  title: { zh: '请求太多了', en: 'Too many requests' },
  wait: (seconds: number): Label => ({
    zh: `请等${seconds}秒再试。`,
    en: `Wait ${inEnglish(seconds)}, then try again.`,
  }),
  notStored: (seconds: number): Label => ({
    zh: `刚才提交的内容没有保存。请等${seconds}秒，然后退回上一页重新提交。`,
    en: `What you just sent was not stored. Wait ${inEnglish(seconds)}, then go back and send it again.`,
  }),
  again: { zh: '再试一次', en: 'Try again' },
}

function inEnglish(seconds: number): string {
  return seconds === 1 ? '1 second' : `${seconds} seconds`
}
