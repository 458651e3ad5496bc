// The functions as CDK bundles them when nobody asks for anything else: the yardstick of the import benchmark.
// Names of functions behind the command are those alone. Without cdk.json's flags CDK packs the AWS SDK in; left out, it would be imported from node_modules, slower still.
import { readdirSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { App, Stack } from 'aws-cdk-lib';
import { NodejsFunction } from 'aws-cdk-lib/aws-lambda-nodejs';
import { PREFIXES } from '../lib/product-names.ts';

const ROOT = resolve(import.meta.dirname, '..');

const wanted = process.argv.slice(2);
const stack = new Stack(new App(), 'defaults');
for (const [product, prefix] of Object.entries(PREFIXES)) {
  const folder = join(ROOT, 'lambdas', product, 'functions');
  for (const file of readdirSync(folder)) {
    const entry = join(folder, file);
    const functionName = `${prefix}-${basename(file, '.ts')}`;
    if (wanted.length > 0 && !wanted.includes(functionName)) continue;
    new NodejsFunction(stack, functionName, {
      entry,
      functionName,
      projectRoot: ROOT,
      depsLockFilePath: join(ROOT, 'package-lock.json'),
      bundling: { loader: { '.txt': 'text' } },
    });
  }
}
(stack.node.root as App).synth();
