import type { Context } from 'hono'
import type { HttpEnv } from '#http/http-env.ts'
import type { Language } from '#kernel/label.ts'
import { besideCases } from '#store/connect.ts'
import { listUnits, type Unit } from '#store/roster.ts'

const asked = new WeakMap<Context, Promise<ReadonlyMap<string, Unit>>>()

/** The roster's units: one query a request, however often a page asks. */
export function unitsOf(c: Context<HttpEnv>): Promise<ReadonlyMap<string, Unit>> {
  const before = asked.get(c)
  if (before !== undefined) return before
  const units = listUnits(besideCases(c.var.dependencies.db)).then(
    (rows) => new Map(rows.map((unit) => [unit.id, unit])),
  )
  asked.set(c, units)
  return units
}

export function unitName(unit: Unit | undefined, language: Language): string {
  if (unit === undefined) return ''
  return language === 'zh' ? unit.name_zh : unit.name_en
}

/** As lists have room for it. */
export function shortUnitName(unit: Unit | undefined, language: Language): string {
  if (unit === undefined) return ''
  return language === 'zh' ? unit.short_zh : unit.name_en
}
