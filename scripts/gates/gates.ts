/** Which figures of a line the table shows, by the name of the line. Each line must come. */
type Lines = Readonly<Record<string, readonly string[]>>

/** A promise put to the test, with figures, a seed, and a control in which something is broken and must be seen. */
export type Gate = {
  readonly name: string
  /** What a night asks of it. */
  readonly asks: string
  /** Files and folders of tests, and the projects they are of. */
  readonly tests: readonly string[]
  readonly projects: readonly ('unit' | 'apart' | 'journeys' | 'documentation')[]
  readonly figures: Lines
  readonly controls: Lines
  /** How much its long form has to come to, by line and figure: what is told in several lines counts together. */
  readonly least?: Readonly<Record<string, Readonly<Record<string, number>>>>
  /** Why it is left out unless its name is given. */
  readonly onlyByName?: string
}

const kept = ['acknowledged', 'lost', 'doubled'] as const

/** Every gate, in the order in which they run. */
export const gates: readonly Gate[] = [
  {
    name: 'asvs',
    asks: 'OWASP ASVS 5.0: all 253 requirements of levels 1 and 2, each a test, a page or a reason',
    tests: ['tests/documentation/asvs.test.ts'],
    projects: ['documentation'],
    figures: { asvs: ['requirements', 'met', 'written', 'installation', 'notApplicable', 'open'] },
    controls: { 'a requirement left out': ['missing'] },
    least: { asvs: { requirements: 253 } },
  },
  {
    name: 'restore',
    asks: 'a backup made while others work, on an empty machine: the log verifies, every table is the same bytes',
    tests: ['src/cli/backup-commands.test.ts'],
    projects: ['unit'],
    figures: { restore: ['tables', 'entries', 'tablesThatDiffer', 'recordFaults'] },
    controls: { 'a backup that is not whole': ['damages', 'refused'], 'one row changed': ['tablesThatDiffer'] },
  },
  {
    name: 'bad-input',
    asks: '50,000 ill-meant requests over every route (BAD_INPUT_TRIES), and the list of abuses: no 5xx, memory under a cap',
    tests: ['tests/abuse'],
    projects: ['unit', 'apart'],
    figures: {
      'bad input': ['requests', 'routes', 'answersOf5xx', 'moreMb', 'mostMb', 'memoryOf'],
      'bad input, served': ['requests', 'answersOf5xx', 'moreMb', 'mostMb', 'memoryOf'],
    },
    controls: {
      'a page that breaks': ['requests', 'answersOf5xx'],
      'a page that keeps what it is sent': ['moreMb', 'mostMb'],
      'a server that keeps what it is sent': ['moreMb', 'mostMb'],
    },
    least: { 'bad input': { requests: 50_000 }, 'bad input, served': { requests: 50_000 } },
  },
  {
    name: 'rights',
    asks: '20,000 cells of roles, surfaces and cases with words of their own: none seen; every act and every address by everybody',
    tests: ['tests/rights'],
    projects: ['unit'],
    figures: {
      'rights matrix': ['cells', 'roles', 'cases', 'canaries', 'seen'],
      'every act': ['kind', 'acts', 'refused', 'letThrough', 'faults'],
      'every write': ['officers', 'addresses', 'faults'],
    },
    controls: { 'a field opened too far': ['seen'] },
    least: { 'rights matrix': { cells: 20_000 } },
  },
  {
    name: 'accessibility',
    asks: 'axe on every page, both languages, both themes: no violation; every journey, those by keyboard among them',
    tests: ['tests/journeys'],
    projects: ['journeys'],
    figures: { accessibility: ['pages', 'looks', 'violations'] },
    controls: { 'a page with faults': ['violations'] },
    // Two looks at each of some two hundred pages in each language.
    least: { accessibility: { looks: 400 } },
  },
  {
    name: 'outside',
    asks: '1,000,000 entries checked by Go’s own packages: 10,000 bits and 200 forgeries, none accepted',
    tests: ['tests/outside', 'tests/faults/many-entries.test.ts'],
    projects: ['unit'],
    figures: {
      'many entries, an act at a time': ['entries'],
      'many entries, proofs': ['proofs', 'accepted'],
      'many entries, verified': ['entries'],
      'many entries, bits changed on the disk': ['flips', 'accepted'],
      'many entries, tampered with': ['bits', 'forged'],
    },
    controls: { 'forgeries under the forger’s own key': ['accepted'] },
    least: { 'many entries, verified': { entries: 1_000_000 }, 'many entries, proofs': { proofs: 10_000 } },
  },
  {
    name: 'system-calls',
    asks: 'every write, flush and renaming of the published log and of the checkpoint kept beside the key failed once (strace): none inconsistent',
    tests: ['tests/faults/failed-system-calls.test.ts'],
    projects: ['unit'],
    figures: {
      'system calls': ['call', 'failed', 'inconsistent'],
      'kept checkpoint': ['failed', 'inconsistent'],
    },
    controls: { 'checkpoint written first': ['inconsistent'], 'kept without another name': ['kept'] },
  },
  {
    name: 'clock',
    asks: '10,000 notices while clocks are set by a second, an hour and a day, through leap day: none missed or doubled',
    tests: ['tests/faults/clock-steps.test.ts', 'tests/faults/ten-thousand-notices.test.ts'],
    projects: ['unit'],
    figures: {
      'clock steps': ['notices', 'missed', 'doubled', 'early'],
      'leap day': ['notices', 'missed', 'doubled', 'early'],
    },
    controls: { 'a timer that keeps its place in memory': ['doubled', 'missed'] },
    least: { 'clock steps': { notices: 10_000 }, 'leap day': { notices: 10_000 } },
  },
  {
    name: 'races',
    asks: '10,000 interleavings of the statements of cosigning, registering, assigning, answering, rating and closing (SCHEDULES), and 10,000 races by chance: each won once',
    tests: ['tests/faults/scheduled', 'tests/faults/races.test.ts'],
    projects: ['unit'],
    figures: {
      races: ['interleavings', 'distinct', 'lockWaits', 'wonByMore', 'wonByNone', 'takenTwice', 'numberFaults'],
      'races by chance': ['races', 'wonByMore', 'wonByNone', 'takenTwice', 'numberFaults'],
    },
    controls: {
      'looking first and writing then': ['numbersTwice', 'actsTwice'],
      'looking first and writing then, by chance': ['numbersTwice', 'actsTwice'],
    },
    least: { races: { interleavings: 10_000 }, 'races by chance': { races: 10_000 } },
  },
  {
    name: 'trouble',
    asks: '20 runs each of a hanging database, cut connections, commits cut before and behind, a kill in slow flushes: none lost',
    tests: ['tests/faults/troubled-database.test.ts'],
    projects: ['unit'],
    figures: {
      'hanging database': ['runs', ...kept],
      'cut connections': ['runs', ...kept],
      'cut before commit': ['runs', ...kept],
      'cut behind commit': ['runs', ...kept],
      'slow fsync': ['runs', ...kept],
    },
    controls: { 'asking again under another key': kept, 'slow fsync, answered before the flush': kept },
    least: {
      'hanging database': { runs: 20 },
      'cut connections': { runs: 20 },
      'cut before commit': { runs: 20 },
      'cut behind commit': { runs: 20 },
      'slow fsync': { runs: 20 },
    },
  },
  {
    name: 'full-disk',
    asks: '20 runs each of a disk on which no table can grow, and no log of the database: none lost (needs a right to mount)',
    tests: ['tests/faults/full-disk.test.ts'],
    projects: ['unit'],
    figures: { 'full disk, tables': ['runs', ...kept], 'full disk, own log': ['runs', ...kept] },
    controls: { 'answered before it is written, full disk': kept },
    least: { 'full disk, tables': { runs: 20 }, 'full disk, own log': { runs: 20 } },
  },
  {
    name: 'failover',
    asks: 'the loss of either of two database servers, and a first one cut off that comes back: none lost, no second history',
    tests: ['tests/faults/failover.test.ts'],
    projects: ['unit'],
    figures: {
      failover: ['rounds', ...kept, 'checkpointsShown', 'faults'],
      'cut off': ['rounds', ...kept, 'toldAtTheCutOff', 'checkpointsShown', 'faults'],
    },
    controls: { 'replication not waited for': kept, 'cut off, replication not waited for': [...kept, 'faults'] },
  },
  {
    name: 'kill',
    asks: '200 rounds of kill -9 at 6 points (KILL_ROUNDS), 1,000,000 acts (KILL_ACTS) or as many as 8 hours give (KILL_MINUTES): none lost or doubled',
    tests: ['tests/faults/killed.test.ts'],
    projects: ['unit'],
    figures: {
      kill: ['rounds', 'points', 'roundsCutShort', ...kept, 'receiptsChecked', 'receiptFaults', 'actsPerSecond'],
    },
    controls: { 'answered before it is written': kept },
    least: { kill: { rounds: 200, acknowledged: 1_000_000 } },
  },
  {
    name: 'model',
    asks: '100,000 courses of acts by anybody in any order (MODEL_SEQUENCES): no divergence from the oracle',
    tests: ['tests/model'],
    projects: ['unit'],
    figures: { model: ['kind', 'courses', 'acts', 'divergences', 'coursesPerSecond'] },
    controls: { 'a law broken': ['laws', 'found', 'mostCourses'] },
    least: { model: { courses: 100_000 } },
  },
  {
    name: 'mutants',
    asks: '90 % of the changes to engine, rights and log noticed',
    tests: [],
    projects: [],
    figures: { mutants: ['room', 'mutants', 'score'] },
    controls: { 'changes that change nothing': ['room', 'mutants', 'noticed'] },
    onlyByName: 'it takes many hours, as `npm run mutants` does, which it is',
  },
]
