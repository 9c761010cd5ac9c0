import { actsIn, countIn, type RowCheck, type ToldAct } from './row-check.ts'

/** Rows of which there were some before entries told of such rows. */
export type RowsBefore = {
  readonly count: (name: 'imports' | 'answers' | 'drafts' | 'choices' | 'handBacks') => number
}

/** Reads from the entry that a migration left how many rows there were; none where there is no such entry. */
export function rowsBefore(): RowsBefore & { readonly check: RowCheck } {
  let told: ToldAct['said'] | undefined
  return {
    count: (name) => (told === undefined ? 0 : countIn(told, name)),
    check: {
      follow: async (entries) => {
        const [first, ...others] = actsIn(entries, (act) => act === 'rows_before_entries')
        const more = told === undefined ? others : [first, ...others].filter((one) => one !== undefined)
        const { rows } = first?.said ?? {}
        if (told === undefined && typeof rows === 'object' && rows !== null && !Array.isArray(rows)) {
          told = rows as ToldAct['said']
        }
        return more.map(({ seq }) => `log entry ${seq}: tells a second time of rows from before`)
      },
      end: async () => [],
    },
  }
}
