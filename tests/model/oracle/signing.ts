import type { CaseEvent, CaseFile } from '#engine/case-file.ts'
import { eachOf, factsOf, list, signersAt, standingOn, text } from './record.ts'

/** How many sign a motion or a formal enquiry in the town of the model. */
export const signersNeeded = 2

/** Joint signing, its expiry, and taking it all back. */
export function signingFaults(file: CaseFile, cases: readonly CaseFile[]): readonly string[] {
  return [
    ...confirmationFaults(file),
    ...carriedFaults(file, cases),
    ...lapseFaults(file),
    ...changeFaults(file),
    ...numberFaults(file),
    ...withdrawalFaults(file),
  ]
}

/** Confirmed by nobody but the signer, and not after the last day. */
function confirmationFaults(file: CaseFile): readonly string[] {
  return eachOf(file, 'signature_confirmed').flatMap(({ event, earlier }) => {
    const lastDay = earlier.map(({ fields }) => text(fields.cosignBy)).findLast((day) => day !== '') ?? ''
    return [
      ...(event.byPerson === event.instance && event.byUnit === null ? [] : [`${event.byPerson} signed for another`]),
      ...(event.on <= lastDay ? [] : [`signed on ${event.on}, after ${lastDay}`]),
    ]
  })
}

/** A signature that comes with a case that another began stood there at that time. */
function carriedFaults(file: CaseFile, cases: readonly CaseFile[]): readonly string[] {
  return eachOf(file, 'signature_carried')
    .filter(({ event }) => {
      const others = cases.filter(({ id }) => id !== file.id)
      return !others.some((one) => signersAt(one.events.filter(({ at }) => at <= event.at)).includes(event.instance))
    })
    .map(({ event }) => `${event.instance} is said to have signed, and nowhere did`)
}

/** Handed in or accepted, no name hangs between yes and no. */
function lapseFaults(file: CaseFile): readonly string[] {
  return file.events
    .filter((event) => event.machine === 'case' && ['submit_draft', 'file'].includes(event.action))
    .flatMap((event) => {
      const acted = file.events.slice(0, file.events.findLastIndex(({ at }) => at === event.at) + 1)
      return standingOn(acted, 'signature')
        .filter(({ state }) => state === 'invited' || state === 'outdated')
        .map((one) => `${one.instance} stands unconfirmed after ${event.action}`)
    })
}

/** Words that changed were not signed: nobody's confirmation outlives a change. */
function changeFaults(file: CaseFile): readonly string[] {
  return file.events.flatMap((event, at) => {
    if (!['text_revised', 'resubmitted'].includes(event.type)) return []
    const rest = file.events.slice(at + 1)
    const next = rest.findIndex((one) => one.action !== event.action)
    const after = file.events.slice(0, at + 1 + (next < 0 ? rest.length : next))
    return standingOn(after, 'signature')
      .filter(({ state }) => state === 'confirmed')
      .map((one) => `${one.instance} counts for words they never saw`)
  })
}

/** A motion and a formal enquiry are put by enough, or by a delegation. */
function numberFaults(file: CaseFile): readonly string[] {
  if (file.procedure !== 'motion' && file.procedure !== 'enquiry') return []
  return eachOf(file, 'submitted')
    .filter(({ event, earlier }) => {
      const facts = { ...factsOf(earlier), ...event.fields }
      if (facts.authorKind === 'delegation' || facts.form === 'asked') return false
      const signed = new Set([...signersAt(earlier), text(facts.leadProposer), ...list(event.fields.paperSigners)])
      return signed.size < signersNeeded
    })
    .map(() => 'put forward by too few')
}

/** Taken back by one who is alone, by all who signed, or because too few are left. */
function withdrawalFaults(file: CaseFile): readonly string[] {
  return eachOf(file, 'withdrawn').flatMap(({ event, earlier }) => {
    const others = standingOn(earlier, 'signature').filter(({ state }) => state === 'confirmed')
    if (event.action === 'withdraw') {
      const alone = others.length === 0 && event.byPerson === factsOf(earlier).leadProposer
      return alone ? [] : ['withdrawn over the heads of those who signed']
    }
    if (event.action === 'agree_to_withdraw') return unanimous(others, earlier)
    return signersStanding(earlier) < signersNeeded ? [] : ['ended although enough still stand behind it']
  })
}

function unanimous(others: readonly { readonly instance: string }[], earlier: readonly CaseEvent[]): readonly string[] {
  const agreed = standingOn(earlier, 'withdrawal').flatMap(({ instance, state }) =>
    state === 'agreed' ? [instance] : [],
  )
  return others.every(({ instance }) => agreed.includes(instance)) ? [] : ['withdrawn although not all agreed']
}

const signersStanding = (events: readonly CaseEvent[]): number =>
  standingOn(events, 'signature').filter(({ state }) => ['leading', 'confirmed', 'on_paper'].includes(state)).length
