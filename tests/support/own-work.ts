/** Milliseconds of processor time that something takes of this process: what others do on the machine does not count. */
export async function ownWork(run: () => unknown): Promise<number> {
  const before = process.cpuUsage()
  await run()
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1_000
}
