// The functions as CDK bundles them when nobody asks for anything else: the yardstick of the import benchmark.
// Without cdk.json's flags CDK packs the AWS SDK in; left out, it would be imported from node_modules, slower still.
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { App, Stack } from 'aws-cdk-lib';
import { NodejsFunction } from 'aws-cdk-lib/aws-lambda-nodejs';

const ROOT = resolve(import.meta.dirname, '..');
const FOLDER = join(ROOT, 'lambdas', 'upsell');

const stack = new Stack(new App(), 'defaults');
for (const file of readdirSync(FOLDER)) {
  const entry = join(FOLDER, file);
  if (!file.endsWith('.ts') || !/^export const handler\b/m.test(readFileSync(entry, 'utf8'))) continue;
  new NodejsFunction(stack, file.replace('.ts', ''), {
    entry,
    functionName: `upsr-${file.replace('.ts', '')}`,
    projectRoot: ROOT,
    depsLockFilePath: join(ROOT, 'package-lock.json'),
    bundling: { loader: { '.txt': 'text' } },
  });
}
(stack.node.root as App).synth();
