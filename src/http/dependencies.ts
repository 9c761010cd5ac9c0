import type { Logger } from 'pino'
import type { WorkCalendar } from '#engine/calendar.ts'
import type { VerifierKey } from '#ledger/note-key.ts'
import type { AccountRules } from '#operations/accounts/account-context.ts'
import type { PasskeySite } from '#operations/accounts/passkey-site.ts'
import type { Provider } from '#operations/accounts/provider.ts'
import type { SealingKeys } from '#operations/accounts/sealed-key.ts'
import type { Chance } from '#operations/act-context.ts'
import type { FileScanner } from '#operations/file-scanner.ts'
import type { LanguageModel } from '#operations/language-model/language-model.ts'
import type { RoutingDesk } from '#operations/routing/routing-desk.ts'
import type { WitnessDesk } from '#operations/witness-checkpoint.ts'
import type { WordIndex } from '#operations/word-index/word-index.ts'
import type { Profiles } from '#procedures/profiles.ts'
import type { City } from '#store/roster.ts'
import type { Db } from '#store/schema.ts'
import type { Limits } from './limits.ts'
import type { PackedTiles } from './packed-tiles.ts'

/** What every request may use. Wired once, by the app. */
export type Dependencies = {
  readonly db: Db
  readonly city: City
  readonly calendar: WorkCalendar
  readonly profiles: Profiles
  readonly chance: Chance
  /** Now. Only doors ask; everything below is told. */
  readonly clock: () => Date
  readonly log: Logger
  /** True when the site is reached over https, so that cookies may insist on it. */
  readonly secureCookies: boolean
  /** Where people reach the site, without a slash at the end; null: as each request says. */
  readonly siteUrl: string | null
  /** False where no mail goes out: nobody is asked for an address then. */
  readonly mailGoesOut: boolean
  readonly accountRules: AccountRules
  /** Lock and open the keys of one-time codes; they are not in the database. */
  readonly sealingKeys: SealingKeys
  /** What passkeys are bound to; null without an address of the site. */
  readonly passkeySite: PasskeySite | null
  /** The city's own sign-in; null: none. */
  readonly provider: Provider | null
  /** How many proxies of the installation's own stand in front and say where a request came from. */
  readonly proxies: number
  /** Proposes whom a case should be given to. */
  readonly routing: RoutingDesk
  /** Null: none is set up, and nothing of it is shown. */
  readonly languageModel: LanguageModel | null
  /** Looks through files that are handed in; null: none is set up. */
  readonly scanner: FileScanner | null
  /** Tells the worker that a reading waits. */
  readonly readingQueued: () => void
  /** Finds documents by their words; what it proposes is read through `db`, which knows who asks. */
  readonly wordIndex: WordIndex
  /** How much one account or address may ask for. */
  readonly limits: Limits
  /** Gives the entries of the log's tiles, so that many who download them at once slow down nobody's work. */
  readonly packedTiles: PackedTiles
  /** The place whose laws in force new cases fall under. */
  readonly place: string
  /** By which everybody checks the log. */
  readonly logKey: VerifierKey
  /** Which other logs are witnessed here; null for none. */
  readonly witnessing: WitnessDesk | null
  /** Shown on the sign-in page of a demonstration city; null elsewhere. */
  readonly demonstration: { readonly password: string; readonly logins: readonly DemonstrationLogin[] } | null
}

export type DemonstrationLogin = { readonly login: string; readonly zh: string; readonly en: string }
