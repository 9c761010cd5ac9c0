/**
 * By room: the code that is mutated, and the tests that are to notice; all of these are pure. Tests whose names hold one
 * of `slow` are asked only of what the others missed.
 */
export const rooms = {
  engine: {
    code: ['src/engine/**/*.ts', '!src/**/*.test.ts'],
    tests: ['src/{engine,procedures}/**/*.test.ts'],
    slow: [],
  },
  rights: {
    code: [
      'src/operations/{case-scope,import-rights,reading-rights}.ts',
      'src/operations/accounts/{account-roles,officer-acts,proof}.ts',
      'src/operations/removal/{may-ask,removal-rights}.ts',
      'src/operations/word-index/audience-names.ts',
      'src/procedures/removal-authority.ts',
    ],
    tests: ['tests/rights/declared-rights.test.ts'],
    slow: [],
  },
  ledger: {
    code: ['src/ledger/**/*.ts', '!src/**/*.test.ts'],
    tests: ['src/ledger/**/*.test.ts'],
    slow: ['of 70000 entries', 'any one bit of any file', 'grow step by step', 'each smaller one'],
  },
}

/** The room that is meant by its name, or by a path in it. */
export function roomOf(asked) {
  if (rooms[asked] !== undefined) return asked
  return asked.startsWith('src/engine') ? 'engine' : asked.startsWith('src/ledger') ? 'ledger' : 'rights'
}
