import { describe, expect, it } from 'vitest'
import { projectFiles } from './project-files.ts'
import { namesImportedBy, writersIn } from './store-writers.ts'

const sources = projectFiles.filter(({ path }) => path.startsWith('src/') && !path.endsWith('.test.ts'))

const writers = new Set(
  sources
    .filter(({ path }) => path.startsWith('src/store/') && !path.startsWith('src/store/migrations/'))
    .flatMap((file) => [...writersIn(file)].map((name) => `#${file.path.slice('src/'.length)} ${name}`)),
)

/** Writes that are no act of a person and leave no trace in the record. */
const besideTheRecord: Readonly<Record<string, string>> = {
  '#store/accounts.ts setAccountLanguage': 'src/web/',
  '#store/readings.ts requeueUnfinishedReadings': 'src/app/',
}

describe('the one way to write', () => {
  it('is through operations: no door calls a function of the store that changes a table', () => {
    const outside = sources
      .filter(({ path, text }) => !/^src\/(operations|store)\//.test(path) && text.includes('#store/'))
      .flatMap((file) => namesImportedBy(file).map(({ name, to }) => ({ path: file.path, key: `${to} ${name}` })))
      .filter(({ path, key }) => writers.has(key) && !path.startsWith(besideTheRecord[key] ?? 'nowhere'))

    expect(writers.size).toBeGreaterThan(15)
    expect(outside).toEqual([])
  })

  it('begins at addresses that name their method, so that those that take a change are known: but the one that says nothing is there', () => {
    const doors = sources.filter(({ path }) => /^src\/(web|api|http)\/|^src\/app\/city-app\.ts$/.test(path))
    const anyMethod = doors.flatMap(({ path, text }) =>
      [...text.matchAll(/\.(?:all|on)\(\s*\[?(['"`])[^'"`]*\1/g)].map(([found]) => `${path} ${found}`),
    )

    expect(anyMethod).toEqual(["src/web/site.ts .all('*'"])
  })

  it('knows a function that writes, also through another, from one that reads', () => {
    const text = `
      export async function findNote(db: Db) { return db.selectFrom('note').execute() }
      export async function insertNote(db: Db) { await db.insertInto('note').execute() }
      export async function copyNotes(db: Db) { for (const _ of []) await insertNote(db) }
      export async function closeNotes(db: Db) { await sql\`update note set open = false\`.execute(db) }
      async function dropNote(db: Db) { await db.deleteFrom('note').execute() }`

    expect([...writersIn({ path: 'src/store/notes.ts', text })]).toEqual(['insertNote', 'copyNotes', 'closeNotes'])
  })

  it('sees what a file imports under another name', () => {
    const text = "import { insertNote as keep, type Note } from '#store/notes.ts'"

    expect(namesImportedBy({ path: 'src/web/page.ts', text })).toEqual([{ name: 'insertNote', to: '#store/notes.ts' }])
  })
})
