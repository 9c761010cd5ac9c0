import { chance } from '#app/chance.ts'
import { viewOf } from '#engine/view.ts'
import { publishLog } from '#operations/publish-log.ts'
import { submitCase } from '#operations/submit-case.ts'
import { takeAction } from '#operations/take-action.ts'
import { findCaseFile } from '#store/case-files.ts'
import { appendLedgerActs, ledgerHead } from '#store/ledger-entries.ts'
import type { Db } from '#store/schema.ts'
import { acting, people, settleSmallCity } from '#tests/support/small-city.ts'
import { townLogKey as key } from '#tests/support/test-dependencies.ts'
import { type Figure, figure, medianOf, timesOf } from './figure.ts'
import { withoutLog } from './without-log.ts'

/** What an act costs with everything flushed to disk, and how much of it is the log. */
export async function benchActs(db: Db): Promise<readonly Figure[]> {
  await settleSmallCity(db)
  const cases: string[] = []
  const submitting = await timesOf(60, async (run) => {
    const submitted = await submitCase(db, acting(people.deputy, '2026-03-02'), submission(`bench ${run}`))
    if (submitted.ok) cases.push(submitted.value.caseId)
  })
  const acting60 = await timesOf(60, async (run) => {
    const caseId = cases[(run + 12) % cases.length] ?? ''
    await takeAction(db, acting(people.secretary, '2026-03-03'), {
      caseId,
      seenVersion: 1,
      action: 'register',
      fields: {},
    })
  })
  const logging = await timesOf(60, () =>
    db.transaction().execute(async (tx) => {
      const act = {
        at: '2026-03-03T00:00:00Z',
        caseId: null,
        caseSeq: null,
        payload: { act: 'bench', salt: chance.salt() },
      }
      const start = performance.now()
      await appendLedgerActs(tx, [act])
      logTimes.push(performance.now() - start)
    }),
  )
  const isSigned = { yet: false }
  const signing = (async () => {
    while (!isSigned.yet) await publishLog(db, [key], () => new Date())
  })()
  const actingBeside = await timesOf(60, async (run) => {
    const caseId = cases[(run + 12) % cases.length] ?? ''
    await takeAction(db, acting(people.secretary, '2026-03-04'), { caseId, seenVersion: 2, action: 'file', fields: {} })
  })
  isSigned.yet = true
  await signing
  const reading = await timesOf(100, async () => {
    const file = await findCaseFile(db, cases[0] ?? '')
    if (file !== undefined) viewOf(file)
  })
  const both = await withAndWithoutLog(db)
  return [
    figure('submitting a case', submitting, 'ms'),
    figure('taking an action', acting60, 'ms'),
    figure('appending to the log inside an act', logTimes, 'ms'),
    figure('taking an action, beside the next', both.withLog, 'ms'),
    figure('the same action without the log', both.without, 'ms'),
    figure('the log’s share of an action, with and without', [logShareOf(both)], 'of 1', { most: 0.15 }),
    figure('a transaction with nothing but a log entry', logging, 'ms'),
    figure('an action while the log is signed without a pause', actingBeside, 'ms'),
    figure('loading a case', reading, 'ms'),
  ]
}

const logTimes: number[] = []

/** The same action with its log entry and without, in turns, so that whatever else the machine does meets both alike. */
type BothWays = { readonly withLog: number[]; readonly without: number[] }

const pairs = 200

async function withAndWithoutLog(db: Db): Promise<BothWays> {
  const bare = withoutLog(db)
  const times: BothWays = { withLog: [], without: [] }
  for (let pair = -pairs / 5; pair < pairs; pair += 1) {
    const ways = pair % 2 === 0 ? (['withLog', 'without'] as const) : (['without', 'withLog'] as const)
    for (const way of ways) {
      const milliseconds = await timeOfRegistering(db, way === 'withLog' ? db : bare, `${way} ${pair}`)
      if (pair >= 0) times[way].push(milliseconds)
    }
  }
  return times
}

async function timeOfRegistering(db: Db, way: Db, name: string): Promise<number> {
  const submitted = await submitCase(db, acting(people.deputy, '2026-03-02'), submission(`bench ${name}`))
  if (!submitted.ok) throw new Error(JSON.stringify(submitted.refusal))
  const { caseId } = submitted.value
  const asked = { caseId, seenVersion: 1, action: 'register', fields: {} }
  const before = await ledgerHead(db)
  const start = performance.now()
  const taken = await takeAction(way, acting(people.secretary, '2026-03-03'), asked)
  const milliseconds = performance.now() - start
  if (!taken.ok) throw new Error(JSON.stringify(taken.refusal))
  const isLogged = (await ledgerHead(db)).seq > before.seq
  if (isLogged !== (way === db)) throw new Error(`an action ${isLogged ? 'is' : 'is not'} in the log: ${name}`)
  return milliseconds
}

function logShareOf({ withLog, without }: BothWays): number {
  return 1 - medianOf(without) / medianOf(withLog)
}

function submission(submitToken: string) {
  const fields = { title: '基准', demands: '内容', leadProposer: people.deputy.personId, period: 'between_sessions' }
  return { procedure: 'suggestion', profile: 'shanghai-2015', submitToken, fields }
}
