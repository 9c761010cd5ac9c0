import type { Db } from '#store/schema.ts'
import { type assignedCase, beginCase, issueAnswer } from './case-desk.ts'
import { people } from './small-city.ts'

/** Words nobody but the authors, the units and the offices may find in any paper. */
export const hidden = '内部口径某某企业'

/** A suggestion of two deputies, answered with words that are left out for others, and published so. */
export async function jointAnswer(db: Db, fields: Parameters<typeof assignedCase>[1] = {}) {
  await db.updateTable('person').set({ delegation: '第三代表团' }).where('id', '=', people.deputy.personId).execute()
  await db
    .updateTable('person')
    .set({ delegation: '第七代表团' })
    .where('id', '=', people.secondDeputy.personId)
    .execute()
  const one = await beginCase(db, '2026-03-02', {
    title: '关于整修西岸步道的建议',
    demands: '请整修西岸步道。',
    session: 's-1',
    subject: 'urban_environment',
    cosigners: [people.secondDeputy.personId, people.thirdDeputy.personId],
    cosignBy: '2026-03-20',
    ...fields,
  })
  await one.act(people.secondDeputy, '2026-03-02', 'confirm_signature', {}, people.secondDeputy.personId)
  await one.act(people.secretary, '2026-03-03', 'register')
  await one.act(people.secretary, '2026-03-03', 'file')
  await one.act(people.assigner, '2026-03-04', 'assign', { leadUnit: 'roads', jointUnits: ['parks'], note: hidden })
  await one.act(people.roads, '2026-03-05', 'sign_for', { handler: '路承平' }, 'roads')
  await one.act(people.parks, '2026-03-05', 'sign_for', {}, 'parks')
  await one.act(people.parks, '2026-03-06', 'give_joint_opinion', { opinion: `${hidden}意见` }, 'parks')
  await one.act(people.roads, '2026-03-09', 'draft_reply', {
    text: `苗禾川代表：\n您的建议收悉。\n一、已经做的\n已与${hidden}签订合同，年内完工。`,
  })
  await issueAnswer(one, '2026-03-10', {
    outcome: 'planned',
    doneBy: '2026-10-31',
    secrecy: 'with_redactions',
    redactions: `${hidden}｜商业秘密`,
    publication: 'full',
    signer: '段路遥',
    contact: '0000-1234',
  })
  return one
}
