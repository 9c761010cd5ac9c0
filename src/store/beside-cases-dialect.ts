import {
  type CompiledQuery,
  PostgresDialect,
  PostgresQueryCompiler,
  type QueryId,
  type RootOperationNode,
} from 'kysely'

/** PostgreSQL for what is asked of no case: whatever names what stands behind a wall is refused before it is asked. */
export class BesideCasesDialect extends PostgresDialect {
  override createQueryCompiler(): PostgresQueryCompiler {
    return new BesideCasesCompiler()
  }
}

class BesideCasesCompiler extends PostgresQueryCompiler {
  override compileQuery(node: RootOperationNode, queryId: QueryId): CompiledQuery {
    const compiled = super.compileQuery(node, queryId)
    if (behindWalls.test(compiled.sql)) throw new Error('cases are asked for by a reader, not beside them')
    return compiled
  }
}

/** The walled tables and the functions that reach behind the wall. */
const behindWalls =
  /case_(?:file|summary|event|notice)|routing_(?:lesson|proposal|choice|wanted|hand_back|voided)|model_(?:call|answer|proposal|decision|draft_issue)|matter_apart|cases_worded|sees_case|works_on_case|erase_(?:event|model_words)/
