import type { Generated, Kysely, Transaction } from 'kysely'
import type { Duty } from '#engine/duty.ts'
import type { KeptDuty } from '#intake/duty/kept-duty.ts'
import type { ApartTable } from './apart-table.ts'
import type { IdentityTables } from './identity-tables.ts'
import type { ImportTables } from './import-tables.ts'
import type { Json } from './json-column.ts'
import type { LogTables } from './log-tables.ts'
import type { MailTables } from './mail-tables.ts'
import type { ModelTables } from './model-tables.ts'
import type { NoticeTables } from './notice-tables.ts'
import type { RemovalTables } from './removal-tables.ts'
import type { RoutingTables } from './routing-tables.ts'
import type { WorkTables } from './work-tables.ts'

/** The database or a transaction on it: the first argument of every query. */
export type Db = Kysely<Tables>
export type Tx = Transaction<Tables>

export type Tables = NoticeTables &
  LogTables &
  MailTables &
  ModelTables &
  ImportTables &
  IdentityTables &
  RemovalTables &
  RoutingTables &
  WorkTables & {
    city: CityTable
    unit: UnitTable
    person: PersonTable
    meeting_session: MeetingSessionTable
    source_file: SourceFileTable
    reading: ReadingTable
    finding: FindingTable
    finding_answer: FindingAnswerTable
    finding_correction: FindingCorrectionTable
    case_file: CaseFileTable
    case_event: CaseEventTable
    case_summary: CaseSummaryTable
    case_person: CasePersonTable
    case_assignment: CaseAssignmentTable
    case_todo: CaseTodoTable
    case_clock: CaseClockTable
    matter_apart: ApartTable
    ledger_entry: LedgerEntryTable
    number_series: NumberSeriesTable
  }

type CityTable = {
  id: string
  name_zh: string
  name_en: string
  time_zone: string
  demonstration: boolean
}

type UnitTable = {
  id: string
  name_zh: string
  name_en: string
  short_zh: string
  kind: string
  duties: string
}

type PersonTable = {
  id: string
  name: string
  kind: 'deputy' | 'member' | 'leader' | 'clerk'
  office: string | null
  delegation: string | null
  unit_id: string | null
}

type MeetingSessionTable = {
  id: string
  name_zh: string
  name_en: string
  kind: string
  opens_on: string
  closes_on: string
  place: string
  theme: string
  host: string
}

type SourceFileTable = {
  id: string
  sha256: string
  name: string
  size: number
  content: Buffer
  added_by: string
  added_at: string
}

export type ReadingState = 'queued' | 'reading' | 'done' | 'failed'

type ReadingTable = {
  id: string
  source_file_id: string
  name: string
  state: ReadingState
  progress_done: Generated<number>
  progress_of: Generated<number>
  refusal: Json<unknown> | null
  result: Json<unknown> | null
  text: string | null
  session_id: string | null
  asked_by: string
  asked_at: string
  started_at: string | null
  done_at: string | null
}

export type FindingStanding = 'proposed' | 'confirmed' | 'dropped'

type FindingTable = {
  id: string
  reading_id: string
  ordinal: number | null
  kind: string
  article: number | null
  session: number | null
  speaker: string | null
  verb: string | null
  span_start: number
  span_end: number
  quote: string
  /** Who is to do it and by when, in the shape a reading gives it, with what of it a person said. */
  duty: Json<KeptDuty> | null
  origin: 'reader' | 'person'
  standing: FindingStanding
  corrected: Generated<boolean>
  version: Generated<number>
  case_id: string | null
}

type FindingAnswerTable = {
  reading_id: string
  finding_id: string
  answer_id: string
  score: number
  reason: Json<unknown>
  origin: 'reader' | 'person'
  standing: FindingStanding
}

type FindingCorrectionTable = {
  id: Generated<number>
  reading_id: string
  finding_id: string
  act: string
  before: Json<unknown> | null
  after: Json<unknown> | null
  /** Opens what the log commits to of it; empty once its words were removed, and for those logged before there was one. */
  salt: Generated<string>
  by_person: string
  at: string
  /** Its entry in the log. */
  ledger_seq: number
}

type CaseFileTable = {
  id: string
  procedure: string
  profile: string
  submit_token: string | null
  created_at: string
}

type CaseEventTable = {
  case_id: string
  seq: number
  type: string
  action: string
  machine: string
  instance: string
  state_before: string | null
  state: string
  /** Null for what time alone brought about. */
  by_person: string | null
  by_role: string
  by_unit: string | null
  on_day: string
  at: string
  fields: Json<unknown>
  clocks: Json<unknown>
  waived: Json<unknown>
  salt: string
}

type CaseSummaryTable = {
  case_id: string
  procedure: string
  state: string
  version: number
  title: string
  subject: string | null
  flow_number: string | null
  case_number: string | null
  lead_proposer: string | null
  proposer_label: string
  cosigners: number
  session_id: string | null
  lead_unit: string | null
  outcome: string | null
  attitude: string | null
  result: string | null
  done_by: string | null
  next_clock: string | null
  next_deadline: string | null
  submitted_on: string
  replied_on: string | null
  updated_at: string
  text_public: boolean
  reply_public: boolean
  /** Still with those who write and sign it: in nobody else's list. */
  private: boolean
  origin_reading: string | null
  entered_for_other: boolean
  archived_on: string | null
  key_item: Generated<boolean>
  /** How often a unit was urged on it. */
  urgings: Generated<number>
  /** The year it was carried into last. */
  carried_to: number | null
  /** Its authors stay unnamed: nothing of them stands in what is shown of this row. */
  confidential: Generated<boolean>
  /** Taken over from an old file. */
  imported: Generated<boolean>
  /** Whose case it is, for the database's own wall (partyOf in reader.ts); shown nowhere. */
  parties: Generated<string[]>
}

type CasePersonTable = {
  case_id: string
  person_id: string
  relation: 'lead_proposer' | 'cosigner' | 'invited_signer' | 'joining_author'
}

type CaseAssignmentTable = {
  case_id: string
  procedure: string
  unit_id: string
  duty: Duty
  state: string
  next_clock: string | null
  next_deadline: string | null
  open: boolean
  /** Its case's text or reply is public. */
  published: Generated<boolean>
}

type CaseTodoTable = {
  case_id: string
  procedure: string
  action: string
  instance: string
  holder_kind: 'office' | 'person' | 'unit'
  holder: string
  since: string | null
  deadline: string | null
}

type CaseClockTable = {
  case_id: string
  clock: string
  instance: string
  started_on: string
  deadline: string
  provisional: boolean
  stopped_on: string | null
}

type LedgerEntryTable = {
  seq: number
  at: string
  payload: string
  previous_hash: string
  hash: string
  case_id: string | null
  case_seq: number | null
}

type NumberSeriesTable = { series: string; last: number }
