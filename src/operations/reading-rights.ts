import type { Actor } from '#engine/case-file.ts'
import type { SourceRefusal } from '#intake/readers/source-refusals.ts'
import type { ScanRefusal } from './file-scanner.ts'

/** What is typed as words of the source: a finding's own, who is to do it, who with them, and by when. */
export type TypedPart = 'words' | 'unit' | 'joint' | 'due'

/** Why something asked of a reading was not done. */
export type ReadingRefusal =
  | ScanRefusal
  | { readonly code: 'reading_not_allowed' }
  | { readonly code: 'reading_not_found' }
  | { readonly code: 'reading_not_done' }
  /** The file was removed: its bytes are gone and do not come back. */
  | { readonly code: 'content_removed' }
  | { readonly code: 'session_unknown' }
  | { readonly code: 'empty_file' }
  | { readonly code: 'file_too_large'; readonly bytes: number; readonly most: number }
  | { readonly code: 'file_unfit'; readonly because: SourceRefusal }
  | { readonly code: 'finding_not_found'; readonly finding: string }
  | { readonly code: 'finding_moved_on'; readonly finding: string }
  /** What is added stands there already: found by the reader, or dropped. */
  | { readonly code: 'finding_there'; readonly finding: string }
  /** At the place that was named stand other words than those that were seen there; or typed words stand nowhere. */
  | { readonly code: 'words_not_in_source'; readonly part?: TypedPart; readonly quote?: string }
  /** Typed words that stand at several places, with where those nearest to the finding begin: one is to be named. */
  | {
      readonly code: 'words_at_several_places'
      readonly part: TypedPart
      readonly quote: string
      readonly count: number
      readonly places: readonly number[]
      /** That of the place nearest of all. */
      readonly nearest: number
    }
  /** Only of what is to be done it is said who does it, and by when. */
  | { readonly code: 'kind_without_duty' }
  | { readonly code: 'span_invalid'; readonly start: number; readonly end: number }
  | { readonly code: 'finding_opened'; readonly finding: string }
  | { readonly code: 'no_finding_chosen' }
  | { readonly code: 'kind_not_openable'; readonly finding: string }
  | { readonly code: 'answer_to_itself'; readonly finding: string }
  /** Only topics and suggestions are answered, and only by what is neither. */
  | { readonly code: 'link_unfit'; readonly finding: string }

const changes = ['secretariat', 'proposal_committee']
const looks = [...changes, 'assigning_office', 'leader']

/** Readings hold what nobody has confirmed yet: the offices look at them; those who take cases in work on them. */
export function mayRead(actor: Pick<Actor, 'offices'> | null, how: 'look' | 'change'): boolean {
  return actor?.offices.some((office) => (how === 'look' ? looks : changes).includes(office)) ?? false
}
