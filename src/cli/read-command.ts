import { readFile, writeFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { parseArgs } from 'node:util'
import { readFileToReading } from '#intake/readers/read-file.ts'
import { describeSourceRefusal } from '#intake/readers/source-refusal-labels.ts'
import { readingSummary } from './reading-summary.ts'

/** Prints the reading of a file to standard output and nothing else; messages go to standard error. */
export async function readCommand(args: readonly string[]): Promise<number> {
  const asked = argumentsFrom(args)
  if (asked === undefined) return 2

  const bytes = await readFile(asked.file).catch(() => undefined)
  if (bytes === undefined) {
    process.stderr.write(`找不到或打不开文件 / cannot open: ${asked.file}\n`)
    return 1
  }
  const read = await readFileToReading({ name: basename(asked.file), bytes })
  if (!read.ok) {
    process.stderr.write(`${describeSourceRefusal(read.refusal, 'zh')}\n${describeSourceRefusal(read.refusal, 'en')}\n`)
    return 1
  }
  const output = asked.json ? `${JSON.stringify(read.value, null, 2)}\n` : readingSummary(read.value)
  if (asked.out === undefined) process.stdout.write(output)
  else await writeFile(asked.out, output)
  return 0
}

type Asked = { readonly file: string; readonly json: boolean; readonly out: string | undefined }

function argumentsFrom(args: readonly string[]): Asked | undefined {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      options: { json: { type: 'boolean', default: false }, out: { type: 'string' } },
      allowPositionals: true,
    })
    const [file, ...more] = positionals
    if (file !== undefined && more.length === 0) return { file, json: values.json, out: values.out }
    process.stderr.write('请给出一个文件 / name one file: read FILE [--json] [--out FILE]\n')
  } catch (fault) {
    process.stderr.write(`${fault instanceof Error ? fault.message : String(fault)}\n`)
  }
  return undefined
}
