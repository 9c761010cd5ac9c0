import type { Examined } from '#app/examine-profiles.ts'
import { type ActionDefinition, beginsCase, type Procedure, type Requirement } from '#engine/procedure.ts'
import type { Profile } from '#engine/profile.ts'
import { worded } from '#engine/terms.ts'
import { ruleTexts } from '#http/rule-texts.ts'
import type { Label } from '#kernel/label.ts'

/** Above this line of a README stand words of its own, below it what the declaration and the laws say. */
export const readmeBorder =
  '<!-- From here on: what the declaration and the laws say. `node scripts/write-readmes.ts` writes it anew. -->'

type ReadmeFacts = {
  readonly procedure: Procedure
  /** The laws of this kind of case, with how each did with its worked cases. */
  readonly laws: readonly { readonly profile: Profile; readonly examined: Examined }[]
}

/** What stands below the border: forms, steps, rules that data cannot say, sources, worked cases, open questions. */
export function procedureReadme({ procedure, laws }: ReadmeFacts): string {
  return [
    '## 表单 / Forms',
    ...forms(procedure),
    '## 步骤 / Steps',
    steps(procedure),
    '## 由程序判断的 / Rules that data cannot say',
    rulesOf(procedure),
    '## 依据和实例 / Sources and worked cases',
    sources(procedure, laws),
    '## 待核 / Open questions',
    ...laws.map(({ profile }) => questions(profile)),
  ].join('\n\n')
}

const both = ({ zh, en }: Label) => `${zh} / ${en}`

function forms(procedure: Procedure): readonly string[] {
  return offered(procedure)
    .filter(([, action]) => beginsCase(action) && !isLinked(procedure, action))
    .map(([, action]) =>
      [
        `### ${both(action.label)}`,
        '',
        '| 栏目 | Field | 必填 / required |',
        '| --- | --- | --- |',
        ...Object.values(action.fields)
          .filter(({ type }) => type !== 'issued_number')
          .map(({ label, required }) => `| ${cell(label.zh)} | ${cell(label.en)} | ${demanded(required)} |`),
      ].join('\n'),
    )
}

function demanded(required: Requirement | undefined): string {
  if (required === undefined) return ''
  return required === true ? '是 / yes' : '视情形 / as the case is'
}

function steps(procedure: Procedure): string {
  return [
    '| 步骤 | Step | 由谁 / by |',
    '| --- | --- | --- |',
    ...offered(procedure).map(([, { label, by }]) => {
      const who = by.map((role) => procedure.roles[role]?.label ?? { zh: role, en: role })
      return `| ${cell(label.zh)} | ${cell(label.en)} | ${cell(who.map(both).join('；'))} |`
    }),
  ].join('\n')
}

/** What is done by people: neither what a linked case or the timer brings about, nor what imports tell. */
function offered(procedure: Procedure): readonly (readonly [string, ActionDefinition])[] {
  return Object.entries(procedure.actions).filter(
    ([, action]) => action.past !== true && action.unoffered !== true && !isLinked(procedure, action),
  )
}

function isLinked(procedure: Procedure, { by }: ActionDefinition): boolean {
  return by.every((role) => ['through', 'timer'].includes(procedure.roles[role]?.held ?? ''))
}

function rulesOf(procedure: Procedure): string {
  const used = offered(procedure).flatMap(([, { rules = [], guards = [] }]) => [...rules, ...guards])
  return [...new Set(used)]
    .sort()
    .map((name) => {
      const text = ruleTexts[name]
      return `- \`${name}\`${text === undefined ? '' : `：${both(worded(text, procedure.terms))}`}`
    })
    .join('\n')
}

function sources(procedure: Procedure, laws: ReadmeFacts['laws']): string {
  return [
    '| 规定 / Law | 依据 / Source | 实例 / Worked cases |',
    '| --- | --- | --- |',
    ...laws.map(({ profile, examined }) => {
      const folder = `../../../data/profiles/${profile.id}/${procedure.id}`
      return `| [${cell(both(profile.title))}](${folder}.yaml) | ${cell(profile.source)} | [${examined.cases}](${folder}.examples.yaml) |`
    }),
    '',
    '实例不用本系统推算；在文件后面照样添写，`npm run check-profiles` 逐例核对。',
    'The cases were worked without this system; add yours at the end of a file, and `npm run check-profiles` works each anew.',
  ].join('\n')
}

function questions({ title, openQuestions }: Profile): string {
  return [`### ${both(title)}`, '', ...openQuestions.map((one) => `- ${one.zh}\n  ${one.en}`)].join('\n')
}

function cell(text: string): string {
  return text.replaceAll('|', '\\|')
}
