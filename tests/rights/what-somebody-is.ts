import type { Actor, CaseFile } from '#engine/case-file.ts'
import { factsOf, personOf, type Standing, standingOn, text } from '../model/oracle/record.ts'
import { officeOfKind } from './may-act.ts'

/** What somebody tries to act on: a machine, and which of its instances. */
type Tried = { readonly machine: string; readonly instance: string | undefined }

/** What somebody is to a case, in the words of who-may-act.yaml: read from the events alone. */
export function whatSomebodyIs(file: CaseFile, tried: Tried, actor: Actor): readonly string[] {
  if (actor.unitId !== null) return unitWords(file, tried, actor.unitId)
  return [
    ...officeWords(file.procedure, actor),
    ...(namedToAssign(file).some((office) => actor.offices.includes(office)) ? ['named_to_assign'] : []),
    ...personWords(file, tried, actor.personId),
  ]
}

/** 上海 2015 第11条: in session its secretariat, between sessions the deputies' office; the government's office shares out. */
const assignsInShanghai: Readonly<Record<string, readonly string[]>> = {
  in_session: ['session_secretariat', 'assigning_office'],
  between_sessions: ['secretariat', 'assigning_office'],
}

function namedToAssign({ profile, procedure, events }: CaseFile): readonly string[] {
  if (profile !== 'shanghai-2015' || procedure !== 'suggestion') return ['assigning_office']
  return assignsInShanghai[text(factsOf(events).period)] ?? []
}

function officeWords(kind: string, { offices }: Actor): readonly string[] {
  const putsForward = kind === 'proposal' || kind === 'social-report' ? 'member' : 'deputy'
  return [
    ...(offices.includes(putsForward) ? ['author'] : []),
    ...(offices.includes(officeOfKind[kind] ?? '') ? ['office'] : []),
    ...offices,
  ]
}

function personWords({ procedure, events }: CaseFile, { machine, instance }: Tried, person: string): readonly string[] {
  const isOne = ({ machine: of, instance: id }: Standing) => of !== machine || instance === undefined || instance === id
  const own = (of: string, states: string) =>
    standingOn(events, of).some(
      (one) => personOf(one.instance) === person && states.split(' ').includes(one.state) && isOne(one),
    )
  const leadsBySignature = procedure === 'motion' || procedure === 'enquiry'
  const words: Readonly<Record<string, boolean>> = {
    lead_author: leadsBySignature ? own('signature', 'leading') : text(factsOf(events).leadProposer) === person,
    cosigner: own('signature', 'confirmed'),
    signer: own('signature', 'leading confirmed on_paper'),
    asked_to_sign: own('signature', 'invited outdated'),
    asked_to_withdraw: own('withdrawal', 'asked'),
    asked_to_merge: own('merge_consent', 'asked'),
    answered: own('delivery', 'delivered rated unrated informed'),
    asked_to_object: own('objection', 'open'),
    asked_if_satisfied: own('satisfaction', 'asked'),
    asked_leader: standingOn(events, 'submission').some(
      ({ state, fields }) => state === 'sent' && fields.sentTo === person,
    ),
  }
  return Object.keys(words).filter((word) => words[word] === true)
}

function unitWords({ events }: CaseFile, { machine, instance }: Tried, unit: string): readonly string[] {
  const own = standingOn(events, 'assignment').find((one) => one.instance === unit)
  if (own === undefined || own.state === 'returned') return []
  const acted = standingOn(events, machine).find((one) => one.instance === instance)
  const isAUnits = standingOn(events, 'assignment').some((one) => one.instance === instance)
  const isIts = instance === undefined || instance === unit || (!isAUnits && acted?.unit === unit)
  return ['handling_unit', `${own.duty}_unit`, ...(isIts ? ['its_unit'] : [])]
}
