import type { PlainDate } from '#kernel/plain-date.ts'
import { type AccountRoles, areApart, officerOffices } from '#operations/accounts/account-roles.ts'
import { listAccounts } from '#store/accounts.ts'
import type { Db } from '#store/schema.ts'
import { ConfigurationFault } from './configuration.ts'

/**
 * Sees that a city which is to have three officers has them, and that each holds nothing else.
 * @throws ConfigurationFault naming the offices nobody holds, and the accounts of those who hold more.
 */
export async function checkOfficers(db: Db, today: PlainDate, city: string): Promise<void> {
  const accounts = (await listAccounts(db, today)).filter(({ disabledAt }) => disabledAt === null)
  const missing = officerOffices.filter((office) => !accounts.some((one) => one.livingOffices.includes(office)))
  const byPerson = new Map<string, (AccountRoles & { readonly login: string })[]>()
  for (const one of accounts) byPerson.set(one.personId, [...(byPerson.get(one.personId) ?? []), one])
  const mixed = [...byPerson.values()].filter((held) => !areApart(held, 'each')).flat()
  if (missing.length === 0 && mixed.length === 0) return

  const lines = [
    ...(missing.length === 0 ? [] : [`没有人担任 / nobody holds: ${missing.join(', ')}`]),
    ...(mixed.length === 0
      ? []
      : [`同一人另有职责 / one person holds more: ${mixed.map(({ login }) => login).join(', ')}`]),
  ]
  throw new ConfigurationFault(
    `OFFICERS=three（${city}）：须先以 OFFICERS=ordinary 启动并指定三员，再改为 three。\n` +
      `Start with OFFICERS=ordinary first, appoint three officers who hold nothing else, then set three.\n  ${lines.join('\n  ')}`,
  )
}
