import type { Label } from '#kernel/label.ts'
import type { ClockStart } from './clock-start.ts'
import type { ActionDefinition, FieldDefinition, MachineDefinition, Procedure, RoleDefinition } from './procedure.ts'
import { worded } from './terms.ts'

/**
 * Checked at compile time: a misspelt machine, state, role or clock does not compile. Its labels come back in its own
 * terms.
 */
export function defineProcedure<
  const Machines extends Readonly<Record<string, MachineDefinition>>,
  const Roles extends Readonly<Record<string, RoleDefinition>>,
  const Clocks extends Readonly<Record<string, Label>>,
>(
  definition: Omit<Procedure, 'machines' | 'roles' | 'clocks' | 'clockHolders' | 'actions'> & {
    readonly machines: Machines
    readonly roles: Roles
    readonly clocks: Clocks
    readonly clockHolders?: { readonly [Clock in keyof Clocks]?: readonly (keyof Roles & string)[] }
    readonly actions: Readonly<Record<string, CheckedAction<Machines, Roles, Clocks>>>
  },
): Procedure {
  return wordedProcedure(definition)
}

type StateOf<Machine extends MachineDefinition> = keyof Machine['states'] & string

type CheckedAction<Machines extends Readonly<Record<string, MachineDefinition>>, Roles, Clocks> = {
  [Name in keyof Machines & string]: Omit<
    ActionDefinition,
    'machine' | 'from' | 'to' | 'by' | 'stops' | 'stopsHere' | 'within' | 'notBefore' | 'starts' | 'whileCase'
  > & {
    readonly machine: Name
    readonly from: readonly StateOf<Machines[Name]>[]
    readonly to?: StateOf<Machines[Name]>
    readonly whileCase?: readonly StateOf<Machines['case' & keyof Machines]>[]
    readonly by: readonly (keyof Roles & string)[]
    readonly stops?: readonly (keyof Clocks & string)[]
    readonly stopsHere?: readonly (keyof Clocks & string)[]
    readonly within?: keyof Clocks & string
    readonly notBefore?: keyof Clocks & string
    readonly starts?: readonly (ClockStart & { readonly clock: keyof Clocks & string })[]
  }
}[keyof Machines & string]

/** A procedure with every label put into its own terms. */
function wordedProcedure(procedure: Procedure): Procedure {
  const say = (label: Label) => worded(label, procedure.terms)
  return {
    ...procedure,
    title: say(procedure.title),
    machines: mapped(procedure.machines, (machine) => machineIn(machine, say)),
    roles: mapped(procedure.roles, (role) => ({ ...role, label: say(role.label) })),
    clocks: mapped(procedure.clocks, say),
    choices: mapped(procedure.choices, ({ label, values }) => ({ label: say(label), values: mapped(values, say) })),
    events: mapped(procedure.events, say),
    actions: mapped(procedure.actions, (action) => actionIn(action, say)),
  }
}

type Say = (label: Label) => Label

function machineIn(machine: MachineDefinition, say: Say): MachineDefinition {
  const states = mapped(machine.states, (state) => ({
    ...state,
    label: say(state.label),
    ...(state.publicLabel === undefined ? {} : { publicLabel: say(state.publicLabel) }),
  }))
  return { ...machine, label: say(machine.label), states }
}

function actionIn(action: ActionDefinition, say: Say): ActionDefinition {
  return { ...action, label: say(action.label), fields: mapped(action.fields, (field) => fieldIn(field, say)) }
}

function fieldIn(field: FieldDefinition, say: Say): FieldDefinition {
  return { ...field, label: say(field.label), ...(field.hint === undefined ? {} : { hint: say(field.hint) }) }
}

function mapped<From, To>(
  record: Readonly<Record<string, From>>,
  to: (from: From) => To,
): Readonly<Record<string, To>> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, to(value)]))
}
