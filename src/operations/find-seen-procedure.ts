import type { Actor } from '#engine/case-file.ts'
import type { Procedure } from '#engine/procedure.ts'
import { viewOf } from '#engine/view.ts'
import { audienceOf } from '#engine/visible.ts'
import { getLaw, type Profiles } from '#procedures/profiles.ts'
import { findCaseFile } from '#store/case-files.ts'
import type { Db } from '#store/schema.ts'
import { isReplyPublic, isTextPublic } from './read-copies.ts'

/**
 * The procedure a case is under, for somebody who sees anything of it; undefined where `readCase` finds nothing. For doors
 * that act on a case and show none of it.
 *
 * @param db - as the person sees it: the wall is asked first.
 */
export async function findSeenProcedure(
  db: Db,
  profiles: Profiles,
  actor: Actor,
  caseId: string,
): Promise<Procedure | undefined> {
  const caseFile = await findCaseFile(db, caseId)
  if (caseFile === undefined) return undefined
  const { procedure } = getLaw(profiles, caseFile.procedure, caseFile.profile)
  const view = viewOf(caseFile)
  const isSeen =
    audienceOf(procedure, view, actor) !== 'public' || isTextPublic(procedure, view) || isReplyPublic(procedure, view)
  return isSeen ? procedure : undefined
}
