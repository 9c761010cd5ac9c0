import { chance } from '#app/chance.ts'
import { viewOf } from '#engine/view.ts'
import { publishLog } from '#operations/publish-log.ts'
import { submitCase } from '#operations/submit-case.ts'
import { takeAction } from '#operations/take-action.ts'
import { findCaseFile } from '#store/case-files.ts'
import { appendLedgerActs } from '#store/ledger-entries.ts'
import type { Db } from '#store/schema.ts'
import { acting, people, settleSmallCity } from '#tests/support/small-city.ts'
import { townLogKey as key } from '#tests/support/test-dependencies.ts'
import { type Figure, figure, medianOf, timesOf } from './figure.ts'

/** What an act costs with everything flushed to disk, and how much of it is the log. */
export async function benchActs(db: Db): Promise<readonly Figure[]> {
  await settleSmallCity(db)
  const cases: string[] = []
  const submitting = await timesOf(60, async (run) => {
    const submitted = await submitCase(db, acting(people.deputy, '2026-03-02'), {
      procedure: 'suggestion',
      profile: 'shanghai-2015',
      submitToken: `bench ${run}`,
      fields: { title: '基准', demands: '内容', leadProposer: people.deputy.personId, period: 'between_sessions' },
    })
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
  return [
    figure('submitting a case', submitting, 'ms'),
    figure('taking an action', acting60, 'ms'),
    figure('appending to the log inside an act', logTimes, 'ms'),
    figure('the log’s share of an action', [medianOf(logTimes) / medianOf(acting60)], 'of 1', { most: 0.15 }),
    figure('a transaction with nothing but a log entry', logging, 'ms'),
    figure('an action while the log is signed without a pause', actingBeside, 'ms'),
    figure('loading a case', reading, 'ms'),
  ]
}

const logTimes: number[] = []
