import { readFileSync } from 'node:fs';
import { defineConfig } from 'vitest/config';

/**
 * What watches the house's modules while they are loaded, or loads them with another package.json, so it needs a process in
 * which none of them was loaded before, and into which nobody comes after it.
 * Everything else shares its worker's modules: to load the SDK and the CDK anew for every file costs more than the tests.
 */
const ALONE = ['test/house/patterns.unit.ts', 'test/lib/constructs/node-runtime.stack.ts'];

/**
 * What every other write stands on runs against the real engine: each product's writes themselves, and the transactions, claims
 * and lost answers below them. The other state tests take the engine in this process, which is held to the real one.
 */
const ON_THE_REAL_ENGINE = [
  'test/shared/**/*.state.ts',
  'test/lambdas/*/state/**/*.state.ts',
  'test/lambdas/cart-recovery/taking-in/*.state.ts',
];

export default defineConfig({
  plugins: [
    {
      // The Lambda bundles import the shipped rules documents as text; the tests must see the same.
      // Before Vite's own, which would make an address of every text file.
      enforce: 'pre',
      name: 'text-files',
      load(id) {
        return id.endsWith('.txt')
          ? `export default ${JSON.stringify(readFileSync(id, 'utf8'))};`
          : undefined;
      },
    },
  ],
  test: {
    pool: 'forks',
    // Every core has a test to run: threads that collect garbage beside it only make them wait for each other.
    execArgv: ['--single-threaded-gc'],
    testTimeout: 60_000,
    hookTimeout: 60_000,
    projects: [
      {
        extends: true,
        test: {
          name: 'parts',
          include: ['test/**/*.{unit,state,stack}.ts'],
          exclude: [...ALONE, ...ON_THE_REAL_ENGINE],
          isolate: false,
        },
      },
      {
        extends: true,
        test: {
          name: 'real engine',
          include: ON_THE_REAL_ENGINE,
          isolate: false,
          env: { DYNAMODB_ENGINE: 'process' },
        },
      },
      { extends: true, test: { name: 'alone', include: ALONE } },
      { extends: true, test: { name: 'runtime', include: ['test/**/*.e2e.ts'], isolate: false } },
    ],
  },
});
