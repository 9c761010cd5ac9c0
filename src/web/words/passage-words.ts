import type { Label } from '#kernel/label.ts'

/** Words of the page on which cases are carried over the end of a year or a term. */
export const passageWords = {
  title: { zh: '年终结转和换届承接', en: "The year's end and a new term" },
  link: { zh: '年终结转和换届承接', en: "The year's end and a new term" },
  year: { zh: '年终结转', en: 'Carried into the next year' },
  yearLead: {
    zh: '年底还没有落实的承诺结转到下一年，逐件记入办理记录；承诺的日子不变。下面是规定的日子已到、还没有结转的。',
    en: 'What was promised and is not done goes into the next year, each case on its own record; the day promised stays. Those whose day has come stand below.',
  },
  term: { zh: '换届承接', en: 'A new term' },
  termLead: {
    zh: '换届时还没有办完的件继续办理，答复原提出人；书面说明逐件记入办理记录。任何一件都不会因换届而删去、停办或者重新计时。',
    en: 'What a term leaves unfinished goes on and is answered to who put it forward; the written explanation stands in each record. Nothing is dropped, stopped or reckoned anew.',
  },
  none: { zh: '现在没有需要结转的。', en: 'Nothing is to be carried over now.' },
  noneUnfinished: { zh: '没有未办完的件。', en: 'Nothing is unfinished.' },
  unit: { zh: '承办单位', en: 'Handling unit' },
  cases: { zh: '办件', en: 'Cases' },
  show: { zh: '看这些办件', en: 'Show them' },
  count: { zh: '件数', en: 'Number' },
  noUnit: { zh: '还没有交办', en: 'Not assigned' },
  authority: { zh: '依据', en: 'On what authority' },
  termEnded: { zh: '届满的一届', en: 'Term that ended' },
  termBegun: { zh: '新的一届', en: 'Term that began' },
  explanation: { zh: '书面说明', en: 'Written explanation' },
  carry: (cases: number): Label => ({
    zh: `结转这${cases}件`,
    en: cases === 1 ? 'Carry this case over' : `Carry these ${cases} cases over`,
  }),
  goOn: (cases: number): Label => ({
    zh: `承接这${cases}件`,
    en: cases === 1 ? 'Record it for this case' : `Record it for these ${cases} cases`,
  }),
  passed: (cases: number): Label => ({
    zh: `已记入${cases}件的办理记录。`,
    en: `Recorded on ${cases} ${cases === 1 ? 'case' : 'cases'}.`,
  }),
  left: (cases: number): Label => ({
    zh: `另有${cases}件在此期间有了新的记录，或者已经记过，没有变动，请再看一遍。`,
    en: `${cases} more had moved on meanwhile, or carry it already, and were left; look again.`,
  }),
} as const
