// The functions as CDK bundles them when nobody asks for anything else: the yardstick of the import benchmark.
// `BUNDLE_SDK=1` packs the AWS SDK in as well, which the default leaves to the Lambda runtime.
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { App, Stack } from 'aws-cdk-lib';
import { NodejsFunction } from 'aws-cdk-lib/aws-lambda-nodejs';

const ROOT = resolve(import.meta.dirname, '..');
const FOLDER = join(ROOT, 'lambdas', 'upsell');
const withSdk = process.env.BUNDLE_SDK === '1';

const stack = new Stack(new App(), 'defaults');
for (const file of readdirSync(FOLDER)) {
  const entry = join(FOLDER, file);
  if (!file.endsWith('.ts') || !/^export const handler\b/m.test(readFileSync(entry, 'utf8'))) continue;
  new NodejsFunction(stack, file.replace('.ts', ''), {
    entry,
    functionName: `upsr-${file.replace('.ts', '')}`,
    projectRoot: ROOT,
    depsLockFilePath: join(ROOT, 'package-lock.json'),
    bundling: { loader: { '.txt': 'text' }, ...(withSdk ? { bundleAwsSDK: true } : {}) },
  });
}
(stack.node.root as App).synth();
