import type { Label } from '#kernel/label.ts'
import type { Carry } from './carry.ts'
import type { ChainDeclaration } from './chain.ts'
import type { ChoiceDefinition } from './choices.ts'
import type { ClockStart } from './clock-start.ts'
import type { Duties, Duty } from './duty.ts'
import type { FactCondition } from './fact-condition.ts'
import type { ProfileCondition } from './profile-condition.ts'
import type { Guard, Named, Rule } from './rule.ts'
import type { Need, Tally } from './tally.ts'
import type { Terms } from './terms.ts'
import type { CaseView, Instance } from './view.ts'
import type { Visibility } from './visibility.ts'

/** One state machine of a case. A case has one of the first kind and any number of the others. */
export type MachineDefinition = {
  readonly label: Label
  /** What an instance stands for; its id is a unit's, a person's, another case's or the version's number. */
  readonly per: 'case' | 'unit' | 'version' | 'person' | 'linked_case'
  /** One for each person and version of this other machine; the id is then `version/person`. */
  readonly ofVersions?: string
  /** A version belongs to the unit that opened it: each unit acts on the newest of its own, and on no other's. */
  readonly ownedByUnits?: true
  readonly start: string
  readonly states: Readonly<Record<string, StateDefinition>>
}

export type StateDefinition = {
  readonly label: Label
  /** What the public reads for this state, where it differs. */
  readonly publicLabel?: Label
  /** Nothing more is expected of this machine. */
  readonly final?: true
  /** While the case stands here only those named in it see it: no office, no unit, no list of others. */
  readonly private?: true
}

/**
 * Who somebody is in a case: `office` roles come with the account, `party` roles from the persons
 * named in the case, `unit` roles from the units it was assigned to. A `self` role is that of a person who has an
 * instance of a machine of their own, in one of some states; it reaches no other person's instance. Two roles are
 * held by nobody: acts of a linked case come by `through`, what time alone brings about by `timer`. A `named` role
 * stands for others: those its law names for such a case, settled by an act and kept with the case, else one it falls
 * to; whoever acts, acts as one of those.
 * An account that acts for a unit never holds a `party` or `self` role, whoever sits at it.
 */
export type RoleDefinition = { readonly label: Label } & (
  | {
      readonly held: 'office'
      /** The account's office it comes with; its own name where left out. */
      readonly office?: string
    }
  | {
      readonly held: 'party'
      readonly fact: string
      /** The fact stands on instances of this machine, in one of these states, instead of on the case. */
      readonly on?: { readonly machine: string; readonly in: readonly string[] }
    }
  | { readonly held: 'unit'; readonly duty?: Duties }
  | { readonly held: 'self'; readonly machine: string; readonly in: readonly string[] }
  | { readonly held: 'through' | 'timer' }
  | { readonly held: 'named'; readonly as: readonly NamedRole[]; readonly otherwise: string }
)

/** One of the roles a law may name: where the profile has chosen so, for cases of which a fact says so when it is settled. */
export type NamedRole = {
  readonly role: string
  readonly where: ProfileCondition
  readonly when?: FactCondition
}

/**
 * A field is demanded always, when another field has one of the given values, or when the code chosen in another
 * field says so in the profile's list; or, where the profile has chosen so, unless another field is filled in. What
 * hangs on the profile is settled by `procedureUnder`.
 */
export type Requirement =
  | true
  | { readonly field: string; readonly in: readonly string[] }
  | { readonly field: string; readonly demandedByCode: true }
  | { readonly where: ProfileCondition; readonly unless: string }
  | { readonly unless: string }

export type FieldDefinition = {
  readonly label: Label
  readonly hint?: Label
  readonly required?: Requirement
  /** Asked only where the profile has chosen so. */
  readonly where?: ProfileCondition
} & (
  | { readonly type: 'line' | 'text'; readonly maxLength: number }
  /** A code of one of the profile's lists; with `optionalList`, not asked where that list is empty. */
  | { readonly type: 'code'; readonly list: string; readonly optionalList?: true }
  | { readonly type: 'date'; readonly notBeforeToday?: true; readonly notAfterToday?: true }
  /** A minute of a day by the city's clock: 2026-01-20T14:00. */
  | { readonly type: 'moment'; readonly notBeforeToday?: true }
  | { readonly type: 'whole_number'; readonly min: number; readonly max: number }
  /** A case is named by the number it is quoted by. */
  | { readonly type: 'unit' | 'person' | 'session' | 'case' }
  /** A person of the roster who leads: an official, no deputy and no clerk. */
  | { readonly type: 'leader' }
  /** `among`: only units that have the case are offered. */
  | { readonly type: 'units' | 'people'; readonly max: number; readonly among?: 'assigned' }
  | { readonly type: 'yes_no' }
  /** Handed out by the office's number series, never typed. */
  | { readonly type: 'issued_number'; readonly series: string }
)

