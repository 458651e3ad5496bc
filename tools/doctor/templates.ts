// The templates of this checkout, without the functions' code: who looks at names and grants need not wait for bundles.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ShopSettings } from '../../lib/settings/shop-settings.ts';
import { blockOfFile } from '../../shared/text/json-of-file.ts';
import type { StackTemplate } from './patient.ts';

/** Loads the CDK, which takes seconds. Throws what a synthesis throws. */
export async function templatesOf(settings: ShopSettings): Promise<readonly StackTemplate[]> {
  const { context = {} } = blockOfFile(readFileSync('cdk.json', 'utf8'), 'cdk.json') as {
    context?: Record<string, unknown>;
  };
  const { shopApp } = await import('../../lib/shop-app.ts');
  const outdir = mkdtempSync(join(tmpdir(), 'templates-'));
  const { CDK_VALIDATION } = process.env;
  // The CDK's own judgement is for `npm run synth` and a deployment; this only reads.
  process.env.CDK_VALIDATION = 'false';
  try {
    const app = shopApp({ shop: settings, outdir, context: { ...context, 'aws:cdk:bundling-stacks': [] } });
    return app.synth().stacks.map(({ stackName, environment, template }) => ({
      name: stackName,
      region: environment.region,
      resources: (template as { Resources?: StackTemplate['resources'] }).Resources ?? {},
    }));
  } finally {
    if (CDK_VALIDATION === undefined) delete process.env.CDK_VALIDATION;
    else process.env.CDK_VALIDATION = CDK_VALIDATION;
    rmSync(outdir, { recursive: true, force: true });
  }
}
