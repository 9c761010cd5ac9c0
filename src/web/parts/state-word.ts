import { html } from 'hono/html'
import type { Procedure } from '#engine/procedure.ts'
import type { Language } from '#kernel/label.ts'
import { findProcedure } from '#procedures/installed.ts'
import type { Html } from '#web/html.ts'

/** A state in the words its readers know; what is over is set in grey. Never like a button. */
export function stateWord(
  procedure: Procedure | string,
  machine: string,
  state: string,
  { language, isPublic }: { readonly language: Language; readonly isPublic: boolean },
): Html {
  const kind = typeof procedure === 'string' ? findProcedure(procedure) : procedure
  const definition = kind?.machines[machine]?.states[state]
  const label = isPublic ? (definition?.publicLabel ?? definition?.label) : definition?.label
  return html`<span class="${definition?.final === true ? 'state state-over' : 'state'}">${label?.[language] ?? state}</span>`
}
