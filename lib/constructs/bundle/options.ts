// How a function is bundled, apart from the CDK, which takes seconds to load: whoever bundles a function again, with something
// in it changed, must come to the same bundle but for the change.
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { BuildOptions } from 'esbuild';
import { BUNDLE_TARGET } from '../node-major.ts';
import { pureSchemas } from './pure-schemas.ts';

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));

/** Lets CommonJS dependencies load Node's own modules. Only bundles that have such a dependency get it. */
const REQUIRE = "import{createRequire as __cr}from'node:module';const require=__cr(import.meta.url);";

/** How esbuild makes a function's bundle; what goes in and where it goes is the caller's. */
export const BUNDLE_OPTIONS = {
  bundle: true,
  platform: 'node',
  target: BUNDLE_TARGET,
  format: 'esm',
  minify: true,
  // The SDK's ES modules rather than its CommonJS: half the size, because unused parts fall away.
  mainFields: ['module', 'main'],
  alias: {
    '@aws-sdk/credential-provider-node': join(ROOT, 'lib/constructs/bundle/env-credentials.ts'),
    '@aws-sdk/token-providers': join(ROOT, 'lib/constructs/bundle/no-tokens.ts'),
    '@smithy/core/event-streams': join(ROOT, 'lib/constructs/bundle/no-event-streams.ts'),
  },
  // The rules documents that ship with the code are bundled as text.
  loader: { '.txt': 'text' },
  plugins: [pureSchemas],
  legalComments: 'none',
  outExtension: { '.js': '.mjs' },
  logLevel: 'error',
  absWorkingDir: ROOT,
} satisfies BuildOptions;

/** The bundle as it is deployed. */
export const runnable = (bundle: string): string =>
  bundle.includes('Dynamic require of') ? REQUIRE + bundle : bundle;
