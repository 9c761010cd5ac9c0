import { defineConfig } from 'vitest/config'

/** What a machine shared by many takes: a test that hangs is still found, one that is slow has not failed. */
const patience = { testTimeout: 180_000, hookTimeout: 300_000 }

/** Files that put something in a module's place: each in a process of its own, so that no other file meets it. */
const apart = [
  'src/operations/passed-on.test.ts',
  'src/operations/walls-without-code.test.ts',
  'tests/abuse/which-logins.test.ts',
]

export default defineConfig({
  test: {
    maxWorkers: 2,
    globalSetup: ['./tests/support/global-setup.ts'],
    projects: [
      {
        test: {
          ...patience,
          name: 'architecture',
          include: ['tests/architecture/**/*.test.ts'],
        },
      },
      {
        test: {
          ...patience,
          name: 'unit',
          // One after another in the same two processes: what they import is read once, not once a file.
          isolate: false,
          include: ['src/**/*.test.ts', 'tests/**/*.test.ts'],
          exclude: ['tests/{architecture,documentation,journeys}/**', 'node_modules/**', ...apart],
        },
      },
      { test: { ...patience, name: 'apart', include: apart } },
      {
        test: {
          name: 'journeys',
          include: ['tests/journeys/**/*.test.ts'],
          isolate: false,
          testTimeout: 300_000,
          hookTimeout: 300_000,
        },
      },
      {
        test: {
          ...patience,
          name: 'documentation',
          include: ['tests/documentation/**/*.test.ts'],
        },
      },
    ],
  },
})
