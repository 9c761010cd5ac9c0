import type { Language } from '#kernel/label.ts'
import { triedFrom } from '#matching/routing/learn-routing.ts'

/** Words of what is proposed for an assignment. */
export const proposedWords = {
  title: { zh: '建议的承办单位', en: 'Units proposed' },
  lead: { zh: '建议主办', en: 'To lead' },
  instead: { zh: '建议改由', en: 'To have it instead' },
  none: { zh: '还没有推算建议的承办单位。', en: 'No units have been proposed yet.' },
  propose: { zh: '推算建议', en: 'Propose units' },
  again: { zh: '按最新所学重新推算', en: 'Propose anew from what was learned since' },
  nothing: { zh: '没有可供推算的文字。', en: 'There are no words to propose by.' },
  assignerDecides: {
    zh: '仅供参考，填不填由您决定，改派给谁由交办机构决定。',
    en: 'A proposal: you decide whether to name anybody, and the office that assigns decides who has it.',
  },
  next: { zh: '建议承办', en: 'To have it' },
  joint: { zh: '建议会办', en: 'To join' },
  unsure: { zh: '把握不够，不作建议。较有可能的单位', en: 'Not sure enough to propose anybody. The likeliest' },
  words: { zh: '文中起作用的词句', en: 'Words of the case that decided' },
  fill: { zh: '填入下面的表单', en: 'Put into the form below' },
  fillEach: { zh: '为每件填入建议的单位', en: 'Put in the units proposed for each' },
  leftOpen: { zh: '把握不够，请自行选择承办单位。', en: 'Not sure enough: choose the unit yourself.' },
  filled: { zh: '已填入下面的表单，请核对后再交办。', en: 'Put into the form below. Look it over before you send it.' },
  decides: { zh: '仅供参考，由交办人决定。', en: 'A proposal: whoever assigns decides.' },
} as const

export function percent(confidence: number): string {
  return `${Math.round(confidence * 100)}%`
}

/** What the proposal was learned from. */
export function learnedFrom(cases: number, duties: number, act: number, language: Language): string {
  if (language === 'zh') {
    if (cases === 0) return `依据${duties}个单位的职责文字；本市还没有可学习的办结件，把握程度未经检验。`
    return `依据${cases}件已定承办单位的办件和${duties}个单位的职责文字，学到日志第${act}号为止。${cases < triedFrom ? '办件尚少，把握程度未经检验。' : ''}`
  }
  if (cases === 0)
    return `From the written duties of ${duties} units; there is no case of the city to learn from yet, so how sure it is has not been tried.`
  return `From ${cases} cases whose units stood and the written duties of ${duties} units, up to entry ${act} of the log.${cases < triedFrom ? ' These are too few to have tried how sure it is.' : ''}`
}

/** How often proposals to this unit were followed. */
export function followed(chosen: number, proposed: number, language: Language): string {
  if (language === 'zh') return `此前建议由其主办${proposed}次，采纳${chosen}次。`
  return `Proposed to lead ${proposed} times before, chosen ${chosen} times.`
}
