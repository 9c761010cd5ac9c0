import type { Context } from 'hono'
import type { ActionDefinition } from '#engine/procedure.ts'
import type { HttpEnv } from '#http/http-env.ts'
import type { TypedFields } from '#web/parts/typed-fields.ts'

/** The other case of an act, where the address names one: as a link from a case that is like this one does. */
export function namedCase(c: Context<HttpEnv>, action: ActionDefinition | undefined): TypedFields {
  const number = c.req.query('with')
  const field = Object.entries(action?.fields ?? {}).find(([, { type }]) => type === 'case')?.[0]
  return number === undefined || field === undefined ? {} : { [field]: [number.slice(0, 60)] }
}
