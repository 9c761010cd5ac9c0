import { canonicalJson } from '#ledger/canonical-json.ts'
import { wholeDraft } from '#operations/language-model/decide-draft.ts'
import {
  answerEntry,
  answerKey,
  askedEntry,
  draftDecidedEntry,
  draftDecidedKey,
  draftIssuedEntry,
  draftIssuedKey,
} from '#operations/language-model/model-entries.ts'
import { type HeldCall, listHeldCalls, listWithoutCall } from '#store/held-model-calls.ts'
import type { LedgerAct } from '#store/ledger-entries.ts'
import type { ModelCall, ModelDecisionRow } from '#store/model-calls.ts'
import type { Db } from '#store/schema.ts'
import { actsIn, countIn, type RowCheck, type ToldAct, textIn } from './row-check.ts'
import type { RowsBefore } from './rows-before.ts'
import { type HeldRow, toldRowFaults } from './told-rows.ts'

/**
 * Holds what a text model was asked, what it answered and proposed, and what people made of that against the entries of the log,
 * both ways. Once the words of a call were removed its entries cannot be opened any more, and are counted. Those calls are empty
 * that a removal names, and of those emptied before removals named them as many as the log was told then.
 *
 * @param named - the calls that removals name, each with the entry that the removal's own entry commits to.
 */
export function modelCheck(db: Db, before: RowsBefore, named: ReadonlyMap<string, number>): RowCheck {
  const emptiedBefore: ToldAct[] = []
  const told = {
    asked: noneTold(),
    answers: noneTold(),
    drafts: noneTold(),
    issues: noneTold(),
    accepted: noneTold(),
    rejected: noneTold(),
  }
  return {
    follow: async (entries) => {
      const acts = actsIn(entries, (act) => act.startsWith('model_') || act === 'finding_add')
      for (const one of acts) take(told, one)
      emptiedBefore.push(...actsIn(entries, (act) => act === 'calls_emptied_before_named'))
      return []
    },
    end: async () => {
      const rows: Rows = { asked: [], answers: [], drafts: [], issues: [], decisions: [] }
      const faults: string[] = []
      let unnamed = 0
      for (let after = 0; ; ) {
        const page = await listHeldCalls(db, after, pageCalls)
        const last = page.at(-1)
        if (last === undefined) break
        for (const one of page) {
          const isNamed = named.get(one.call.id) === one.call.act
          addRows(rows, one)
          faults.push(...callFaults(one, isNamed))
          if (isEmptied(one.call) && !isNamed) unnamed += 1
        }
        after = last.call.act
      }
      faults.push(...unnamedFaults(unnamed, emptiedBefore))
      const decided = new Map([...told.accepted, ...told.rejected])
      return [
        ...faults,
        ...(await listWithoutCall(db)).map(({ what, call }) => `${what} to model call ${call}: there is no such call`),
        ...toldRowFaults('model calls', told.asked, rows.asked, 0),
        ...toldRowFaults('model answers', told.answers, rows.answers, before.count('answers')),
        ...toldRowFaults('decisions on drafts', told.drafts, rows.drafts, before.count('drafts')),
        ...toldRowFaults('drafts issued', told.issues, rows.issues, 0),
        ...toldRowFaults('decisions on proposals', decided, rows.decisions, 0),
      ]
    },
  }
}

const pageCalls = 200

function callFaults(one: HeldCall, isNamed: boolean): readonly string[] {
  const { call, answer, proposals } = one
  return [
    ...(isEmptied(call) && !isWholeEmptied(one) ? [`${nameOf(call)}: differs from the log`] : []),
    ...(isNamed && !isEmptied(call) ? [`${nameOf(call)}: was removed and holds words`] : []),
    ...(answer === undefined && proposals.length > 0 ? [`${nameOf(call)}: has proposals and no answer`] : []),
  ]
}

/** @param told - the entries that say how many had been emptied before removals named them: one, or none. */
function unnamedFaults(unnamed: number, [told, ...others]: readonly ToldAct[]): readonly string[] {
  const known = told === undefined ? 0 : countIn(told.said, 'calls')
  const again = others.map(
    ({ seq }) => `log entry ${seq}: tells a second time of calls emptied before removals named them`,
  )
  if (unnamed === known) return again
  return [...again, `${unnamed} model calls are empty that no removal names, and the log knows of ${known}`]
}

