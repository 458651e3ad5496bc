import { mergeConfig } from 'vitest/config';
import common from './vitest.config.ts';

// Apart from the quick tests: these start a browser and the whole laptop runtime.
const config = mergeConfig(common, { test: { testTimeout: 120_000, hookTimeout: 120_000 } });
// The projects are of the quick tests.
delete config.test.projects;
config.test.include = ['test/**/*.browser.ts'];
export default config;
