import type { PassThrough } from 'node:stream'
import type { Context } from 'hono'
import { Hono } from 'hono'
import type { HttpEnv } from '#http/http-env.ts'
import { writtenBody } from '#http/written-body.ts'
import { writeCollection } from '#operations/papers/write-collection.ts'
import { writeRegister } from '#operations/papers/write-register.ts'
import { excelFile, sentFile, wordFile } from '#web/parts/papers/sent-file.ts'
import { type AskedPaper, askedPaper } from './asked-paper.ts'
import { choosePaperPage } from './choose-paper-page.ts'
import { collectionPage } from './collection-page.ts'
import { registerPage } from './register-page.ts'

/** Papers over many cases: the register and the collection, to print and as files, of what their reader may see. */
export function paperPages(): Hono<HttpEnv> {
  return new Hono<HttpEnv>()
    .get('/papers', (c) => choosePaperPage(c))
    .get('/papers/register', async (c) => registerPage(c, await askedPaper(c, 'register')))
    .get('/papers/register.xlsx', (c) =>
      written(c, 'register', 'xlsx', (asked, output) => writeRegister(c.var.dependencies.db, asked, 'xlsx', output)),
    )
    .get('/papers/register.docx', (c) =>
      written(c, 'register', 'docx', (asked, output) => writeRegister(c.var.dependencies.db, asked, 'docx', output)),
    )
    .get('/papers/collection', async (c) => collectionPage(c, await askedPaper(c, 'collection')))
    .get('/papers/collection.docx', (c) =>
      written(c, 'collection', 'docx', (asked, output) => writeCollection(c.var.dependencies.db, asked, output)),
    )
}

type Write = (asked: AskedPaper, output: PassThrough) => Promise<number>

/** Written while the reader reads. */
async function written(
  c: Context<HttpEnv>,
  kind: 'register' | 'collection',
  format: 'xlsx' | 'docx',
  writeCases: Write,
): Promise<Response> {
  const { signedIn, dependencies } = c.var
  const asked = await askedPaper(c, kind)
  const write = async (output: PassThrough): Promise<void> => {
    const rows = await writeCases(asked, output)
    dependencies.log.info({ account: signedIn?.accountId, kind, format, rows }, 'paper made of cases')
  }
  const body = writtenBody(c, write, { words: 'a paper was cut off', facts: { kind, format } })
  const mediaType = format === 'xlsx' ? excelFile : wordFile
  return sentFile(c, mediaType, `${asked.title}.${format}`, body)
}
