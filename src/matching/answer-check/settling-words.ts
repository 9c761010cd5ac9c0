import type { CheckedLanguage } from './checked-language.ts'

/** The answer is no, or not here, or not yet, for a reason: that settles a point as an act does. */
const declining: Readonly<Record<CheckedLanguage, RegExp>> = {
  zh: /(?:不宜|不能(?!满足)|无法|不具备|不符合|达不到|难以(?!满足)|不予|不再|无权|暂不|暂缓|不适合|不建议|没有条件|不可行|不可以|不得|不允许|不属于|维持现状|予以保留|保持不变|不作调整|属于[^,。;]{2,16}(?:权限|职权|事权|范围|调节价)|由[^,。;]{2,10}(?:规定|决定|另行确定|统一[^,。;]{0,6})|(?:须|需|要)?待[^,。;]{2,24}后|未[^,。;]{0,4}安排|已无[^,。;]{0,4}安排)/,
  en: /\b(?:cannot|can not|can't|not (?:possible|permitted|feasible|allowed|be (?:changed|met|adopted|taken up))|no power|outside (?:the|our|its)|is set by|are set by|unable to|does not allow|do not allow|must wait|until (?:after )?the)\b/i,
}

/** Thanks, receipt and what announces the answer: the frame of a letter, not a part of what it says. */
const courtesy: Readonly<Record<CheckedLanguage, RegExp>> = {
  zh: /^(?:(?:您|贵|你|该|关于|收到|您好|尊敬|首先)[^。;]{0,120}(?:收悉|收到)|[^。;]{0,60}(?:(?:答复|回复|报告|函复|说明)如下|(?:逐[项条]|一并)答复)$|[^,。;]{0,12}(?:代表|委员)[:,]?$|(?:再次|最后,?|衷心|真诚|非常)*(?:感谢|欢迎|希望您|恳请您)|(?:您|贵委|代表)[^,。;]{0,12}(?:建议|提案|意见)(?:,?我们?[^,。;]{0,4}(?:进行了)?(?:认真|专题|深入)(?:研究|办理)|(?:很|非常|十分)(?:好|有意义|重要|中肯)[^。;]{0,10})$|(?:您|贵委|代表)在[^,。;]{2,14}中[^。;]{2,60}$|专此|特此|此复|您好[,!]?$|您的(?:来信|建议|提案)[^。;]{0,16}(?:收悉|收到))/,
  en: /^(?:Thank you\b|Dear\b|(?:With )?(?:best|kind) regards|Yours\b|We (?:thank|have received)\b|.{0,60}\b(?:has|have) been received\b|.{0,60}\b(?:reply|answer) (?:is )?as follows)/i,
}

export function declines(words: string, language: CheckedLanguage): boolean {
  return declining[language].test(words)
}

export function isCourtesy(words: string, language: CheckedLanguage): boolean {
  return courtesy[language].test(words)
}

const finished: Readonly<Record<CheckedLanguage, RegExp>> = {
  zh: /已(?!无)|[\u4e00-\u9fff]了|完成(?!日期|时限)|建成|完毕|到位|截至|目前[^,。;]{0,20}(?:有|达|为)|均有|共有|新增|现有/,
  en: /\b(?:has|have|had|was|were) (?:\w+ly )?(?:been )?\w+ed\b|\b(?:\w+ed|built|cut|put up|bought|paid)\b/,
}

const toCome: Readonly<Record<CheckedLanguage, RegExp>> = {
  zh: /将(?!军|士)|拟|计划|准备|预计|打算|下一步|明年|后年|(?:底|日|月|年)前|正在|争取|力争/,
  en: /\b(?:will|shall|plans? to|intends? to|going to|by (?:the end of )?(?:next )?)\b/i,
}

/** Tells of something done; in Chinese a bare act without a word of the time to come is told as done. */
export function tellsDone(words: string, language: CheckedLanguage): boolean {
  return finished[language].test(words)
}

export function tellsToCome(words: string, language: CheckedLanguage): boolean {
  return toCome[language].test(words)
}
