import { publishing } from '#procedures/handling/actions/publishing.ts'
import { replying } from '#procedures/handling/actions/replying.ts'
import { signed } from '#procedures/joint-signing/signature.ts'
import { wherePublished } from './choices.ts'

const { secrecy, secrecyReviewer, publication, notPublishedBecause, summary, redactions } = replying.review_reply.fields

/**
 * Publishing what a body answered or reported: the body says how, each signer may object, the secretariat publishes.
 *
 * @param answers - the machine the answers stand on.
 * @param given - the state of an answer that was given.
 * @param open - where the case stands while this is decided.
 * @param published - where it stands when it may be published.
 * @param shown - where it stands while its words may be read.
 */
export function publishingAnswers<
  const Answers extends string,
  const Given extends string,
  const Open extends string,
  const Published extends string,
  const Shown extends string,
>({
  answers,
  given,
  open,
  published,
  shown,
  guards,
}: {
  readonly answers: Answers
  readonly given: Given
  readonly open: readonly Open[]
  readonly published: readonly Published[]
  readonly shown: readonly Shown[]
  readonly guards: readonly string[]
}) {
  return {
    decide_publication: {
      label: { zh: '保密和公开审查', en: 'Review for secrecy and publication' },
      machine: answers,
      from: [given],
      whileCase: open,
      by: ['lead_unit'],
      event: 'publication_reviewed',
      where: wherePublished,
      guards: [...guards, 'publication_pending'],
      rules: ['nothing_classified', 'redactions_in_answer'],
      creates: [{ machine: 'publication', event: 'publication_decided', of: { actedOn: true } }],
      starts: [{ clock: 'publication', for: 'case', when: { fact: 'publication', in: ['full', 'summary'] } }],
      fields: {
        secrecy,
        secrecyReviewer,
        publication,
        notPublishedBecause,
        summary,
        redactions,
      },
    },
    object_to_publication: {
      label: { zh: '不同意公开答复、报告', en: 'Object to the answer being published' },
      machine: 'signature',
      from: signed,
      whileCase: open,
      by: ['signer'],
      event: 'publication_objected',
      where: wherePublished,
      guards: [...guards, 'reply_not_published'],
      fields: { objection: { label: { zh: '理由', en: 'Reason' }, type: 'text', maxLength: 2_000, required: true } },
    },
    publish_reply: {
      label: { zh: '公开答复、报告', en: 'Publish the answer' },
      machine: 'publication',
      from: ['decided'],
      to: 'published',
      whileCase: published,
      by: ['secretariat'],
      event: 'reply_published',
      where: wherePublished,
      stops: ['publication'],
      guards: [...guards, 'to_be_published', 'authors_agree'],
      fields: {},
    },
    withhold_reply: {
      ...publishing.withhold_reply,
      label: { zh: '不再公开答复、报告', en: 'Take the answer off the public pages' },
      by: ['lead_unit', 'secretariat'],
      where: wherePublished,
      guards: [],
    },
    consent_to_text: { ...publishing.consent_to_text, from: shown },
    withhold_text: { ...publishing.withhold_text, whileCase: shown },
    release_text: { ...publishing.release_text, whileCase: shown },
  } as const
}
