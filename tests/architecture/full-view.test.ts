import { describe, expect, it } from 'vitest'
import { projectFiles } from './project-files.ts'
import { namesImportedBy } from './store-writers.ts'

const sources = projectFiles.filter(
  ({ path }) => /^src\/.*\.ts$/.test(path) && !path.endsWith('.test.ts') && !path.startsWith('src/store/migrations/'),
)

/** Who acts: an act is decided by the procedure, and reaches further than its actor's eyes. By file. */
const acts = {
  'src/operations/submit-case.ts': 'opens a case: numbers, doubles and copies over all of them',
  'src/operations/take-action.ts': 'moves a case, and those it is merged with, passed on to or answers for',
  'src/operations/batch-acts.ts': 'each act of a batch, as an act by itself',
  'src/operations/or-nothing.ts': 'opens cases from a reading, and corrects it; all or nothing',
  'src/operations/take-over.ts': 'lists of all cases show the lead proposer’s name, which a roster changes',
  'src/operations/continue-imports.ts': 'takes old cases and ratings over, into the numbers of all',
  'src/operations/removal/decide-removal.ts': 'removes words wherever they stand',
  'src/operations/same-matter/say-apart.ts': 'keeps what was said of two cases the person sees',
  'src/operations/routing/keep-proposals.ts': 'keeps proposals; reads nothing in it',
  'src/operations/language-model/ask-for-draft.ts': 'counts the calls of everybody, and keeps its own',
  'src/operations/language-model/ask-for-findings.ts': 'counts the calls of everybody, and keeps its own',
  'src/operations/language-model/decide-draft.ts': 'keeps what was made of a draft of the own unit',
}

/** Who only reads, and of what leaves it. */
const readings = {
  'src/operations/statistics.ts': 'public figures are over all cases: numbers alone leave it, small ones withheld',
  'src/operations/removal/read-removal.ts': 'in how many places the words stand: numbers alone leave it',
  'src/operations/routing/propose-units.ts': 'whether something was learned since: one number leaves it',
}

/** Who opens a city's database, whose connections see every case until they are told whose eyes they have. */
const opensDatabases = {
  'src/app/start-city.ts': 'the server, which tells each request’s whose eyes it has, and its own workers',
  'src/app/index-thread.ts': 'the index of words, which proposes keys that are read with the eyes of who asks',
  'src/cli/verify-command.ts': 'checks the whole record',
  'src/cli/backup-command.ts': 'keeps all of it',
  'src/cli/restore-command.ts': 'brings all of it back',
  'src/cli/export-log-command.ts': 'the published log, which holds no words of a case',
  'src/cli/with-log-keys.ts': 'the keys of the log',
}

function thoseWhoImport(name: string, from: RegExp): readonly string[] {
  return sources
    .filter((file) => namesImportedBy(file).some((one) => one.name === name && from.test(one.to)))
    .map(({ path }) => path)
    .toSorted()
}

describe('every case is seen in the database', () => {
  it('by acts and three readings, each with its reason, and by nobody else', () => {
    const inTransactions = [
      ...thoseWhoImport('inFullView', /\/in-full-view\.ts$/),
      ...thoseWhoImport('inAct', /\/act-transaction\.ts$/),
    ]

    expect(inTransactions.toSorted()).toEqual(Object.keys({ ...acts, ...readings }).toSorted())
  })

  it('by whoever opens a database, each with its reason, and by nobody else', () => {
    expect(thoseWhoImport('connect', /\/connect\.ts$/)).toEqual(Object.keys(opensDatabases).toSorted())
  })

  it('in no other way: no file but those of the wall itself speaks of whose eyes a connection has', () => {
    const speaks = sources.filter(({ text }) => /huiying\.(reader|kinds|parties)|new ReaderDialect\b/.test(text))
    expect(speaks.map(({ path }) => path).toSorted()).toEqual([
      'src/store/act-transaction.ts',
      'src/store/in-full-view.ts',
      'src/store/reader-dialect.ts',
      'src/store/reader.ts',
    ])
    expect(thoseWhoImport('everything', /\/reader\.ts$/)).toEqual(['src/store/connect.ts'])
    expect(thoseWhoImport('orNothing', /\/or-nothing\.ts$/)).toEqual([
      'src/operations/correct-finding.ts',
      'src/operations/open-cases.ts',
    ])
  })

  it('never by a door: pages, API and what they share begin no transaction and open nothing', () => {
    const doors = sources.filter(({ path }) => /^src\/(web|api|http)\//.test(path))
    expect(doors.length).toBeGreaterThan(200)
    const begin = doors.filter(({ text }) => /\.transaction\(\)|inFullView|inAct\b|inOneReading/.test(text))
    expect(begin.map(({ path }) => path)).toEqual([])
  })
})
