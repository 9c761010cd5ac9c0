import { caseInstance } from '#engine/case-file.ts'
import { type Todo, todosOf } from '#engine/todos.ts'
import { sees } from '#engine/visible.ts'
import type { PlainDate } from '#kernel/plain-date.ts'
import { actionName, type CaseContext, joined, personName, roleName, unitName } from './case-context.ts'
import { chainLinks } from './chain-links.ts'
import { stepWords } from './chain-words.ts'

/** One thing that is expected to happen: what, by whom, by when. */
export type NextStep = { readonly what: string; readonly who: string; readonly deadline: PlainDate | null }

/**
 * What happens next: each step waited for, with who takes it. The proposer is not told of drafts and returns, and
 * where only those are under way, or to the public, the chain's open link says it.
 */
export function nextSteps(context: CaseContext): readonly NextStep[] {
  const { seen, language, today } = context
  const steps = seen.audience === 'public' ? [] : grouped(shownTodos(context)).map((todos) => stepOf(todos, context))
  if (steps.length > 0 || sees(seen.audience, 'unit')) return steps

  const open = chainLinks(seen, today).find((link) => link.standing === 'open' || link.standing === 'late')
  return open === undefined ? [] : [{ what: stepWords[open.step][language], who: '', deadline: open.deadline }]
}

function shownTodos({ seen: { procedure, view, replies, audience } }: CaseContext): readonly Todo[] {
  const todos = todosOf(procedure, { ...view, instances: [...view.instances, ...replies] })
  if (sees(audience, 'unit')) return todos
  return todos.filter(({ action }) => {
    const { machine, by = [] } = procedure.actions[action] ?? {}
    return machine === caseInstance || by.some((role) => procedure.roles[role]?.held === 'party')
  })
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
