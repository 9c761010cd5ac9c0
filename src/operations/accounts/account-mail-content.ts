import type { Language } from '#kernel/label.ts'
import { dayIn } from '#kernel/plain-date.ts'
import type { Chance } from '#operations/act-context.ts'
import { type MailPlace, type MailText, mailDay, mailMoment, plainMail } from '#operations/mail-text.ts'
import { findAccountMail } from '#store/account-mail.ts'
import { findAccountSecretById } from '#store/accounts.ts'
import { findFormerAddress } from '#store/former-addresses.ts'
import { findInvitation, findInvitationAddress } from '#store/invitations.ts'
import type { MailMessage } from '#store/mail-outbox.ts'
import { findCity } from '#store/roster.ts'
import type { Db } from '#store/schema.ts'
import { accountMailWords as words } from './account-mail-words.ts'
import { linkPath, makeLink, resetMinutes } from './links.ts'
import { type FormerAddressNews, formerAddressNews } from './warn-former-address.ts'
import { type Warning, warnings } from './warn-holder.ts'

type Circumstances = { readonly at: string; readonly chance: Chance; readonly place: MailPlace }
type Content = MailText & { readonly to: string; readonly language: Language; readonly attachments: readonly [] }

/** The mail of an invitation, with a link made now; undefined when it is used, revoked or has expired. */
export async function invitationContent(
  db: Db,
  invitationId: string,
  { at, chance, place }: Circumstances,
): Promise<Content | undefined> {
  const found = await findInvitation(db, invitationId)
  const to = await findInvitationAddress(db, invitationId)
  const city = await findCity(db)
  if (found === undefined || to === undefined || city === undefined) return undefined
  if (found.used_at !== null || found.revoked_at !== null || found.expires_at <= at) return undefined

  const minutes = (Date.parse(found.expires_at) - Date.parse(at)) / 60_000
  const secret = await makeLink(db, { at, chance }, { opens: { invitationId }, way: 'mail', minutes })
  const { language } = found
  const until = mailDay(dayIn(new Date(found.expires_at), city.time_zone), language)
  const said = [
    words.invited[language].replace('{name}', found.personName).replace('{login}', found.login),
    `${place.siteUrl}${linkPath('invitation', secret)}`,
    words.until[language].replace('{day}', until),
  ]
  return { ...plainMail(words.invitedSubject[language], said, language, place), to, language, attachments: [] }
}

/** The mail that lets an account's holder set a password anew, with a link made now. */
export async function resetContent(
  db: Db,
  { accountId, language }: { readonly accountId: string; readonly language: Language },
  { at, chance, place }: Circumstances,
): Promise<Content | undefined> {
  const mail = await findAccountMail(db, accountId)
  const account = await findAccountSecretById(db, accountId)
  if (mail?.confirmed_at == null || account === undefined) return undefined
  const secret = await makeLink(db, { at, chance }, { opens: { accountId }, way: 'mail', minutes: resetMinutes })
  const said = [
    words.reset[language].replace('{login}', account.login),
    `${place.siteUrl}${linkPath('password', secret)}`,
    words.resetUntil[language].replace('{minutes}', String(resetMinutes)),
  ]
  return {
    ...plainMail(words.resetSubject[language], said, language, place),
    to: mail.address,
    language,
    attachments: [],
  }
}

/** The mail that tells an account's holder what happened at it. */
export async function warningContent(
  db: Db,
  { id, account_id, about }: Pick<MailMessage, 'id' | 'account_id' | 'about'>,
  language: Language,
  place: MailPlace,
): Promise<Content | undefined> {
  const news = formerAddressNews.find((one) => one === about)
  if (news !== undefined) return formerAddressContent(db, { id, news }, language, place)
  const warning = warnings.find((one) => one === about)
  const mail = account_id === null ? undefined : await findAccountMail(db, account_id)
  if (warning === undefined || mail?.confirmed_at == null) return undefined
  const said = [words[bodies[warning]][language], `${place.siteUrl}/settings`]
  return {
    ...plainMail(words.warningSubject[language], said, language, place),
    to: mail.address,
    language,
    attachments: [],
  }
}

/** Says nothing of the account but that its mail goes elsewhere: who reads the address may be somebody else by now. */
async function formerAddressContent(
  db: Db,
  { id, news }: { readonly id: string; readonly news: FormerAddressNews },
  language: Language,
  place: MailPlace,
): Promise<Content | undefined> {
  const former = await findFormerAddress(db, id)
  const city = await findCity(db)
  if (former === undefined || city === undefined) return undefined
  const said = [
    words[news === 'address_replaced' ? 'addressReplaced' : 'addressTakenAway'][language].replace(
      '{moment}',
      mailMoment(former.changed_at, city.time_zone, language),
    ),
    words.notYou[language],
    `${place.siteUrl}/settings`,
  ]
  return {
    ...plainMail(words.addressSubject[language], said, language, place),
    to: former.address,
    language,
    attachments: [],
  }
}

const bodies = {
  sign_in_shut: 'shut',
  password_set: 'passwordSet',
  passkey_added: 'passkeyAdded',
  passkey_removed: 'passkeyRemoved',
  passkey_alone_ended: 'passkeyAloneEnded',
  codes_added: 'codesAdded',
  codes_removed: 'codesRemoved',
  recovery_code_used: 'recoveryCodeUsed',
  identity_linked: 'identityLinked',
} as const satisfies Readonly<Record<Warning, keyof typeof words>>
