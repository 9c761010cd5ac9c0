import type { Context } from 'hono'
import type { HttpEnv } from '#http/http-env.ts'
import { lawsToBegin } from '#http/law-for-new-cases.ts'
import { officeLabel } from '#http/office-label.ts'
import type { refusalStatus } from '#http/refusal-status.ts'
import { besideCases } from '#store/connect.ts'
import { countAllWaiting } from '#store/waiting-steps.ts'
import type { Html } from './html.ts'
import { formTokenInput } from './parts/form-token-input.ts'
import { type FrameFacts, frame } from './parts/frame.ts'
import { navigation } from './parts/navigation.ts'
import { shortUnitName, unitsOf } from './parts/request-units.ts'
import { textSizeOf } from './parts/text-size.ts'

export type PageParts = {
  readonly title: string
  readonly main: Html
  /** Client scripts by name, e.g. 'read-page'. Pages work without them. */
  readonly islands?: readonly string[]
  /** Uses the whole width instead of one column's measure. */
  readonly isWide?: boolean
  /** Loads the page anew after so many seconds, for those without scripts. */
  readonly refreshSeconds?: number
  /** Public pages carry no Turbo. */
  readonly isPublic?: boolean
  /** The address of its feed, for readers that look for one. */
  readonly feed?: string
  /** How many steps wait for the person signed in, where the page has counted them already. */
  readonly waiting?: number
  readonly status?: 200 | 500 | (typeof refusalStatus)[keyof typeof refusalStatus]
}

/** Wraps a page's content in the site's frame: at most two queries, for the inbox count and the unit's name. */
export async function page(c: Context<HttpEnv>, parts: PageParts): Promise<Response> {
  const withTurbo = c.var.signedIn !== null && parts.isPublic !== true
  const facts = await frameFacts(c, parts.waiting)
  return c.html(
    frame(facts, {
      title: parts.title,
      main: parts.main,
      islands: [...(withTurbo ? ['signed-in'] : []), ...(parts.islands ?? [])],
      isWide: parts.isWide ?? false,
      refreshSeconds: parts.refreshSeconds,
      feed: parts.feed,
    }),
    parts.status ?? 200,
  )
}

async function frameFacts(c: Context<HttpEnv>, counted: number | undefined): Promise<FrameFacts> {
  const { language, signedIn, actor, dependencies } = c.var
  const { city } = dependencies
  const url = new URL(c.req.url)
  const waiting = counted ?? (actor === null ? 0 : await countAllWaiting(besideCases(dependencies.db), actor))
  return {
    language,
    textSize: textSizeOf(c),
    cityName: { zh: city.name_zh, en: city.name_en },
    isDemonstration: city.demonstration,
    here: `${url.pathname}${c.req.method === 'GET' ? url.search : ''}`,
    who: signedIn === null ? null : { name: signedIn.personName, capacity: await capacityOf(c) },
    formToken: formTokenInput(c),
    navigation: navigation(
      {
        actor,
        waiting,
        begins: lawsToBegin(c).map(({ procedure }) => procedure),
        officers: dependencies.accountRules.officers,
      },
      url.pathname,
      language,
    ),
  }
}

/** The unit a person acts for, or the offices held. */
async function capacityOf(c: Context<HttpEnv>): Promise<string> {
  const { signedIn, language } = c.var
  if (signedIn === null) return ''
  if (signedIn.unitId !== null) return shortUnitName((await unitsOf(c)).get(signedIn.unitId), language)
  return signedIn.offices.map((office) => officeLabel(office)[language]).join(language === 'zh' ? '、' : ', ')
}
