/** Two cases that are not on the same matter, as somebody said. */
export type ApartTable = { one_case: string; other_case: string; said_by: string; said_at: string }
