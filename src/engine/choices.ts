import type { Label } from '#kernel/label.ts'

/** Something that laws decide differently and that is neither a length nor a list, with the answers a profile may give. */
export type ChoiceDefinition = { readonly label: Label; readonly values: Readonly<Record<string, Label>> }

/** How one place's law decides it; null where it does not say. */
export type ProfileChoice = {
  readonly value: string | null
  readonly source: string | null
  readonly verified?: false
}
