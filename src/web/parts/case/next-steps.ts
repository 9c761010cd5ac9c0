import { type Todo, todosOf } from '#engine/todos.ts'
import { sees } from '#engine/visible.ts'
import type { PlainDate } from '#kernel/plain-date.ts'
import { actionName, type CaseContext, joined, personName, roleName, unitName } from './case-context.ts'
import { chainLinks } from './chain-links.ts'
import { stepWords } from './chain-words.ts'

/** One thing that is expected to happen: what, by whom, by when. */
export type NextStep = { readonly what: string; readonly who: string; readonly deadline: PlainDate | null }

/**
 * What happens next. Those who work on the case read each step waited for; to others the chain's open link
 * says it, since drafts and returns are not theirs to see.
 */
export function nextSteps(context: CaseContext): readonly NextStep[] {
  const { seen, language, today } = context
  if (!sees(seen.audience, 'unit')) {
    const open = chainLinks(seen, today).find((link) => link.standing === 'open' || link.standing === 'late')
    return open === undefined ? [] : [{ what: stepWords[open.step][language], who: '', deadline: open.deadline }]
  }
  const whole = { ...seen.view, instances: [...seen.view.instances, ...seen.replies] }
  return grouped(todosOf(seen.procedure, whole)).map((todos) => stepOf(todos, context))
}

/** Several holders of one step are one line. */
function grouped(todos: readonly Todo[]): readonly (readonly [Todo, ...Todo[]])[] {
  const groups = new Map<string, [Todo, ...Todo[]]>()
  for (const todo of todos) {
    const key = `${todo.action} ${todo.instance}`
    const group = groups.get(key)
    if (group === undefined) groups.set(key, [todo])
    else group.push(todo)
  }
  return [...groups.values()]
}

function stepOf(todos: readonly [Todo, ...Todo[]], context: CaseContext): NextStep {
  const [first] = todos
  return {
    what: actionName(context, first.action),
    who: joined(
      todos.map((todo) => holderName(todo, context)),
      context.language,
    ),
    deadline: first.deadline,
  }
}

function holderName({ holderKind, holder }: Todo, context: CaseContext): string {
  if (holderKind === 'office') return roleName(context, holder)
  return holderKind === 'unit' ? unitName(context, holder) : personName(context, holder)
}
