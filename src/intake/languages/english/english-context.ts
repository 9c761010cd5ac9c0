import { speaking } from './english-speakers.ts'

/** What the paragraphs before make of the next one. */
export type Context =
  | { readonly kind: 'plain' }
  /** Resolved: what was decided follows. */
  | { readonly kind: 'decides' }
  /** Will the Government inform us: its questions follow. */
  | { readonly kind: 'asks'; readonly speaker: string }
  /** Somebody speaks in their own words, or an answer is written down. */
  | { readonly kind: 'speaks'; readonly speaker: string | null }
  /** Somebody reported: what they said follows, point by point. */
  | { readonly kind: 'reports'; readonly speaker: string | null; readonly number: string }
  /** Motion by A: its words follow. */
  | { readonly kind: 'moves'; readonly speaker: string }

export const plain: Context = { kind: 'plain' }

/** Reply: what is written behind it, or in the next paragraph, is the answer. */
export const reply =
  /^(?:Reply|Response|Answer|A|Written (?:reply|answer|response)|Officer(?:'s|s'|’s)? (?:comment|response)s?)\s*[:–-]\s*/
/** Somebody reports what follows point by point. */
export const reporting = new RegExp(
  `^${speaking}(?:,? [^:.]{0,60}?)? (?:reported|advised|said|stated|noted|highlighted|provided an update|gave an update|raised|asked)(?: (?:on )?the following[^:.]{0,30}| that| as follows)?\\s*:\\s*$`,
  'u',
)
/** What follows is reported by nobody named. */
export const following =
  /\bthe following (?:\w+ ){0,3}(?:were|was) (?:made|raised|noted|highlighted|reported|discussed)\s*:\s*$|\bas follows\s*:\s*$/i
/** Will the Government inform this Council: questions follow. */
export const inform =
  /\b(?:inform|tell|advise) (?:this|the) (?:Council|Assembly|House|Committee|Chamber|Board)\b[^:]{0,30}:\s*$/
