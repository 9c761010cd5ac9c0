/** A text handed to a model, with the name it is quoted by and what it is. */
export type HandedSource = { readonly name: string; readonly what: string; readonly text: string }

/**
 * A text between two marks that carry a word made for this one call: nobody who wrote the text knew it, so nothing in the
 * text can close it. What a model makes of the text is held against the text all the same.
 */
export function fencedSource({ name, what, text }: HandedSource, mark: string): string {
  return `<<<${mark} ${name} ${what}\n${text}\n${mark} ${name} 完>>>`
}
