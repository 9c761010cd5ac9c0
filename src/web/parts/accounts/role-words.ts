import type { Context } from 'hono'
import type { HttpEnv } from '#http/http-env.ts'
import { officeLabel } from '#http/office-label.ts'
import { shortUnitName, unitsOf } from '#web/parts/request-units.ts'

/** What an account acts as, in words: the unit, or the offices. */
export async function roleWords(
  c: Context<HttpEnv>,
  { offices, unitId }: { readonly offices: readonly string[]; readonly unitId: string | null },
): Promise<string> {
  const { language } = c.var
  if (unitId !== null) return shortUnitName((await unitsOf(c)).get(unitId), language)
  return offices.map((office) => officeLabel(office)[language]).join(language === 'zh' ? '、' : ', ')
}
