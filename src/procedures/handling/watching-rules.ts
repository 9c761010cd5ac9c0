import type { Guard, Rule } from '#engine/rule.ts'
import { type CaseView, type Instance, latestInstance, listInstances, textOf } from '#engine/view.ts'
import { broken, listOf } from './broken.ts'
import { answeringUnits, jointUnits } from './named.ts'

/** Of urging, supervising and settling: who may be urged, who reviews, who explains. */
export const watchingRules: Readonly<Record<string, Rule>> = {
  carries_on: (view, { fields }) => {
    const { carriedTo } = view.facts
    const isLater = typeof carriedTo !== 'number' || Number(fields.carriedTo) > carriedTo
    return isLater ? undefined : broken('carries_on', String(carriedTo))
  },

  another_term: (view, { fields }) =>
    textOf(view.facts.termBegun) === textOf(fields.termBegun) || fields.termBegun === fields.termEnded
      ? broken('another_term')
      : undefined,

  urges_who_has_it: (view, { fields }) => {
    const having = listInstances(view, 'assignment').filter((one) => one.state !== handedBack)
    const other = listOf(fields.urgedUnits).find((unit) => !having.some((one) => one.instance === unit))
    return other === undefined ? undefined : broken('urges_who_has_it', textOf(String(other)))
  },

  /** 政府督查工作条例: who drew a conclusion does not review it. */
  reviews_anothers: (view, { actor }) =>
    latestInstance(view, 'supervision')?.broughtBy.concluded === actor.personId
      ? broken('reviews_anothers')
      : undefined,

  /** Shanghai 2015 art. 17: the units explain together what was settled for them. */
  explained_together: (view, { fields }) => {
    const parties = [...answeringUnits(view), ...jointUnits(view)]
    const named = listOf(fields.explainedBy)
    const together = named.length > 1 && named.every((unit) => parties.some((one) => one === unit))
    return together ? undefined : broken('explained_together')
  },
}

export const watchingGuards: Readonly<Record<string, Guard>> = {
  no_key_item: (view) => (keyItemOf(view) === undefined ? undefined : broken('no_key_item')),

  head_named: (view) => (textOf(keyItemOf(view)?.fields.head) === '' ? broken('head_named') : undefined),

  /** A key item is answered once the unit's head has it in hand, where the law says so. */
  key_item_led: (view, profile) => {
    const demanded = ['leads', 'answers_in_person'].includes(profile?.choices.key_item_head?.value ?? '')
    const key = demanded ? keyItemOf(view) : undefined
    return key !== undefined && textOf(key.fields.head) === '' ? broken('key_item_led') : undefined
  },

  answered_in_person: (view, profile) => {
    const key = profile?.choices.key_item_head?.value === 'answers_in_person' ? keyItemOf(view) : undefined
    return key !== undefined && textOf(key.fields.metOn) === '' ? broken('answered_in_person') : undefined
  },

  no_supervision_open: (view) =>
    ['opened', 'planned', 'concluded', 'objected', 'reviewed'].includes(
      latestInstance(view, 'supervision')?.state ?? '',
    )
      ? broken('no_supervision_open')
      : undefined,

  conclusion_open_to_objection: (view) =>
    latestInstance(view, 'supervision')?.fields.supervisionKind === 'inspection'
      ? undefined
      : broken('conclusion_open_to_objection'),

  no_disagreement_open: (view) =>
    listInstances(view, 'disagreement').some((one) => one.state === 'raised')
      ? broken('no_disagreement_open')
      : undefined,
}

const handedBack = 'returned'

function keyItemOf(view: CaseView): Instance | undefined {
  const latest = latestInstance(view, 'key_item')
  return latest?.state === 'chosen' ? latest : undefined
}
