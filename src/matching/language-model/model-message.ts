/** One part of what a model is handed. */
export type ModelMessage = { readonly role: 'system' | 'user'; readonly content: string }
