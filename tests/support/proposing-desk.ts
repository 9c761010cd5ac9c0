import type { Actor, Fields } from '#engine/case-file.ts'
import { plainDate } from '#kernel/plain-date.ts'
import { readerOf } from '#operations/case-scope.ts'
import { readCase } from '#operations/read-case.ts'
import { type ProposedUnits, proposeUnitsFor, readProposal } from '#operations/routing/propose-units.ts'
import { proposeWaiting } from '#operations/routing/propose-waiting.ts'
import { openRoutingDesk, type RoutingDesk } from '#operations/routing/routing-desk.ts'
import { seenBy } from '#store/connect.ts'
import type { Db } from '#store/schema.ts'
import { beginCase, beginProposal } from './case-desk.ts'
import { profiles } from './installed-profiles.ts'
import { allMet } from './proposal-desk.ts'
import { people } from './small-city.ts'

const { assigner, secretary, committee } = people
const units = ['parks', 'roads', 'water']

export const pipes: Fields = {
  title: '关于改造老旧供水管道的建议',
  demands: '供水管道漏水，请更换，并改造排水。',
}
/** A matter of which no unit's duties say a word. */
export const stalls: Fields = { title: '关于规范夜间摊点的建议', demands: '夜间摊点油烟扰民，请划定摊点经营时段。' }

type One = { readonly caseId: string }
type Look = { readonly by?: Actor; readonly action?: string; readonly among?: readonly string[] }

export type ProposingDesk = ReturnType<typeof openProposingDesk>

/** Cases of the small town that came to where they are assigned, and what is proposed for them. */
export function openProposingDesk(db: Db) {
  const desk = openRoutingDesk(db)
  let count = 0
  const id = () => {
    count += 1
    return `proposal-${count}`
  }
  const asking = (at: RoutingDesk) => ({
    desk: at,
    chance: { id, salt: () => '00' },
    at: '2026-03-16T02:00:00Z',
  })
  const seenAs = async ({ caseId }: One, by: Actor) => {
    const eyes = seenBy(db, readerOf(by))
    return { eyes, seen: await readCase(eyes, profiles, by, plainDate('2026-03-16'), caseId) }
  }
  return {
    desk,
    filed: async (fields: Fields = {}) => {
      const one = await beginCase(db, '2026-03-02', fields)
      await one.act(secretary, '2026-03-03', 'register')
      await one.act(secretary, '2026-03-03', 'file')
      return one
    },
    filedProposal: async (fields: Fields = {}) => {
      const one = await beginProposal(db, '2026-03-02', fields)
      await one.act(committee, '2026-03-03', 'register')
      await one.act(committee, '2026-03-03', 'review_for_filing', allMet)
      await one.act(committee, '2026-03-03', 'file')
      return one
    },
    /** What is proposed to whoever asks for it now. */
    proposed: async (
      one: One,
      { by = assigner, action = 'assign', at = desk }: Look & { readonly at?: RoutingDesk } = {},
    ): Promise<ProposedUnits | undefined> => {
      const { eyes, seen } = await seenAs(one, by)
      if (seen === undefined) return undefined
      return (await proposeUnitsFor(eyes, seen, { action, among: units }, asking(at))) ?? undefined
    },
    /** What stands in the form of whoever opens it. */
    shown: async (one: One, { by = assigner, action = 'assign', among = units }: Look = {}) => {
      const { eyes, seen } = await seenAs(one, by)
      return seen === undefined ? undefined : readProposal(eyes, seen, { action, among })
    },
    /** What the program does by itself after acts. */
    proposeWaiting: (at: RoutingDesk = desk) => proposeWaiting(db, asking(at)),
    keptFor: (caseId: string) =>
      db
        .transaction()
        .execute((tx) => tx.selectFrom('routing_proposal').selectAll().where('case_id', '=', caseId).execute()),
  }
}