/** A move of another machine that follows from the action. */
export type Effect = {
  readonly machine: string
  readonly duty?: Duties
  /**
   * Of the instances that stood in `from` before the act: 'latest' is the newest version, 'own' the acting unit's,
   * 'own_versions' those of versions the acting unit opened; or those of a list of the procedure's.
   */
  readonly which: 'all' | 'latest' | 'case' | 'own' | 'own_versions' | { readonly named: string }
  readonly from: readonly string[]
  readonly to: string
  readonly event: string
  /** Only once every instance of this machine stands in one of these states, the act and the effects before counted in. */
  readonly onceAll?: { readonly machine: string; readonly duty?: Duties; readonly in: readonly string[] }
  /** Only once each of these comes out, the act counted in. */
  readonly onceMet?: readonly Tally[]
  /** Only once this no longer comes out, the act counted in. */
  readonly onceShort?: Tally
  /** Names of guards that must hold once the act, and the effects before, have happened. */
  readonly guards?: readonly string[]
  /** Clocks of the case, and of the instances moved, that end with this move. */
  readonly stops?: readonly string[]
}

/**
 * New instances an action brings into being: one for each unit or person named in a field or in a list of the
 * procedure's, one of the same id as the instance acted on, or one for the new case that the code chosen in a field
 * opens, where it opens one.
 */
export type Creation = {
  readonly machine: string
  readonly event: string
  /** The field that names them, or the procedure's list (see `Procedure.named`). */
  readonly of:
    | { readonly field: string }
    | { readonly named: string }
    | { readonly actedOn: true }
    | { readonly openedBy: string }
  /** Where they begin, when not at the machine's start. */
  readonly state?: string
  /** The duty itself, or the field that gives it. */
  readonly duty?: Duty | { readonly field: string }
  /** What of the act's fields each new instance holds, under which name. */
  readonly fields?: Readonly<Record<string, string>>
}

/** So many hours, one of `Procedure.amounts`, before the moment a fact of the case names. */
export type HoursBefore = { readonly moment: string; readonly hours: string }

export type ActionDefinition = {
  readonly label: Label
  readonly machine: string
  /** Empty for the action that begins a case. */
  readonly from: readonly string[]
  /** Absent: recorded, but the state stays. */
  readonly to?: string
  /** The action brings a new version of its own machine, or the instance named, into being; `from` is then empty. */
  readonly opens?: 'next_version' | 'instance'
  /** States the case itself must stand in, for actions on another machine. */
  readonly whileCase?: readonly string[]
  readonly by: readonly string[]
  readonly event: string
  readonly fields: Readonly<Record<string, FieldDefinition>>
  readonly needs?: readonly Need[]
  /** Names of the procedure's guards: what must hold before the action is offered at all. */
  readonly guards?: readonly string[]
  /** Of the guards, those by which it only waits: it is offered meanwhile, with what has to happen first. */
  readonly waitsBy?: readonly string[]
  /** Names of the procedure's rules: what must hold once the fields are filled in. */
  readonly rules?: readonly string[]
  readonly creates?: readonly Creation[]
  readonly effects?: readonly Effect[]
  readonly starts?: readonly ClockStart[]
  /** 'case' clocks, or those of the instance acted on. */
  readonly stops?: readonly string[]
  /** Clocks of the instance acted on, and never the case's of the same name. */
  readonly stopsHere?: readonly string[]
  /** Refused once this clock of the instance has run out. */
  readonly within?: string
  /** Refused later than so many hours before a moment. */
  readonly before?: HoursBefore
  /** Refused up to so many hours before such a moment: while others may still do what ends then. */
  readonly after?: HoursBefore
  /** Refused before the last day of this clock, which must be running. */
  readonly notBefore?: string
  /** Moves a running clock's deadline on by a number of months taken from the request it grants. */
  readonly extends?: { readonly clock: string; readonly monthsFact: string }
  /** Reckons every running clock anew by the calendar and profile as they are now, and moves those that differ. */
  readonly recomputes?: true
  /** Settles for this case whom the law names for a `named` role; the case keeps it as a fact of the role's name. */
  readonly settles?: string
  /** Exists only where the profile has chosen so, or gives this clock a length. */
  readonly where?: ProfileCondition | { readonly clock: string }
  /** A unit takes it on another unit's assignment, not on its own. */
  readonly onOthers?: true
  /** Never offered on a case's own page: an operation over many cases takes it. */
  readonly unoffered?: true
  /** Tells what happened before this system was there: taken by an import of old files alone, and by no door. */
  readonly past?: true
  /** Offered as the next step of the person's work rather than among "more". */
  readonly main?: true
  /** Acts on other cases that come with this one, or it is refused. */
  readonly carries?: readonly Carry[]
  /** Writes anew what stands already: the form begins with it. */
  readonly revises?: true
  /** Drafts, countersigns or reviews an answer: who may take it is shown how the answer stands to what was asked. */
  readonly checksAnswer?: true
  /** Goes against what an author or an office decided before, for all to see: asks who acts for a fresh proof of who they are. */
  readonly asksProof?: true
}

