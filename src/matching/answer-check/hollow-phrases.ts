import type { TextSpan } from '#kernel/text-span.ts'
import type { CheckedLanguage } from './checked-language.ts'

/** Why a phrase says nothing by itself. */
export type HollowKind = 'attention' | 'effort' | 'some_day' | 'slogan'

export type HollowPhrase = TextSpan & { readonly kind: HollowKind }

const degree =
  '(?:进一步|不断|持续|积极|切实|大力|着力|全力|稳步|扎实|深入|努力|认真|充分|继续|更好地?|有效|全面|始终|主动|逐步|更加|加快|科学|严格)'
const effort =
  '(?:加强|加大|加快|强化|深化|推进|推动|促进|提升|提高|完善|健全|优化|改进|改善|落实|抓好|做好|研究|探索|协调|沟通|争取|吸纳|吸收|采纳|考虑|满足|丰富|营造|构建|增强|巩固|关注|学习|贯彻|统筹|发展|激发|创新|拓展|开展|规范|解决|配合|支持|引导|实施)'

/** By language: the ways in which an answer says that it means well. They are hollow only where nothing else is said. */
const phrases: Readonly<Record<CheckedLanguage, readonly (readonly [HollowKind, RegExp])[]>> = {
  zh: [
    ['attention', /(?:高度|十分|非常|历来|一贯|一直|始终|极为|特别)(?:高度|十分|非常)?重视|充分认识|高度关注/g],
    ['attention', /(?:摆[上在到]|放[在到])[^,。;]{0,4}(?:重要|突出|首要|优先)[^,。;]{0,4}(?:位置|日程|地位)/g],
    ['attention', /很有(?:针对性|价值|意义|启发)|完全赞同|很好的?(?:参考|借鉴)|宝贵(?:意见|建议)|参考价值/g],
    ['effort', new RegExp(`${degree}(?:地)?${effort}`, 'g')],
    [
      'effort',
      /加大[^,。;]{0,6}力度|强化[^,。;]{1,12}(?:意识|保障|协同|联动|管理|监管|教育)|抓(?:好|紧|实)[^,。;]{0,4}落实/g,
    ],
    [
      'some_day',
      /适时|择机|在?今后(?:的)?工作中|统筹(?:研究|考虑|谋划|推进)|(?:予以|加以|积极|统筹)考虑|认真研究|深入研究/g,
    ],
    ['some_day', /(?:尽快|早日|尽早|力争早日|争取尽快|逐步)(?:予以|加以)?(?:解决|落实|立项|实施|推进|扩大|见效|建成)/g],
    [
      'slogan',
      /提高[^,。;]{0,4}站位|压实[^,。;]{0,4}责任|多措并举|久久为功|攻坚克难|全力以赴|举一反三|常抓不懈|一抓到底|齐抓共管|真抓实干|保驾护航|统筹谋划|科学统筹|共建共治共享|义不容辞|立行立改|照单全收|出发点和落脚点|责无旁贷|重要(?:名片|载体|抓手|组成部分)/g,
    ],
    [
      'slogan',
      /坚持[^,。;]{2,14}(?:导向|理念|原则|思想|方针|为中心|最大化)|以[^,。;]{2,8}为(?:契机|抓手|引领)|为[^,。;]{2,16}(?:赋能|保驾护航|作出[^,。;]{0,4}贡献)/g,
    ],
    [
      'slogan',
      /(?:营造|形成|构建)[^,。;]{0,24}(?:氛围|格局|局面|合力|环境)|(?:再上|迈上|取得)[^,。;]{0,4}(?:新台阶|更大成效|新成效|新进展)|人民满意|长效机制|高质量发展|贯彻[^,。;]{0,16}(?:部署|精神|理念)|筑牢[^,。;]{1,8}防线|抓紧抓实|关怀|摆在心上/g,
    ],
  ],
  en: [
    [
      'attention',
      /\b(?:attach(?:es|ed)? (?:great|high|the utmost) importance|of (?:great|the utmost) importance to us|carefully (?:considered|read|noted)|tak(?:e|es|en) (?:very )?seriously|valuable (?:suggestion|comments?))\b/gi,
    ],
    [
      'effort',
      /\b(?:further|continue to|actively|constantly|vigorously|effectively|continuously|steadily)\s+(?:\w+ly\s+)?(?:strengthen|improve|promote|enhance|explore|step up|advance|deepen|intensify|optimi[sz]e|push|support|work|develop)\b/gi,
    ],
    [
      'effort',
      /\b(?:step up|redouble|intensify) (?:our|its|their) efforts\b|\bmake every effort\b|\bdo our (?:best|utmost)\b/gi,
    ],
    [
      'some_day',
      /\b(?:in due course|at an appropriate time|when (?:conditions|circumstances) (?:permit|allow)|as soon as possible|in (?:our|the) future work)\b/gi,
    ],
    ['some_day', /\bwill (?:be )?(?:stud(?:y|ied)|consider(?:ed)?|look(?:ed)? into|explore[d]?|examine[d]?)\b/gi],
    [
      'slogan',
      /\b(?:people-cent(?:red|ered)|new level|long-term mechanism|high-quality development|joint efforts)\b/gi,
    ],
  ],
}

/** Every phrase of meaning well that stands in a passage, in the order of the text. */
export function hollowPhrasesIn(folded: string, span: TextSpan, language: CheckedLanguage): HollowPhrase[] {
  const words = folded.slice(span.start, span.end)
  return phrases[language]
    .flatMap(([kind, pattern]) =>
      [...words.matchAll(pattern)].map((found) => ({
        kind,
        start: span.start + found.index,
        end: span.start + found.index + found[0].length,
      })),
    )
    .sort((a, b) => a.start - b.start || b.end - a.end)
    .filter(notWithin())
}

/** Of phrases in the order of the text, those that do not begin inside the one before. */
function notWithin(): (one: TextSpan) => boolean {
  let behind = 0
  return ({ start, end }) => {
    if (start < behind) return false
    behind = end
    return true
  }
}
