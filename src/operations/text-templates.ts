import type { Actor } from '#engine/case-file.ts'
import { ok, type Result, refuse } from '#kernel/result.ts'
import { findProcedure } from '#procedures/installed.ts'
import type { Profiles } from '#procedures/profiles.ts'
import type { Db } from '#store/schema.ts'
import {
  deleteTextTemplate,
  hasTextTemplate,
  listTextTemplates,
  putTextTemplate,
  type TextTemplate,
} from '#store/text-templates.ts'
import type { ActContext } from './act-context.ts'
import { isOffice } from './case-scope.ts'
import { unknownPlaces } from './fill-template.ts'

export type TemplateRefusal =
  | { readonly code: 'template_not_allowed' }
  | { readonly code: 'template_name_missing' }
  | { readonly code: 'template_name_taken' }
  | { readonly code: 'template_field_unknown' }
  | { readonly code: 'template_body_missing' }
  | { readonly code: 'template_too_long'; readonly most: number }
  | { readonly code: 'placeholder_unknown'; readonly names: readonly string[] }

/** What a form says of a template; `id` is one's own to change, or a new one. */
export type TemplateAsked = Omit<TextTemplate, 'owner' | 'ownerKind'>

/** The unit somebody acts for, else the office with which they work on every case: whose templates they write. Null for others. */
export function templateOwnerOf(actor: Actor): Pick<TextTemplate, 'owner' | 'ownerKind'> | null {
  if (actor.unitId !== null) return { ownerKind: 'unit', owner: actor.unitId }
  const office = actor.offices.find((one) => isOffice({ offices: [one] }))
  return office === undefined ? null : { ownerKind: 'office', owner: office }
}

/** Keeps a template for everybody who acts for the same unit or office. */
export async function saveTemplate(
  db: Db,
  { actor, at, profiles }: ActContext,
  asked: TemplateAsked,
): Promise<Result<TextTemplate, TemplateRefusal>> {
  const owner = templateOwnerOf(actor)
  if (owner === null) return refuse({ code: 'template_not_allowed' })
  const template = { ...asked, ...owner, name: asked.name.replace(/\s+/g, ' ').trim() }
  const fault = faultOf(template, profiles)
  if (fault !== undefined) return refuse(fault)

  const isOthers = !(await mayPut(db, actor, asked.id))
  if (isOthers) return refuse({ code: 'template_not_allowed' })
  const stored = await putTextTemplate(db, {
    id: template.id,
    owner_kind: template.ownerKind,
    owner: template.owner,
    name: template.name,
    procedure: template.procedure,
    action: template.action,
    field: template.field,
    state: template.state,
    outcome: template.outcome,
    body: template.body,
    changed_by: actor.personId,
    changed_at: at,
  })
  return stored ? ok(template) : refuse({ code: 'template_name_taken' })
}

/** Forgets one of one's own unit's or office's templates; one that is forgotten already is none of others'. */
export async function forgetTemplate(db: Db, actor: Actor, id: string): Promise<Result<undefined, TemplateRefusal>> {
  if (templateOwnerOf(actor) === null || !(await mayPut(db, actor, id))) return refuse({ code: 'template_not_allowed' })
  await deleteTextTemplate(db, id)
  return ok(undefined)
}

/** An id nobody has used yet, or that of one's own template. */
async function mayPut(db: Db, actor: Actor, id: string): Promise<boolean> {
  const own = await listTextTemplates(db, actor)
  return own.some((one) => one.id === id) || !(await hasTextTemplate(db, id))
}

function faultOf(
  { name, procedure: kind, action, field, body, state, outcome }: TextTemplate,
  profiles: Profiles,
): TemplateRefusal | undefined {
  if (name === '' || name.length > 60) return { code: 'template_name_missing' }
  const procedure = findProcedure(kind)
  const definition = procedure?.actions[action]?.fields[field]
  const isText = definition?.type === 'text' || definition?.type === 'line'
  const isState = state === null || procedure?.machines.case?.states[state] !== undefined
  const isOutcome = outcome === null || outcomeCodes(profiles).has(outcome)
  if (!isText || !isState || !isOutcome) return { code: 'template_field_unknown' }
  if (body.trim() === '') return { code: 'template_body_missing' }
  if (body.length > definition.maxLength) return { code: 'template_too_long', most: definition.maxLength }
  const names = unknownPlaces(body)
  return names.length === 0 ? undefined : { code: 'placeholder_unknown', names }
}

function outcomeCodes(profiles: Profiles): ReadonlySet<string> {
  return new Set(profiles.flatMap((profile) => (profile.lists.outcome ?? []).map((entry) => entry.code)))
}
