import { KeyFault } from '#ledger/note-key.ts'

/**
 * Runs a command; what somebody gave it wrongly – a key that is none, an option that is not there, a file that is missing – is
 * said in a line and answered by an exit code. Anything else is a fault and is thrown.
 */
export async function saidPlainly(run: () => Promise<number>): Promise<number> {
  try {
    return await run()
  } catch (fault) {
    const said = plainly(fault)
    if (said === undefined) throw fault
    process.stderr.write(`${said.text}\n`)
    return said.code
  }
}

function plainly(fault: unknown): { readonly text: string; readonly code: 1 | 2 } | undefined {
  if (fault instanceof KeyFault) return { text: `这不是存证公钥 / not a key of a log: ${fault.message}`, code: 2 }
  if (!(fault instanceof Error) || !('code' in fault)) return undefined
  if (String(fault.code).startsWith('ERR_PARSE_ARGS_'))
    return { text: `用法不对 / not used rightly: ${fault.message}`, code: 2 }
  if (fault.code === 'ENOENT' && 'path' in fault)
    return { text: `找不到或打不开文件 / cannot open: ${fault.path}`, code: 1 }
  return undefined
}
