import { html } from 'hono/html'
import type { Actor } from '#engine/case-file.ts'
import { checkReply, mayCheckReply, type ReplyCheck } from '#operations/check-reply.ts'
import type { Html } from '#web/html.ts'
import type { TypedFields } from '#web/parts/typed-fields.ts'
import { withBack } from '#web/parts/way-back.ts'
import { answerCheckWords as words } from '#web/words/answer-check-words.ts'
import { answerCheckPanel, openPointsText } from './answer-check.ts'
import type { AskedAct } from './asked-act.ts'

type Typed = { readonly typed: TypedFields; readonly instance: string }

/** The check of the answer an act is about, with what is typed; undefined on other acts and for everybody else. */
export function checkFor(
  { act, context }: AskedAct,
  actor: Actor | null,
  { typed, instance }: Typed,
): ReplyCheck | undefined {
  if (act.action.checksAnswer !== true || actor === null || !mayCheckReply(context.seen, actor)) return undefined
  const typedIn = (field: string) => (act.action.fields[field] === undefined ? undefined : typed[field]?.[0])
  const text = act.action.fields.text === undefined ? undefined : (typed.text?.[0] ?? '').replace(/\r\n?/g, '\n')
  const outcome = typedIn('outcome')
  const doneBy = typedIn('doneBy')
  return checkReply(context.seen, actor, context.today, {
    ...(instance === '' ? {} : { instance }),
    ...(text === undefined ? {} : { text }),
    ...(outcome === undefined ? {} : { outcome }),
    ...(doneBy === undefined ? {} : { doneBy }),
  })
}

/**
 * The check below an act's form, and the way to send the draft back with what is still open, where that is theirs; on the
 * return's own form as long as nothing is written there that it would replace.
 */
export function checkBelow(asked: AskedAct, found: ReplyCheck | undefined, typed: TypedFields): Html {
  if (found === undefined) return html``
  const { seen, language, back } = asked.context
  const offer = seen.offers.find(({ action }) => action === sendBackAct)
  const address = `/cases/${encodeURIComponent(seen.view.id)}/actions/${sendBackAct}`
  const isWritten = asked.act.name === sendBackAct && (typed.reason?.[0] ?? '').trim() !== ''
  const sendBack =
    offer === undefined || isWritten
      ? undefined
      : withBack(`${address}?instance=${encodeURIComponent(offer.instance)}&take=open`, back)
  return answerCheckPanel(found, language, sendBack)
}

const sendBackAct = 'send_back_draft'

/** A button that checks what is typed and takes no act; works without scripts. */
export function checkButton(asked: AskedAct, found: ReplyCheck | undefined): Html | undefined {
  if (found === undefined || Object.keys(asked.act.action.fields).length === 0) return undefined
  return html`<button name="answerCheck" value="yes" data-turbo="false">${words.look[asked.context.language]}</button>`
}

/** What a return begins with when it takes over the points still open. */
export function takenOver(asked: AskedAct, actor: Actor | null, shown: Typed): TypedFields {
  const found = asked.act.name === sendBackAct ? checkFor(asked, actor, shown) : undefined
  const text = found === undefined ? '' : openPointsText(found)
  return text === '' ? shown.typed : { ...shown.typed, reason: [text] }
}
