import type { ReachLogKeys } from '#cli/reach-log-keys.ts'
import { ConfigurationFault, readConfiguration } from './configuration.ts'
import { keptCheckpointFile, readKeptCheckpoint } from './kept-checkpoint.ts'
import { keepKey, newKey } from './log-key.ts'
import { laterKeyFile, readLogKeys } from './log-keys.ts'
import { planCities } from './plan-cities.ts'

/** The keys of a city's log where the environment says that they are, as the program itself finds them. */
export function reachLogKeys(env: Readonly<Record<string, string | undefined>>): ReachLogKeys {
  return async (city) => {
    const plans = await planCities(readConfiguration(env), env)
    const plan =
      plans.find(({ id }) => id === (city ?? null)) ?? (city === undefined && plans.length === 1 ? plans[0] : undefined)
    if (plan === undefined) {
      throw new ConfigurationFault(
        `请用 --city 写明城市 / name the city by --city: ${plans.flatMap(({ id }) => id ?? []).join(', ')}`,
      )
    }
    const { logOrigin, logKeyFile } = plan
    const [first, ...others] = await readLogKeys(logOrigin, logKeyFile)
    if (first === undefined) {
      throw new ConfigurationFault(`没有找到存证记录的密钥 / no key of the log is at ${logKeyFile}`)
    }
    const held = [first, ...others] as const
    return {
      held,
      signed: await readKeptCheckpoint(held, keptCheckpointFile(logKeyFile)),
      makeKey: async () => {
        const key = newKey(logOrigin, 'log')
        await keepKey(laterKeyFile(logKeyFile, key), key)
        return key
      },
      fileOf: (key) => laterKeyFile(logKeyFile, key),
    }
  }
}
