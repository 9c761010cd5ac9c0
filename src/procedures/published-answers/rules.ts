import type { Guard, Rule } from '#engine/rule.ts'
import { type CaseView, findInstance, latestInstance, listInstances, textOf } from '#engine/view.ts'
import { broken } from '#procedures/handling/broken.ts'
import { choiceOf } from '#procedures/handling/choices.ts'
import { missingRedaction } from '#procedures/handling/redactions.ts'
import { publishedReading } from '#procedures/handling/replies.ts'
import { rules as shared } from '#procedures/handling/rules.ts'

/** What deciding on publication must keep to, where the answers stand on this machine. */
export function publicationRules(answers: string): Readonly<Record<string, Rule>> {
  return {
    ...(shared.nothing_classified === undefined ? {} : { nothing_classified: shared.nothing_classified }),

    redactions_in_answer: (view, { fields }) => {
      const missing = missingRedaction(textOf(latestInstance(view, answers)?.fields.text), textOf(fields.redactions))
      return missing === undefined ? undefined : broken('redactions_in_answer', missing)
    },
  }
}

/** Conditions of publishing the newest answer of this machine. */
export function publicationGuards(answers: string): Readonly<Record<string, Guard>> {
  return {
    /** What was decided is taken back before it is decided anew. */
    publication_pending: (view) => {
      const standing = publicationOf(view, answers)?.state ?? 'withheld'
      return standing === 'withheld' ? undefined : broken('publication_pending')
    },

    to_be_published: (view) =>
      publishedReading(latestInstance(view, answers)) === undefined ? broken('to_be_published') : undefined,

    authors_agree: (view, profile) => {
      if (choiceOf(profile, 'author_objection') !== 'binds') return undefined
      const objects = listInstances(view, 'signature').some((one) => textOf(one.fields.objection) !== '')
      return objects ? broken('authors_agree') : undefined
    },

    reply_not_published: (view) =>
      publicationOf(view, answers)?.state === 'published' ? broken('reply_not_published') : undefined,

    text_not_withheld: (view) =>
      latestInstance(view, 'text_withholding')?.state === 'withheld' ? broken('text_not_withheld') : undefined,
  }
}

function publicationOf(view: CaseView, answers: string) {
  return findInstance(view, 'publication', latestInstance(view, answers)?.instance ?? '')
}
