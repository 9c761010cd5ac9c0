import type { Json } from './json-column.ts'

/** What was asked of a text model and what was made of it. */
export type ModelTables = {
  model_call: {
    id: string
    kind: 'findings' | 'draft'
    reading_id: string | null
    case_id: string | null
    unit_id: string | null
    case_version: number | null
    model: string
    endpoint: string
    prompt: string
    asked_by: string
    asked_on: string
    asked_at: string
    sent_as: SentAs
    salt: string
    input_hash: string
    input: string | null
    act: number
  }
  model_answer: {
    call_id: string
    took_ms: number | null
    outcome: string
    output: string | null
    draft: Json<StoredDraft> | null
    dropped: Json<Readonly<Record<string, number>>>
    input_tokens: number | null
    output_tokens: number | null
  }
  model_proposal: {
    id: string
    call_id: string
    ordinal: number
    kind: string
    speaker: string | null
    span_start: number
    span_end: number
    quote: string
  }
  model_decision: {
    call_id: string
    ordinal: number
    decision: ModelDecision
    by_person: string
    at: string
    finding_id: string | null
  }
  model_draft_issue: {
    case_id: string
    seq: number
    call_id: string
    taken: boolean
    kept_percent: number
    own_percent: number
    act: number
  }
}

/** What made it that something was sent: it is public, somebody said so, or those who asked may send what is not. */
export type SentAs = 'public' | 'said_public' | 'allowed'

export type ModelDecision = 'accepted' | 'rejected'

/** Paragraphs of sentences, with the words of the sources each rests on. */
export type StoredDraft = readonly (readonly {
  readonly text: string
  readonly quotes: readonly { readonly source: string; readonly quote: string }[]
}[])[]
