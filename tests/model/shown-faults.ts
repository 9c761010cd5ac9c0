import type { CaseFile } from '#engine/case-file.ts'
import { offersFor } from '#engine/offers.ts'
import { unnamingFor } from '#engine/unnamed-authors.ts'
import { viewOf } from '#engine/view.ts'
import { visibleEvents } from '#engine/visible.ts'
import { people } from '#tests/support/small-city.ts'
import { stateOf, text } from './oracle/record.ts'
import { actors, type Town } from './town.ts'

/** What is not as it must be in what the engine shows and offers of these cases. */
export function shownFaults(town: Town): readonly string[] {
  return town
    .cases()
    .flatMap((file) => [...namingFaults(town, file), ...contactFaults(town, file), ...pendingFaults(town, file)])
}

/** Who asked to stay unnamed stands in nothing that a unit, another office or the public is shown. */
function namingFaults(town: Town, file: CaseFile): readonly string[] {
  const { procedure, profile } = town.lawOf(file)
  const view = viewOf(file)
  if (text(view.facts.unnamedBecause) === '') return []
  return [people.roads, people.assigner, people.chairs, null].flatMap((actor) => {
    const unnaming = unnamingFor(procedure, profile, view, file.events, actor)
    if (unnaming === undefined) return ['an author who asked to stay unnamed is told']
    const shown = JSON.stringify([
      file.events.map(unnaming.event),
      view.instances.map(unnaming.instance),
      unnaming.fields(view.facts),
    ])
    return /p-(deputy|member)/.test(shown) ? ['an author who asked to stay unnamed is told'] : []
  })
}

/** 8: nothing of talks, handlers, notes or unconfirmed names is in what the public may read. */
const hidden = [
  ...['contactedOn', 'talk', 'people', 'handler', 'cosigners', 'comment', 'redactions', 'opinion', 'joiningAuthors'],
  ...['leaderNote', 'sentTo', 'unnamedBecause', 'objection', 'contact', 'finding', 'disagreement'],
]

function contactFaults(town: Town, file: CaseFile): readonly string[] {
  const seen = visibleEvents(town.lawOf(file).procedure, file.events, 'public')
  return hidden
    .filter((field) => seen.some((event) => event.fields[field] !== undefined))
    .map((field) => `public: ${field}`)
}

/** 9: what is pending is lost nowhere: until it has ended there is somebody who can take it on. */
function pendingFaults(town: Town, file: CaseFile): readonly string[] {
  const { procedure, profile } = town.lawOf(file)
  const state = stateOf(file.events)
  const ended = procedure.machines.case?.states[state]?.final === true
  // A merged case moves on with its main one.
  if (state === '' || ended || state === 'merged') return []
  const view = viewOf(file)
  const able = actors.some((actor) => offersFor(procedure, view, actor, town.today(), profile).length > 0)
  return able ? [] : [`nobody can take it on from ${state}`]
}
