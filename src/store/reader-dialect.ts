import {
  CompiledQuery,
  type Driver,
  PostgresDialect,
  type PostgresDialectConfig,
  PostgresDriver,
  type TransactionSettings,
} from 'kysely'

/** PostgreSQL, where a transaction sees everything until it ends, whatever its connection sees otherwise: for acts and what is done in full view. */
export class ReaderDialect extends PostgresDialect {
  readonly #config: PostgresDialectConfig
  readonly #alsoAsked: readonly string[]

  /** @param alsoAsked - what each transaction asks in the question that begins it. */
  constructor(config: PostgresDialectConfig, ...alsoAsked: readonly string[]) {
    super(config)
    this.#config = config
    this.#alsoAsked = alsoAsked
  }

  override createDriver(): Driver {
    return new ReaderDriver(this.#config, this.#alsoAsked)
  }
}

type Connection = Parameters<PostgresDriver['rollbackTransaction']>[0]

class ReaderDriver extends PostgresDriver {
  readonly #opening: string
  /** Two questions in one go, as neither has parameters. */
  readonly #beginning: string

  constructor(config: PostgresDialectConfig, alsoAsked: readonly string[]) {
    super(config)
    this.#opening = `select ${[`set_config('huiying.reader', 'everything', true)`, ...alsoAsked].join(', ')}`
    this.#beginning = `begin; ${this.#opening}`
  }

  override async beginTransaction(connection: Connection, settings: TransactionSettings): Promise<void> {
    const isPlain = settings.isolationLevel === undefined && settings.accessMode === undefined
    if (!isPlain) await super.beginTransaction(connection, settings)
    try {
      await connection.executeQuery(CompiledQuery.raw(isPlain ? this.#beginning : this.#opening))
    } catch (fault) {
      // It may have begun: nobody else is lent a connection that stands in it.
      await this.rollbackTransaction(connection).catch(() => undefined)
      throw fault
    }
  }
}
