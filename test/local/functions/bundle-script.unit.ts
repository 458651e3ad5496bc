import { build } from 'esbuild';
import { expect, it } from 'vitest';
import { BUNDLE_OPTIONS } from '../../../lib/constructs/bundle/options.ts';
import { withShortWay } from '../../../local/functions/bundle-script.ts';

it('given a bundle as it is deployed, then every call of its clients passes the place of the short way', async () => {
  const { outputFiles } = await build({
    ...BUNDLE_OPTIONS,
    entryPoints: ['lambdas/upsell/functions/optout.ts'],
    outdir: 'unwritten',
    write: false,
  });
  const [text = ''] = outputFiles.map((file) => file.text);
  const code = withShortWay(text);
  expect(text).toContain('.resolveMiddleware(this.middlewareStack');
  expect(code).not.toContain('.resolveMiddleware(this.middlewareStack');
  expect(code.match(/=resolveCommand\([\w$]+,this,[\w$]+\)/g)?.length).toBe(2);
});
