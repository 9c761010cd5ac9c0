import type { Context } from 'hono'
import { Hono } from 'hono'
import { hasFormToken } from '#http/form-token.ts'
import type { HttpEnv } from '#http/http-env.ts'
import { officerContextOf } from '#http/officer-context-of.ts'
import { revokeInvitation, sendInvitationAgain } from '#operations/accounts/settle-invitation.ts'
import { refusedOrProof } from '#web/parts/accounts/fresh-proof.ts'
import { refusalPage } from '#web/parts/refusal-page.ts'
import { accountWords as words } from '#web/words/account-words.ts'
import { accountPage, changeAccount, makeReset, saveRoles } from './account-page.ts'
import { accountsPage } from './accounts-page.ts'
import { changeIdentity } from './identity-forms.ts'
import { inviteManyPage, sendInviteMany } from './invite-many-pages.ts'
import { invitePage, sendInvite } from './invite-pages.ts'
import { linkPage } from './link-page.ts'

/** Where accounts are looked after. Who may is asked of each operation. */
export function accountPages(): Hono<HttpEnv> {
  return new Hono<HttpEnv>()
    .get('/accounts', accountsPage)
    .get('/accounts/invite', invitePage)
    .post('/accounts/invite', sendInvite)
    .get('/accounts/invite-many', inviteManyPage)
    .post('/accounts/invite-many', sendInviteMany)
    .post('/accounts/invitations/:id/send', (c) => sendAgain(c, c.req.param('id')))
    .post('/accounts/invitations/:id/revoke', (c) => revoke(c, c.req.param('id')))
    .get('/accounts/:id', (c) => accountPage(c, c.req.param('id')))
    .post('/accounts/:id/roles', (c) => saveRoles(c, c.req.param('id')))
    .post('/accounts/:id/reset', (c) => makeReset(c, c.req.param('id')))
    .post('/accounts/:id/passkeys/remove', (c) => changeAccount(c, c.req.param('id'), 'passkeys'))
    .post('/accounts/:id/identities', (c) => changeIdentity(c, c.req.param('id'), 'link'))
    .post('/accounts/:id/identities/remove', (c) => changeIdentity(c, c.req.param('id'), 'unlink'))
    .post('/accounts/:id/unlock', (c) => changeAccount(c, c.req.param('id'), 'unlock'))
    .post('/accounts/:id/disable', (c) => changeAccount(c, c.req.param('id'), 'disable'))
    .post('/accounts/:id/enable', (c) => changeAccount(c, c.req.param('id'), 'enable'))
    .post('/accounts/:id/end', (c) => changeAccount(c, c.req.param('id'), 'end'))
}

async function sendAgain(c: Context<HttpEnv>, id: string): Promise<Response> {
  if (!hasFormToken(c, await c.req.formData())) return refusalPage(c, [{ code: 'form_expired' }], '/accounts')
  const sent = await sendInvitationAgain(c.var.dependencies.db, officerContextOf(c), id)
  if (!sent.ok) return refusedOrProof(c, sent.refusal, '/accounts')
  return linkPage(c, { title: words.invitedTitle, opens: 'invitation', made: [sent.value] })
}

async function revoke(c: Context<HttpEnv>, id: string): Promise<Response> {
  if (!hasFormToken(c, await c.req.formData())) return refusalPage(c, [{ code: 'form_expired' }], '/accounts')
  const revoked = await revokeInvitation(c.var.dependencies.db, officerContextOf(c), id)
  return revoked.ok ? c.redirect('/accounts', 303) : refusedOrProof(c, revoked.refusal, '/accounts')
}
