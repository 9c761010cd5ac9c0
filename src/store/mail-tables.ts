import type { Generated } from 'kysely'

/** Addresses, what is to be told to them, and the secret addresses of calendar feeds. */
export type MailTables = {
  account_mail: AccountMailTable
  former_address: FormerAddressTable
  mail_message: MailMessageTable
  mail_note: MailNoteTable
  calendar_feed: CalendarFeedTable
}

export type MailChoice = 'each' | 'daily' | 'none'

type AccountMailTable = {
  account_id: string
  address: string
  choice: MailChoice
  confirmed_at: string | null
  confirm_token: string | null
}

/** Where the one message goes that tells of another address; gone once it was sent. */
type FormerAddressTable = {
  message_id: string
  address: string
  changed_at: string
}

type MailMessageTable = {
  id: string
  /** Null for an invitation alone: nobody has an account yet. */
  account_id: string | null
  invitation_id: string | null
  kind: 'notes' | 'digest' | 'confirmation' | 'receipt' | 'invitation' | 'reset' | 'warning'
  /** What a warning tells of. */
  about: string | null
  digest_on: string | null
  state: 'queued' | 'sending' | 'sent' | 'dropped' | 'dead'
  attempts: Generated<number>
  next_try_at: string
  message_id: string | null
  fault: string | null
  created_at: string
  done_at: string | null
}

type MailNoteTable = {
  id: Generated<number>
  account_id: string
  case_id: string
  seq_from: number | null
  seq_to: number | null
  notice_seq: number | null
  receipt: Generated<boolean>
  created_at: string
  message_id: string | null
}

type CalendarFeedTable = { account_id: string; secret_hash: string; made_at: string }
