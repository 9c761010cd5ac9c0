import type { TextSpan } from '#kernel/text-span.ts'
import type { Stretch } from './flow-of.ts'

/** A paragraph of a body; `order` is the piece it begins with. */
export type Paragraph = { readonly order: number; readonly stretches: Stretch[] }

/** An article as far as the order of pieces tells: its body, and what stands in it. */
export type Draft = {
  readonly paragraphs: Paragraph[]
  /** Opens as a report does (本报讯). */
  readonly report: boolean
  byline: TextSpan | null
  /** A web page's particulars stand over it. */
  readonly ofPage: boolean
  continuation: TextSpan | null
  /** Notes and bylines it has no more room for. */
  readonly surplus: TextSpan[]
  /** It goes on elsewhere: nothing behind belongs to it. */
  closed: boolean
}

/** Something that stands beside bodies: a title, a caption. Numbers are positions in `drafts`. */
export type Aside = {
  readonly order: number
  readonly stretch: Stretch
  readonly words: string
  /** The draft whose text stands last before it, -1 for none. */
  readonly after: number
  /** The draft whose text comes next with nothing but titles, captions and bylines between; -1 for none. */
  readonly before: number
}

export type TitleAside = Aside & {
  /** Titles with the same number stand together. */
  readonly run: number
  /** Lines or gap between it and the title above in the run. */
  readonly gap: number
  /** Says who did what. */
  readonly reportsAct: boolean
  /** Where the text before it stopped in the middle of a sentence. */
  readonly cutsSentence: boolean
}

export type Drafts = {
  readonly drafts: readonly Draft[]
  readonly titles: readonly TitleAside[]
  readonly captions: readonly Aside[]
}
