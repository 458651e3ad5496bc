// The CDK app built in this process. One of its own spends several seconds on loading the CDK and on warming up, and the
// end-to-end tests need an assembly for each of their shops.
import { resolve } from 'node:path';
import { shopApp } from '../../lib/shop-app.ts';
import { type BuildApp, sourcesHash } from '../../local/template/synth.ts';
import { unjudged } from './unjudged.ts';

const ROOT = resolve(import.meta.dirname, '../..');
const loaded = sourcesHash(ROOT);

/** Leaves it to a process of its own (false) once a source is no longer what this process has loaded. */
export const buildHere: BuildApp = async ({ directory, shop, context, output }) => {
  if (directory !== ROOT || sourcesHash(ROOT) !== loaded) return false;
  unjudged(() => shopApp({ context, outdir: output, ...(shop === undefined ? {} : { shop }) }).synth());
  return true;
};
