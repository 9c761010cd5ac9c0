import { describe, expect, it } from 'vitest'
import { rolesHolding } from '#engine/clock-holders.ts'
import type { ActionDefinition, Procedure } from '#engine/procedure.ts'
import { standingFault } from '#engine/standing.ts'
import { installedProcedures } from './installed.ts'

describe.each(installedProcedures)('the procedure $id', (procedure) => {
  const actions = Object.entries(procedure.actions)

  it('can reach every state of every machine from its start', () => {
    for (const [name, machine] of Object.entries(procedure.machines)) {
      expect([...reachable(procedure, name)].sort(), name).toEqual(Object.keys(machine.states).sort())
    }
  })

  it('leaves no state without a way on, unless it is final', () => {
    for (const [name, machine] of Object.entries(procedure.machines)) {
      if (machine.per !== 'case') continue
      for (const [state, definition] of Object.entries(machine.states)) {
        const leaves = actions.some(
          ([, one]) => one.machine === name && one.from.includes(state) && one.to !== undefined,
        )
        const moved = actions.some(([, one]) =>
          (one.effects ?? []).some((effect) => effect.machine === name && effect.from.includes(state)),
        )
        expect(leaves || moved, state).toBe(definition.final !== true)
      }
    }
  })

  it('names every event it can give, in both languages, with who sees it', () => {
    const types = actions.flatMap(([, one]) => [
      one.event,
      ...(one.creates ?? []).map((creation) => creation.event),
      ...(one.effects ?? []).map((effect) => effect.event),
    ])
    for (const type of types) {
      expect(procedure.events[type], type).toMatchObject({ zh: expect.any(String), en: expect.any(String) })
      expect(procedure.visibility.events[type], type).toBeDefined()
    }
  })

  it('says of every field who sees it', () => {
    for (const [, one] of actions) {
      for (const field of Object.keys(one.fields)) expect(procedure.visibility.fields[field], field).toBeDefined()
    }
  })

  it('names only rules and guards it has', () => {
    for (const [name, one] of actions) {
      for (const rule of one.rules ?? []) expect(procedure.rules?.[rule], `${name}: ${rule}`).toBeTypeOf('function')
      for (const guard of one.guards ?? [])
        expect(procedure.guards?.[guard], `${name}: ${guard}`).toBeTypeOf('function')
    }
  })

  it('has somebody with whom each deadline lies', () => {
    for (const clock of Object.keys(procedure.clocks)) {
      const roles = rolesHolding(procedure, clock)
      expect(roles.length, clock).toBeGreaterThan(0)
      for (const role of roles) expect(procedure.roles[role], `${clock}: ${role}`).toBeDefined()
    }
  })

  it('lets nobody but the proposer rate', () => {
    for (const [name, one] of actions) {
      const rates = Object.values(one.fields).some(
        (field) => field.type === 'code' && ['attitude', 'result'].includes(field.list),
      )
      if (rates)
        expect(
          one.by.map((role) => procedure.roles[role]?.held),
          name,
        ).toEqual(['party'])
    }
  })

  it('offers nothing on a case that has not begun but to begin it', () => {
    const view = {
      id: 'x',
      procedure: procedure.id,
      profile: '',
      version: 0,
      state: null,
      instances: [],
      facts: {},
      clocks: [],
    }
    const begins = actions.filter(([name, one]) => standingFault(procedure, one, name, view, 'case') === undefined)

    expect(begins.map(([name]) => name)).toEqual(['submit'])
  })
})

function reachable(procedure: Procedure, machine: string): ReadonlySet<string> {
  const moves = Object.values(procedure.actions).flatMap((action) => movesOn(action, machine))
  const start = procedure.machines[machine]?.start
  const reached = new Set(start === undefined ? [] : [start])
  for (let before = -1; before !== reached.size; ) {
    before = reached.size
    for (const { from, to } of moves) if (from.some((state) => reached.has(state))) reached.add(to)
  }
  return reached
}

function movesOn(
  action: ActionDefinition,
  machine: string,
): readonly { readonly from: readonly string[]; readonly to: string }[] {
  const own = action.machine === machine && action.to !== undefined ? [{ from: action.from, to: action.to }] : []
  const effects = (action.effects ?? []).filter((effect) => effect.machine === machine)
  return [...own, ...effects.map((effect) => ({ from: effect.from, to: effect.to }))]
}
