import { readFileSync } from 'node:fs';
import { defineConfig } from 'vitest/config';

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
    include: ['test/**/*.{unit,state,stack,e2e}.ts'],
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
