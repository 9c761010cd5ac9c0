import type { Language } from '#kernel/label.ts'
import type { Html } from '#web/html.ts'

/** Attributes a control shares: its id and name, and what describes it. */
export type ControlFrame = {
  readonly id: string
  readonly name: string
  readonly attributes: Html
  readonly language: Language
}
