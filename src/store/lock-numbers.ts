/** The numbers of the locks that are not a row's, in one place so that no two are the same: whoever holds one would hold both. */
export const lockNumbers = {
  /** The head of the log: one writer at a time. Named by the database's own held_log_head as well. */
  ledger: 7_214_036,
  /** What acts read and write, against its removal. */
  content: 7_214_037,
  /** How much a text model may be asked. */
  modelQuota: 7_214_038,
  /** The signing of the log. */
  publication: 7_214_039,
  /** The sessions put in from texts: listed and added to by one opening of cases at a time. */
  sessionsOfTexts: 7_214_040,
} as const