type Told = Map<string, string>
const noneTold = (): Told => new Map()

type AllTold = Readonly<Record<'asked' | 'answers' | 'drafts' | 'issues' | 'accepted' | 'rejected', Told>>
type Rows = Readonly<Record<'asked' | 'answers' | 'drafts' | 'issues' | 'decisions', HeldRow[]>>

function take(told: AllTold, { seq, act, said, payload }: ToldAct): void {
  if (act === 'model_asked') told.asked.set(String(seq), payload)
  if (act === 'model_answered') told.answers.set(textIn(said, 'of'), payload)
  if (act === 'model_draft_decided') told.drafts.set(textIn(said, 'of'), payload)
  if (act === 'model_draft_issued') told.issues.set(textIn(said, 'of'), payload)
  if (act === 'model_proposal_rejected') told.rejected.set(textIn(said, 'proposal'), payload)
  const after = said.after ?? null
  if (act !== 'finding_add' || typeof after !== 'object' || after === null || Array.isArray(after)) return
  if ('proposal' in after) told.accepted.set(textIn(after as ToldAct['said'], 'proposal'), payload)
}

function addRows(rows: Rows, one: HeldCall): void {
  const { call, answer, proposals, decisions, issues } = one
  const name = nameOf(call)
  const key = (of: string): string | null => (isEmptied(call) ? null : of)
  rows.asked.push({ name, key: String(call.act), isSaid: (payload) => isCallSaid(call, payload) })
  if (answer !== undefined) {
    const said = answerEntry(call, answer, proposals)
    rows.answers.push({ name: `answer to ${name}`, key: key(answerKey(call)), isSaid: isSaid(said) })
  }
  for (const issue of issues) {
    const isSaidOf = (payload: string) => isSaid(draftIssuedEntry(call, issue, momentIn(payload)))(payload)
    rows.issues.push({ name: `draft of ${name} issued`, key: key(draftIssuedKey(call, issue)), isSaid: isSaidOf })
  }
  for (const decision of decisions) {
    if (decision.ordinal === wholeDraft) {
      const isSaidOf = (payload: string) => isSaid(draftDecidedEntry(call, decision, momentIn(payload).on))(payload)
      rows.drafts.push({ name: `decision on the draft of ${name}`, key: key(draftDecidedKey(call)), isSaid: isSaidOf })
      continue
    }
    const proposal = proposals.find(({ ordinal }) => ordinal === decision.ordinal)?.id ?? ''
    const isSaidOf = (payload: string) => isDecisionSaid(decision, payload)
    rows.decisions.push({
      name: `decision on proposal ${decision.ordinal} of ${name}`,
      key: proposal,
      isSaid: isSaidOf,
    })
  }
}

const nameOf = ({ id }: ModelCall): string => `model call ${id}`

const isEmptied = ({ salt }: ModelCall): boolean => salt === ''

/** A removal empties a call whole, with its answer and proposals. */
function isWholeEmptied({ call, answer, proposals }: HeldCall): boolean {
  const isAnswerEmpty = answer === undefined || (answer.output === null && answer.draft === null)
  const areProposalsEmpty = proposals.every(({ quote, speaker }) => quote === '' && speaker === null)
  return call.input === null && call.input_hash === '' && isAnswerEmpty && areProposalsEmpty
}

const isSaid =
  ({ payload }: LedgerAct) =>
  (said: string): boolean =>
    canonicalJson(payload) === said

/** Day and moment stand in the entry of what issues an answer, and the day in that of who decides. */
function momentIn(payload: string): { readonly on: string; readonly at: string } {
  const said = JSON.parse(payload) as ToldAct['said']
  return { on: textIn(said, 'on'), at: textIn(said, 'at') }
}

function isCallSaid(call: ModelCall, payload: string): boolean {
  if (!isEmptied(call)) return isSaid(askedEntry(call))(payload)
  const said = JSON.parse(payload) as ToldAct['said']
  return said.what === call.kind && said.on === call.asked_on && said.at === call.asked_at
}

function isDecisionSaid({ decision, by_person, at, finding_id }: ModelDecisionRow, payload: string): boolean {
  const said = JSON.parse(payload) as ToldAct['said']
  const isAccepted = said.act === 'finding_add'
  const isSame = isAccepted ? decision === 'accepted' && said.finding === finding_id : decision === 'rejected'
  return isSame && said.byPerson === by_person && said.at === at
}
