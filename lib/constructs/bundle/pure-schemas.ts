// The SDK describes every operation of a service by an array that names its keys through constants. Such an array may, for all
// a bundler knows, do something when it is made, so it keeps them all: of S3 sixty-eight kilobytes for four operations. They do
// nothing, and are told to be so here; what a function does not use falls away.
import { readFileSync } from 'node:fs';
import type { Plugin } from 'esbuild';

/** `const Name = [ … ];` at the beginning of a line, as the SDK's generator writes it. */
const DESCRIPTION = /^((?:export )?(?:var|const) [\w$]+ = )(\[[^;]*?\]);$/gm;

/** The text of such a module with each description made by a call that is marked as free of effects. */
const withPureDescriptions = (source: string): string =>
  source.replace(DESCRIPTION, '$1/* @__PURE__ */ (() => $2)();');

export const pureSchemas: Plugin = {
  name: 'pure-schemas',
  setup(build) {
    build.onLoad({ filter: /[\\/]dist-es[\\/]schemas[\\/]schemas_\d+\.js$/ }, ({ path }) => ({
      contents: withPureDescriptions(readFileSync(path, 'utf8')),
      loader: 'js',
    }));
  },
};
