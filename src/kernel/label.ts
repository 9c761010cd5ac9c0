/** The words people read for a code, in both languages. */
export type Label = { readonly zh: string; readonly en: string }

export type Language = keyof Label
