import { describe, expect, it } from 'vitest'
import { rolesHolding } from '#engine/clock-holders.ts'
import { type ActionDefinition, beginsCase, type Procedure } from '#engine/procedure.ts'
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

  it('has words for every term its labels speak in', () => {
    const words = JSON.stringify(Object.values({ ...procedure, visibility: {}, chain: {} }))

    expect(words.match(/\{[A-Za-z_]+\}/g) ?? []).toEqual([])
  })

  it('says of every field who sees it', () => {
    for (const [, one] of actions) {
      for (const field of Object.keys(one.fields)) expect(procedure.visibility.fields[field], field).toBeDefined()
    }
  })

  it('means one thing by one field, whoever fills it in: who sees it is said once', () => {
    const kinds = new Map<string, Set<string>>()
    // What an old file tells stands in the same fields, with numbers as they were written.
    for (const [, one] of actions.filter(([, { past }]) => past !== true)) {
      for (const [field, definition] of Object.entries(one.fields)) {
        const kind =
          definition.type === 'code' ? definition.list : definition.type === 'line' ? 'text' : definition.type
        kinds.set(field, (kinds.get(field) ?? new Set()).add(kind))
      }
    }
    // The number is handed out with the reply, and written into the cases merged with it.
    expect([...kinds].filter(([field, one]) => one.size > 1 && field !== 'documentNumber')).toEqual([])
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
      if (rates && one.past !== true)
        expect(
          one.by.filter((role) => !['party', 'self'].includes(procedure.roles[role]?.held ?? '')),
          name,
        ).toEqual([])
    }
  })

  it('lets no unit tell of a rating, of the past or of now', () => {
    for (const [name, one] of actions) {
      const isOfRatings = Object.keys(one.fields).some((field) => /attitude|result$|rating/i.test(field))
      if (!isOfRatings) continue
      expect(
        one.by.filter((role) => procedure.roles[role]?.held === 'unit'),
        name,
      ).toEqual([])
    }
  })

  it('keeps what tells of the past from every door: it is offered to nobody', () => {
    const past = actions.filter(([, one]) => one.past === true)
    expect(past.every(([, one]) => one.unoffered === true && one.main !== true && one.starts === undefined)).toBe(true)
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
    const possible = actions.flatMap(([name, one]) =>
      standingFault(procedure, one, name, view, { instance: 'case', unit: null }) === undefined ? [name] : [],
    )

    expect(possible).toEqual(actions.filter(([, one]) => beginsCase(one)).map(([name]) => name))
    expect(possible).toContain('submit')
  })

  it('carries over only acts that it has, with fields they ask for', () => {
    for (const [name, one] of actions) {
      for (const carry of one.carries ?? []) {
        // What another kind asks for of what it is given is its own affair; it is only ever begun by such an act.
        if (typeof carry.to === 'object' && 'openedBy' in carry.to) continue
        const other = procedure.actions[carry.action]
        expect(other, `${name}: ${carry.action}`).toBeDefined()
        expect(
          other?.by.map((role) => procedure.roles[role]?.held),
          carry.action,
        ).toEqual(['through'])
        expect(Object.keys(other?.fields ?? {})).toEqual(expect.arrayContaining(Object.keys(carry.fields)))
      }
    }
  })

  it('takes what is passed on from another kind only by way of that case', () => {
    const { receive_passed_on: receiving } = procedure.actions
    if (receiving === undefined) return

    expect(beginsCase(receiving)).toBe(true)
    expect(receiving.by.map((role) => procedure.roles[role]?.held)).toEqual(['through'])
  })

  it('names who may know of each machine, clock and list it speaks of', () => {
    const { instances, clocks } = procedure.visibility
    for (const [machine, states] of Object.entries(instances)) {
      for (const state of Object.keys(states)) expect(procedure.machines[machine]?.states[state], state).toBeDefined()
    }
    for (const clock of Object.keys(clocks)) expect(procedure.clocks[clock], clock).toBeDefined()
    for (const [name, one] of actions) {
      for (const { of } of one.creates ?? []) {
        if ('named' in of) expect(procedure.named?.[of.named], `${name}: ${of.named}`).toBeTypeOf('function')
        else if ('openedBy' in of) expect(one.fields[of.openedBy]?.type, `${name}: ${of.openedBy}`).toBe('code')
        else if ('field' in of) expect(one.fields[of.field], `${name}: ${of.field}`).toBeDefined()
      }
    }
  })
})

function reachable(procedure: Procedure, machine: string): ReadonlySet<string> {
  const moves = Object.values(procedure.actions).flatMap((action) => movesOn(action, machine))
  const start = procedure.machines[machine]?.start
  const created = Object.values(procedure.actions).flatMap((action) => [
    ...(action.machine === machine && (beginsCase(action) || action.opens !== undefined)
      ? [action.to ?? start ?? '']
      : []),
    ...(action.creates ?? []).filter((one) => one.machine === machine).map((one) => one.state ?? start ?? ''),
  ])
  const reached = new Set(created)
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
