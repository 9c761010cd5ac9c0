/** Where of a document a word can be asked for. */
export type SearchField = 'title' | 'text' | 'answer' | 'unit' | 'author' | 'number'

type Named = { readonly field: SearchField | null; readonly day: 'from' | 'until' | null }

const fields: ReadonlyMap<string, SearchField> = new Map([
  ['title', 'title'],
  ['标题', 'title'],
  ['text', 'text'],
  ['正文', 'text'],
  ['answer', 'answer'],
  ['答复', 'answer'],
  ['unit', 'unit'],
  ['单位', 'unit'],
  ['author', 'author'],
  ['提出', 'author'],
  ['number', 'number'],
  ['编号', 'number'],
])

const days: ReadonlyMap<string, 'from' | 'until'> = new Map([
  ['from', 'from'],
  ['自', 'from'],
  ['until', 'until'],
  ['至', 'until'],
])

/** What a name before a colon stands for, in either language; nothing for a word that is no name. */
export function searchFields(name: string): Named {
  return { field: fields.get(name) ?? null, day: days.get(name) ?? null }
}
