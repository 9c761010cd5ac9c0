import { type CaseView, findInstance, type Instance, listInstances, textOf } from '#engine/view.ts'
import { withStubs } from './redactions.ts'

/** Replies that have left the house, oldest first. */
export function issuedReplies(view: CaseView): readonly Instance[] {
  return listInstances(view, 'reply').filter((one) => one.state === 'issued')
}

/** To whom a version was delivered, with what each said of it. */
export function deliveriesOf(view: CaseView, version: string | undefined): readonly Instance[] {
  return listInstances(view, 'delivery').filter((one) => one.instance.startsWith(`${version ?? ''}/`))
}

/** What a published reply would read as: its summary, or its text with stubs; undefined when it is not to be published. */
export function publishedReading(reply: Instance | undefined): string | undefined {
  if (reply?.fields.publication === 'summary') return textOf(reply.fields.summary)
  if (reply?.fields.publication !== 'full') return undefined
  return withStubs(textOf(reply.fields.text), textOf(reply.fields.redactions))
}

/** What the public may read of a reply now. */
export function publicReading(view: CaseView, reply: Instance): string | undefined {
  const isPublished = findInstance(view, 'publication', reply.instance)?.state === 'published'
  return isPublished ? publishedReading(reply) : undefined
}
