import { defineConfig } from 'vitest/config'

const common = {
  environment: 'node' as const,
  pool: 'forks' as const,
  testTimeout: 60_000,
  hookTimeout: 180_000,
}

export default defineConfig({
  test: {
    // A test file with a database holds a PostgreSQL in WebAssembly, about 1 GB: two at a time.
    maxWorkers: 2,
    projects: [
      {
        test: {
          ...common,
          name: 'rules',
          include: ['test/**/*.test.{ts,tsx}'],
          exclude: ['test/api/**', 'test/browser/**'],
          globalSetup: ['test/setup/engines.ts'],
        },
      },
      {
        test: {
          ...common,
          name: 'service',
          include: ['test/{api,browser}/**/*.test.ts'],
          globalSetup: ['test/setup/running.ts'],
        },
      },
    ],
  },
})
