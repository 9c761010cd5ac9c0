import { html } from 'hono/html'
import type { Procedure } from '#engine/procedure.ts'
import type { Language } from '#kernel/label.ts'
import { findProcedure } from '#procedures/installed.ts'
import type { Html } from '#web/html.ts'

type Spoken = { readonly language: Language; readonly isPublic: boolean }

/** A state in the words its readers know; what is over is set in grey. Never like a button. */
export function stateWord(procedure: Procedure | string, machine: string, state: string, spoken: Spoken): Html {
  const isOver = stateOf(procedure, machine, state)?.final === true
  return html`<span class="${isOver ? 'state state-over' : 'state'}">${stateLabel(procedure, machine, state, spoken)}</span>`
}

/** The same as plain words; the code where the kind of case knows no such state. */
export function stateLabel(
  procedure: Procedure | string,
  machine: string,
  state: string,
  { language, isPublic }: Spoken,
): string {
  const known = stateOf(procedure, machine, state)
  const label = isPublic ? (known?.publicLabel ?? known?.label) : known?.label
  return label?.[language] ?? state
}

function stateOf(procedure: Procedure | string, machine: string, state: string) {
  const kind = typeof procedure === 'string' ? findProcedure(procedure) : procedure
  return kind?.machines[machine]?.states[state]
}