/** True for an action by which a case comes into being. */
export function beginsCase(action: ActionDefinition): boolean {
  return action.from.length === 0 && action.opens === undefined
}

/** Which machine holds the answers to a case, and how the public reads one. */
export type Answers = {
  readonly machine: string
  /** The state of an answer that has left the house. */
  readonly issued: string
  /** The words everybody may read of an answer as the case stands; undefined for none. */
  readonly publicReading: (view: CaseView, answer: Instance) => string | undefined
  /** What stands over the answers, where there is none, and before the day of one; of a reply where left out. */
  readonly called?: { readonly heading: Label; readonly none: Label; readonly given: Label }
  /** No letter goes out with an answer: it is told in another way. */
  readonly letters?: false
}

/** A declared kind of case. */
export type Procedure = {
  readonly id: string
  readonly title: Label
  /** Its own words for what every kind of case has; its labels may speak in them (see `worded`). */
  readonly terms: Terms
  /** The kinds of person of the roster who put one forward, e.g. deputy; anyone where left out. */
  readonly authors?: readonly string[]
  readonly machines: Readonly<Record<string, MachineDefinition>>
  readonly roles: Readonly<Record<string, RoleDefinition>>
  /** What each clock is called; its length is a profile's. */
  readonly clocks: Readonly<Record<string, Label>>
  readonly choices: Readonly<Record<string, ChoiceDefinition>>
  /** What each number of a law is called that acts are counted by, e.g. how many must sign; the number is a profile's. */
  readonly amounts?: Readonly<Record<string, Label>>
  /** By list: the codes the procedure itself speaks of, which every profile's list must hold. */
  readonly codes: Readonly<Record<string, readonly string[]>>
  /** Lists whose every code has its place on the neutral scale. */
  readonly scaled: readonly string[]
  /** The roles a clock's notices go to, where they are others than those whose actions stop it. */
  readonly clockHolders?: Readonly<Partial<Record<string, readonly string[]>>>
  readonly actions: Readonly<Record<string, ActionDefinition>>
  readonly events: Readonly<Record<string, Label>>
  readonly visibility: Visibility
  readonly chain: ChainDeclaration
  readonly answers: Answers
  /** The machine that records which cases were chosen as key ones, and its state for it. */
  readonly keyCases?: { readonly machine: string; readonly chosen: string }
  /** The machine that records that a case which has ended went to the archive, and its state for it. */
  readonly archive?: { readonly machine: string; readonly archived: string }
  readonly guards?: Readonly<Record<string, Guard>>
  readonly rules?: Readonly<Record<string, Rule>>
  /** Units or persons that follow from the case as it stands, e.g. its authors. */
  readonly named?: Readonly<Record<string, Named>>
}
