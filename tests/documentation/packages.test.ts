import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'

const root = fileURLToPath(new URL('../..', import.meta.url))
const read = (name: string): unknown => JSON.parse(readFileSync(join(root, name), 'utf8'))

const Named = z.record(z.string(), z.string())
const own = z.object({ dependencies: Named, devDependencies: Named }).parse(read('package.json'))
const lock = z
  .object({
    packages: z.record(
      z.string(),
      z.looseObject({
        version: z.string().optional(),
        integrity: z.string().optional(),
        resolved: z.string().optional(),
      }),
    ),
  })
  .parse(read('package-lock.json'))

describe('the packages of others', () => {
  it('are named with one exact version each, and the lock file has that one', () => {
    for (const [name, version] of Object.entries({ ...own.dependencies, ...own.devDependencies })) {
      expect(version, name).toMatch(/^\d+\.\d+\.\d+(-[\w.]+)?$/)
      expect(lock.packages[`node_modules/${name}`]?.version, name).toBe(version)
    }
  })

  it('are all in the lock file, those that others bring along too, each with the checksum of what is installed', () => {
    const locked = Object.entries(lock.packages).filter(([path]) => path !== '')
    expect(locked.length).toBeGreaterThan(200)
    for (const [path, { integrity }] of locked) expect(integrity, path).toMatch(/^sha512-[A-Za-z0-9+/]+=*$/)
  })

  it('come from no address of their own beside the registry: no link, no folder, no repository', () => {
    const elsewhere = Object.entries(lock.packages).filter(
      ([, { resolved }]) => resolved !== undefined && !/^https:\/\/registry\.npmjs\.org\//.test(resolved),
    )
    expect(elsewhere.map(([path]) => path)).toEqual([])
  })

  it('read no XML by themselves, and speak no GraphQL, SAML, LDAP, WebSocket, memcache or LaTeX', () => {
    const names = Object.keys(own.dependencies).join(' ')
    expect(names).not.toMatch(/graphql|saml|ldap|(^|[ /])ws( |$)|socket\.io|memcache|latex|xpath|libxml|webrtc/i)
  })
})
