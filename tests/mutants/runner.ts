import { globSync } from 'node:fs'
import { registerHooks } from 'node:module'
import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { StrykerOptions } from '@stryker-mutator/api/core'
import { commonTokens, declareFactoryPlugin, type Injector, PluginKind, tokens } from '@stryker-mutator/api/plugin'
import {
  type DryRunResult,
  DryRunStatus,
  determineHitLimitReached,
  type MutantRunOptions,
  type MutantRunResult,
  type TestResult,
  type TestRunner,
  TestStatus,
  toMutantRunResult,
} from '@stryker-mutator/api/test-runner'
import type { CollectedTest } from './collected-tests.ts'

/** What the mutated code reads and counts into, as Stryker writes it. */
type Switchboard = {
  activeMutant?: string | undefined
  currentTestId?: string | undefined
  hitCount?: number | undefined
  hitLimit?: number | undefined
  mutantCoverage?: { static: Record<string, number>; perTest: Record<string, Record<string, number>> }
}

type KnownTest = CollectedTest & { readonly id: string; readonly file: string; took: number }

/**
 * Runs pure tests many times over in one process: loaded once, then run with one mutant after another switched on, the
 * quickest first, up to the first that fails. A mutant costs milliseconds that costs a second where each has a process.
 */
class PureTestRunner implements TestRunner {
  readonly #files: readonly string[]
  readonly #without: readonly string[]
  readonly #loaded = new Map<string, readonly KnownTest[]>()

  constructor(options: StrykerOptions) {
    const { files, without } = testsNamedIn(options)
    this.#files = globSync(files).sort()
    this.#without = without
  }

  /** What was loaded stays loaded: for a mutant that is met while loading Stryker takes a new process. */
  capabilities() {
    return { reloadEnvironment: false }
  }

  async dryRun(): Promise<DryRunResult> {
    const tests = await this.#all()
    const results = await inTurn(tests, false)
    return {
      status: DryRunStatus.Complete,
      tests: results,
      mutantCoverage: switchboard().mutantCoverage ?? { static: {}, perTest: {} },
    }
  }

  async mutantRun(options: MutantRunOptions): Promise<MutantRunResult> {
    const { activeMutant, hitLimit, mutantActivation, testFilter } = options
    const board = switchboard()
    const isStatic = mutantActivation === 'static'
    if (!isStatic) await this.#all()
    board.hitLimit = hitLimit
    board.hitCount = hitLimit === undefined ? undefined : 0
    board.activeMutant = activeMutant.id
    const results = isStatic ? await this.#fileByFile() : await inTurn(await this.#quickestFirst(testFilter), true)
    board.activeMutant = undefined
    const endless = determineHitLimitReached(board.hitCount, hitLimit)
    return toMutantRunResult(endless ?? { status: DryRunStatus.Complete, tests: results })
  }

  async #quickestFirst(ids: readonly string[] | undefined): Promise<readonly KnownTest[]> {
    const wanted = ids === undefined ? undefined : new Set(ids)
    const tests = (await this.#all()).filter(({ id }) => wanted?.has(id) ?? true)
    return tests.toSorted((one, other) => one.took - other.took)
  }

  /** Loads no more files than it takes until one test fails. */
  async #fileByFile(): Promise<TestResult[]> {
    const results: TestResult[] = []
    for (const file of this.#files) {
      results.push(...(await inTurn(await this.#load(file), true)))
      if (results.at(-1)?.status === TestStatus.Failed) break
    }
    return results
  }

  async #all(): Promise<readonly KnownTest[]> {
    const tests: KnownTest[] = []
    for (const file of this.#files) tests.push(...(await this.#load(file)))
    return tests
  }

  async #load(file: string): Promise<readonly KnownTest[]> {
    const before = this.#loaded.get(file)
    if (before !== undefined) return before
    const tests = (await testsIn(file)).filter(({ name }) => !this.#without.some((part) => name.includes(part)))
    this.#loaded.set(file, tests)
    return tests
  }
}

type NamedTests = { readonly files: string[]; readonly without: string[] }

/** Stryker has checked it against the schema below. */
function testsNamedIn(options: StrykerOptions): NamedTests {
  return options.pureTests as NamedTests
}

const standIn = pathToFileURL(resolve('tests/mutants/collected-tests.ts')).href

async function testsIn(file: string): Promise<readonly KnownTest[]> {
  const { collectFrom }: typeof import('./collected-tests.ts') = await import(standIn)
  const tests = await collectFrom(() => import(pathToFileURL(resolve(file)).href))
  return tests.map((test) => ({ ...test, file, id: `${file}#${test.name}`, took: 0 }))
}

async function inTurn(tests: readonly KnownTest[], untilOneFails: boolean): Promise<TestResult[]> {
  const results: TestResult[] = []
  for (const test of tests) {
    const result = await resultOf(test)
    results.push(result)
    if (untilOneFails && result.status === TestStatus.Failed) break
  }
  return results
}

async function resultOf(test: KnownTest): Promise<TestResult> {
  const board = switchboard()
  const told = { id: test.id, name: test.name, fileName: resolve(test.file) }
  const started = performance.now()
  board.currentTestId = test.id
  try {
    await test.run()
    test.took = performance.now() - started
    return { ...told, timeSpentMs: test.took, status: TestStatus.Success }
  } catch (fault) {
    const failureMessage = fault instanceof Error ? fault.message : String(fault)
    return { ...told, timeSpentMs: performance.now() - started, status: TestStatus.Failed, failureMessage }
  } finally {
    board.currentTestId = undefined
  }
}

function switchboard(): Switchboard {
  const room: typeof globalThis & { __stryker__?: Switchboard } = globalThis
  room.__stryker__ ??= {}
  return room.__stryker__
}

/** Test files that ask for vitest are given what keeps their tests. */
function standInForVitest(): void {
  registerHooks({
    resolve: (specifier, context, next) =>
      specifier === 'vitest' && context.parentURL !== standIn
        ? { url: standIn, shortCircuit: true }
        : next(specifier, context),
  })
}

function pureTestRunner(injector: Injector<{ options: StrykerOptions }>): PureTestRunner {
  standInForVitest()
  return new PureTestRunner(injector.resolve(commonTokens.options))
}
pureTestRunner.inject = tokens(commonTokens.injector)

export const strykerPlugins = [declareFactoryPlugin(PluginKind.TestRunner, 'pure-tests', pureTestRunner)]
const names = { type: 'array', items: { type: 'string' } }
export const strykerValidationSchema = {
  properties: {
    pureTests: { type: 'object', required: ['files', 'without'], properties: { files: names, without: names } },
  },
  required: ['pureTests'],
}
