import { spawnSync } from 'node:child_process'

/** Whether system calls can be made to fail here: the program is there, and the machine allows it. */
export const hasStrace = spawnSync('strace', ['-qq', '-o', '/dev/null', 'true'], { stdio: 'ignore' }).status === 0
