import type { RateLimiter } from './rate-limiter.ts'

/** How much one account or one address may ask for. */
export type Limits = {
  /** Requests of any kind, for each account and for each address. */
  readonly requests: RateLimiter
  /** Tries to sign in, for each address. */
  readonly signIns: RateLimiter
  /** Files handed in, for each account. */
  readonly uploads: RateLimiter
  /** What one address asks where nobody signs in: the log's files, the witness desk, health, each counted by itself. */
  readonly openDoors: RateLimiter
  /** Bytes handed in as files, for each account and day. */
  readonly bytesADay: number
}
