import type { Label } from '#kernel/label.ts'

/** Words of the page on which deadlines are reckoned anew. */
export const recomputingWords = {
  title: { zh: '重算期限', en: 'Deadlines reckoned anew' },
  lead: {
    zh: '放假安排或者规定改动以后，还在计时的期限可能落在另一天。下面是会变动的期限；写明依据后一并变动，每一件都记入办理记录。',
    en: 'After a change of the days off or of a law, running deadlines may fall on another day. Those that would move stand below; they are moved together, on the authority you name, and each case’s record says so.',
  },
  case: { zh: '办件', en: 'Case' },
  clock: { zh: '期限', en: 'Deadline' },
  before: { zh: '原到期日', en: 'Until now' },
  after: { zh: '重算后', en: 'Reckoned anew' },
  stops: { zh: '现行规定没有这项期限，停止计时', en: 'the law has no such limit any more; it stops' },
  sameDay: { zh: '（日期不变，推算依据变了）', en: '(same day, on other grounds)' },
  authority: { zh: '依据（如节假日安排通知文号）', en: 'On what authority (e.g. the notice of days off)' },
  link: { zh: '重算期限', en: 'Reckon deadlines anew' },
  checked: (cases: number, changed: number): Label => ({
    zh: `查了${cases}件还在计时的办件，${changed === 0 ? '期限都不变。' : `${changed}件的期限会变动。`}`,
    en: `${cases} ${cases === 1 ? 'case' : 'cases'} with running deadlines looked at; ${changed === 0 ? 'none moves.' : `those of ${changed} would move.`}`,
  }),
  missingYear: (year: number): Label => ({
    zh: `缺少${year}年的放假安排，需要它的期限没有重算。`,
    en: `There is no calendar for ${year}; deadlines that need it were not reckoned.`,
  }),
  move: (cases: number): Label => ({
    zh: `变动这${cases}件的期限`,
    en: cases === 1 ? 'Move the deadlines of this case' : `Move the deadlines of these ${cases} cases`,
  }),
  moved: (cases: number): Label => ({
    zh: `已变动${cases}件的期限，并记入办理记录。`,
    en: `The deadlines of ${cases} ${cases === 1 ? 'case' : 'cases'} were moved, and the records say so.`,
  }),
  left: (cases: number): Label => ({
    zh: `另有${cases}件在此期间有了新的记录，没有变动，请再看一遍。`,
    en: `${cases} more had moved on meanwhile and were left; look again.`,
  }),
} as const
