import type { Guard } from '#engine/rule.ts'
import { findInstance, latestInstance, textOf, versionIn } from '#engine/view.ts'
import { broken } from './broken.ts'
import { choiceOf } from './choices.ts'
import { deliveriesOf, publishedReading, replyAt } from './replies.ts'

/** Conditions of what the public may read. */
export const publishingGuards: Readonly<Record<string, Guard>> = {
  /** Where a law has only the report on the handling published, no single reply is. */
  replies_published: (_, profile) =>
    choiceOf(profile, 'reply_publication') === 'report_only' ? broken('replies_published') : undefined,

  to_be_published: (view, _, place) =>
    publishedReading(replyAt(view, place)) === undefined ? broken('to_be_published') : undefined,

  authors_agree: (view, profile, place) => {
    if (choiceOf(profile, 'author_objection') !== 'binds') return undefined
    const objects = deliveriesOf(view, replyAt(view, place)?.instance).some(
      (one) => textOf(one.fields.objection) !== '',
    )
    return objects ? broken('authors_agree') : undefined
  },

  reply_not_published: (view, _, place) => {
    const version = versionIn(place?.instance ?? '')
    const isPublished = findInstance(view, 'publication', version)?.state === 'published'
    return isPublished ? broken('reply_not_published') : undefined
  },

  text_not_withheld: (view) =>
    latestInstance(view, 'text_withholding')?.state === 'withheld' ? broken('text_not_withheld') : undefined,
}
