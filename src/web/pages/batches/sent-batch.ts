import { findProcedure } from '#procedures/installed.ts'
import type { NewItem } from '#store/batches.ts'
import { isForAllOnly } from '#web/parts/batch/batch-draft.ts'
import { safePath } from '#web/parts/safe-path.ts'
import { fieldsFrom, type TypedFields, typedFrom } from '#web/parts/typed-fields.ts'

/** A posted batch, as far as a form can be trusted: shapes only. */
export type SentBatch = {
  readonly batchId: string
  readonly procedure: string
  readonly action: string
  readonly back: string
  readonly chosen: string
  readonly all: TypedFields
  readonly items: readonly {
    readonly key: string
    readonly seenVersion: number
    readonly typed: TypedFields
    readonly isLeftOut: boolean
  }[]
  readonly typedFor: (key: string) => TypedFields | undefined
  /** What is to be done: every case that was not left out. */
  readonly asked: () => readonly NewItem[]
}

/** No case has more acts than the database could count. */
const mostActs = 1_000_000

export function sentBatch(form: FormData): SentBatch {
  const given = (name: string) => String(form.get(name) ?? '')
  const definitions = findProcedure(given('procedure'))?.actions[given('action')]?.fields ?? {}
  const under = (prefix: string): TypedFields => {
    const names = Object.keys(definitions)
    const own = new FormData()
    for (const name of names) for (const value of form.getAll(`${prefix}.${name}`)) own.append(name, value)
    return typedFrom(own, definitions)
  }
  const all = under('all')
  const items = form.getAll('item').map((key, index) => {
    const seen = Number(given(`${index}.seen`))
    return {
      key: String(key),
      seenVersion: Number.isInteger(seen) && seen >= 0 && seen <= mostActs ? seen : 0,
      typed: { ...under(String(index)), ...forAllOnly(all, definitions) },
      isLeftOut: form.has(`${index}.leave`),
    }
  })
  const typed = new Map(items.map((item) => [item.key, item.typed]))
  const id = given('batchId')
  return {
    batchId: /^[\w-]{8,64}$/.test(id) ? id : '',
    procedure: given('procedure'),
    action: given('action'),
    back: safePath(form.get('back'), '/cases'),
    chosen: given('template'),
    all,
    items,
    typedFor: (key) => typed.get(key),
    asked: () =>
      items.flatMap(({ key, seenVersion, typed: fields, isLeftOut }) => {
        const [caseId = '', instance = ''] = key.split('~')
        return isLeftOut ? [] : [{ caseId, instance, seenVersion, fields: fieldsFrom(fields, definitions) }]
      }),
  }
}

function forAllOnly(all: TypedFields, definitions: Parameters<typeof typedFrom>[1]): TypedFields {
  return Object.fromEntries(
    Object.entries(all).filter(([field]) => definitions[field] !== undefined && isForAllOnly(definitions[field])),
  )
}
