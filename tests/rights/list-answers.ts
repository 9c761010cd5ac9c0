import { z } from 'zod'
import type { OpenTown, Reader } from './open-town.ts'

const Line = z.looseObject({
  id: z.string(),
  procedure: z.string(),
  state: z.string(),
  title: z.string(),
  subject: z.string().nullable(),
  flowNumber: z.string().nullable(),
  caseNumber: z.string().nullable(),
  session: z.string().nullable(),
  outcome: z.string().nullable(),
  submittedOn: z.string(),
  nextDeadline: z.string().nullable(),
  archivedOn: z.string().nullable(),
  keyItem: z.boolean(),
})
type Line = z.infer<typeof Line>
const Lines = z.object({ cases: z.array(Line), next: z.string().nullable() })

/** A way to narrow a list, and which rows it should leave by what the rows themselves show. */
type Narrowing = { readonly query: string; readonly leaves: (line: Line) => boolean }

/** Every line of a list somebody gets, page by page. */
async function linesFor({ ask }: OpenTown, who: Reader, query: string): Promise<readonly Line[]> {
  const lines: Line[] = []
  for (let after: string | null = ''; after !== null; ) {
    const place: string = after === '' ? '' : `&after=${encodeURIComponent(after)}`
    const page: z.infer<typeof Lines> = Lines.parse(
      await (await ask(who, `/api/cases?limit=40&${query}${place}`)).json(),
    )
    lines.push(...page.cases)
    after = page.next
  }
  return lines
}

function narrowingsFrom(lines: readonly Line[], today: string): readonly Narrowing[] {
  const valuesOf = (field: 'procedure' | 'state' | 'subject' | 'session' | 'outcome') =>
    [...new Set(lines.map((line) => line[field]).filter((value) => value !== null))].map((value) => ({
      query: `${field}=${encodeURIComponent(value)}`,
      leaves: (line: Line) => line[field] === value,
    }))
  return [
    ...(['procedure', 'state', 'subject', 'session', 'outcome'] as const).flatMap(valuesOf),
    { query: 'key=yes', leaves: (line) => line.keyItem },
    { query: 'archived=yes', leaves: (line) => line.archivedOn !== null },
    { query: 'submittedFrom=2026-03-06', leaves: (line) => line.submittedOn >= '2026-03-06' },
    { query: 'late=yes', leaves: (line) => line.nextDeadline !== null && line.nextDeadline < today },
    { query: 'q=QK0', leaves: (line) => line.title.includes('QK0') },
  ]
}

/** Narrowings that tell more of a case than its own row shows: each is a way to ask about what is hidden. */
export async function tellingNarrowings(
  town: OpenTown,
  who: Reader,
  everyLine: readonly Line[],
  today: string,
): Promise<{ readonly asked: number; readonly leaks: readonly string[] }> {
  const lines = await linesFor(town, who, '')
  // Values nobody but an office sees are asked about by everybody.
  const narrowings = narrowingsFrom(everyLine, today)
  const leaks: string[] = []
  for (const { query, leaves } of narrowings) {
    const got = await linesFor(town, who, query)
    const expected = new Set(lines.filter(leaves).map(({ id }) => id))
    const more = got.filter(({ id }) => !expected.has(id))
    // A list that is not narrowed at all tells nothing.
    if (more.length > 0 && got.length !== lines.length)
      leaks.push(`${query} for ${who ?? 'the public'}: ${more.length} more than shown`)
  }
  return { asked: narrowings.length, leaks }
}

export async function everyLineOf(town: OpenTown, who: Reader): Promise<readonly Line[]> {
  return linesFor(town, who, '')
}
