import { describe, expect, it } from 'vitest'
import { ConfigurationFault, readConfiguration } from './configuration.ts'

describe('readConfiguration', () => {
  it('listens on this machine alone unless told otherwise', () => {
    expect(readConfiguration({})).toMatchObject({ host: '127.0.0.1', port: 8080, database: null })
  })

  it('takes an empty setting as not set', () => {
    expect(readConfiguration({ PORT: '' }).port).toBe(8080)
  })

  it.each(['65535', '0'])('takes port %s', (port) => {
    expect(readConfiguration({ PORT: port }).port).toBe(Number(port))
  })

  it.each(['65536', '-1', 'eighty'])('refuses port %s', (port) => {
    expect(() => readConfiguration({ PORT: port })).toThrow(ConfigurationFault)
  })

  it('names every wrong setting at once', () => {
    expect(() => readConfiguration({ PORT: 'x', DATABASE_URL: 'mysql://somewhere' })).toThrow(/PORT[\s\S]*DATABASE_URL/)
  })

  it('refuses an owner’s address without the application’s', () => {
    expect(() => readConfiguration({ DATABASE_OWNER_URL: 'postgres://a@b/c' })).toThrow(/DATABASE_URL/)
  })
})
