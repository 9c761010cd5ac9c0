import type { Label, Language } from '#kernel/label.ts'

/** Words of acting on many cases at once, and of templates. */
export const batchWords = {
  title: { zh: '一并办理', en: 'Act on several cases' },
  go: { zh: '一并办理所选', en: 'Act on the chosen ones' },
  pick: { zh: '选', en: 'Choose' },
  pickHint: {
    zh: '选好办件，再一并办理；每件仍可单独写。',
    en: 'Choose cases and act on them together; each keeps its own words.',
  },
  whichAct: { zh: '要做哪项操作？', en: 'What should be done?' },
  nothingOpen: {
    zh: '所选的办件现在没有您可以做的操作。请回到列表另选。',
    en: 'Nothing is open to you on the chosen cases. Go back and choose others.',
  },
  leftOut: { zh: '这些不能做这项操作，没有列入：', en: 'Left out, because this is not open on them:' },
  forAll: { zh: '各件共同的内容', en: 'The same for all' },
  forAllHint: {
    zh: '填好后按“填入各件”，再逐件修改；已经单独写过的也会被替换。',
    en: 'Fill in, then “Put into each case”, then change each. Boxes that are filled for one case are replaced too.',
  },
  template: { zh: '模板', en: 'Template' },
  byState: { zh: '按各件的状态和办理结果选', en: 'Chosen by each case’s state and outcome' },
  noTemplate: { zh: '不用模板', en: 'None' },
  apply: { zh: '填入各件', en: 'Put into each case' },
  each: { zh: '逐件', en: 'Each case' },
  send: { zh: '发送', en: 'Send' },
  sendHint: {
    zh: '每件单独记录；一件不成，不影响其他各件。',
    en: 'Each case is recorded by itself; one that is refused holds up no other.',
  },
  leaveOut: { zh: '这件不办', en: 'Leave this one out' },
  report: { zh: '办理结果', en: 'What came of it' },
  done: { zh: '已办', en: 'Done' },
  refused: { zh: '未办', en: 'Refused' },
  waiting: { zh: '还没有做', en: 'Not done yet' },
  resume: { zh: '继续办完', en: 'Go on' },
  mend: { zh: '修改未办的，重新发送', en: 'Mend the refused ones and send again' },
  receipt: { zh: '存证', en: 'Log entry' },
  hiddenCase: { zh: '（您现在看不到这件）', en: '(you no longer see this case)' },

  templates: { zh: '模板', en: 'Templates' },
  templatesLead: {
    zh: '本单位（机构）的人都可以用。花括号里的名称会从办件填入。',
    en: 'For everybody of your unit or office. Names in braces are filled in from the case.',
  },
  newTemplate: { zh: '新模板', en: 'New template' },
  editTemplate: { zh: '修改模板', en: 'Change the template' },
  noTemplates: { zh: '还没有模板。', en: 'There are no templates yet.' },
  name: { zh: '名称', en: 'Name' },
  forField: { zh: '用于', en: 'For' },
  state: { zh: '只用于这个状态的办件', en: 'Only for cases in this state' },
  outcome: { zh: '只用于这个办理结果', en: 'Only with this outcome' },
  body: { zh: '文字', en: 'Words' },
  places: { zh: '可以填的名称：', en: 'Names that can be filled in:' },
  save: { zh: '保存', en: 'Save' },
  forget: { zh: '删除', en: 'Delete' },
} as const satisfies Readonly<Record<string, Label>>

/** "12 件", "1 case". */
export function casesText(count: number, language: Language): string {
  if (language === 'zh') return `${count} 件`
  return count === 1 ? '1 case' : `${count} cases`
}
