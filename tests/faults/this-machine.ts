import { spawnSync } from 'node:child_process'

/** Whether system calls can be made to fail here: the program is there, and the machine allows it. @throws where CI lacks either. */
export const hasStrace = mayStrace(
  spawnSync('strace', ['-qq', '-o', '/dev/null', 'true'], { stdio: 'ignore' }).status === 0,
  process.env,
)

/** Left out where it is not there, with a word about it, and never in CI, which would pass with less than it promises. */
export function mayStrace(isHere: boolean, { CI }: { readonly CI?: string | undefined }): boolean {
  if (!isHere && CI !== undefined) {
    throw new Error(
      'CI makes disks fail by strace: install it, and allow ptrace (in a container: --cap-add SYS_PTRACE)',
    )
  }
  if (!isHere) console.warn('Failed system calls are skipped: strace is not installed, or may not trace here.')
  return isHere
}
