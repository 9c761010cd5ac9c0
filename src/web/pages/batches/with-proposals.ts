import type { Context } from 'hono'
import type { Actor } from '#engine/case-file.ts'
import type { HttpEnv } from '#http/http-env.ts'
import { readCase } from '#operations/read-case.ts'
import { keepProposals } from '#operations/routing/keep-proposals.ts'
import { readProposal } from '#operations/routing/propose-units.ts'
import { isHandingBack } from '#operations/routing/unit-fields.ts'
import { loadRoster, type Roster } from '#store/roster.ts'
import type { DraftItem } from '#web/parts/batch/batch-draft.ts'
import { filledWith } from '#web/parts/case/proposed-units.ts'
import { percent, proposedWords as words } from '#web/parts/case/proposed-units-words.ts'
import type { Composing } from './compose-page.ts'

/** Each case of a batch with the units proposed for it filled in, to be looked over: nothing is sent by it. */
export async function withProposals(c: Context<HttpEnv>, actor: Actor, composing: Composing): Promise<Composing> {
  const { dependencies, today, at } = c.var
  const { db, routing: desk, chance } = dependencies
  const roster = await loadRoster(db, today)
  const offered = composing.items.filter(({ one }) => one.offers.some((offer) => offer.action === composing.action))
  const ids = offered.map(({ one }) => one.summary.case_id)
  await keepProposals(db, ids, { desk, chance, at })
  const items: DraftItem[] = []
  for (const item of composing.items) items.push(await proposedTo(c, actor, composing.action, item, roster))
  return { ...composing, items }
}

async function proposedTo(
  c: Context<HttpEnv>,
  actor: Actor,
  name: string,
  item: DraftItem,
  roster: Roster,
): Promise<DraftItem> {
  const { dependencies, today, language } = c.var
  const { db, profiles } = dependencies
  const seen = await readCase(db, profiles, actor, today, item.one.summary.case_id)
  const action = seen?.procedure.actions[name]
  if (seen === undefined || action === undefined) return item
  const found = await readProposal(db, seen, { action: name, among: roster.units.keys() })
  if (found === undefined || found === null) return item
  if (found.lead === null) return { ...item, said: words.leftOpen[language] }
  const unit = roster.units.get(found.lead.unit)
  const called = language === 'zh' ? unit?.name_zh : unit?.name_en
  const colon = language === 'zh' ? '：' : ': '
  const label = isHandingBack(action) ? words.instead : words.lead
  const said = `${label[language]}${colon}${called ?? ''} ${percent(found.lead.confidence)}`
  return { ...item, typed: filledWith(found, action, item.typed), said }
}
