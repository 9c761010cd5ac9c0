import type { Result } from '#kernel/result.ts'

/** One mail, ready to go. `messageId` stays the same however often it is tried, so that a second copy can be known. */
export type OutgoingMail = {
  readonly to: string
  readonly subject: string
  readonly text: string
  readonly messageId: string
  readonly language: 'zh' | 'en'
  /** Texts that come with it as files. */
  readonly attachments: readonly MailAttachment[]
}

export type MailAttachment = { readonly name: string; readonly text: string }

/**
 * Why a mail did not go out. `code` holds no address and none of the server's words.
 * `server`: nothing goes out at present; `later`: this one may go another time; `never`: this one will not.
 */
export type MailFault = { readonly what: 'server' | 'later' | 'never'; readonly code: string }

/** Hands one mail to a mail server and says whether the server took it. Never throws for what a server may do. */
export type SendMail = (mail: OutgoingMail) => Promise<Result<undefined, MailFault>>
