// Our stacks on the second engine, put there by the CDK as an operator's would be.
import { execFile } from 'node:child_process';
import { createRequire } from 'node:module';
import { resolve } from 'node:path';
import { ACCOUNT, type Engine, withoutAws } from './engine.ts';

const ROOT = resolve(import.meta.dirname, '..', '..');
const AT_MOST_MS = 20 * 60_000;

export type Cdk = (words: readonly string[]) => Promise<string>;

/** The CDK in its pinned version, talking to the engine and nobody else. Answers what it said; throws it where it fails. */
export function cdkAt(engine: Engine, shop: object, app: string): Cdk {
  const program = createRequire(import.meta.url).resolve('aws-cdk/bin/cdk');
  const env = {
    ...withoutAws(process.env),
    ...engine.environment,
    SHOP_SETTINGS: JSON.stringify(shop),
    CI: 'true',
  };
  return (words) =>
    new Promise((done, failed) => {
      const args = [program, ...words, '--app', app, '--no-color', '--no-notices', '--no-version-reporting'];
      const options = { cwd: ROOT, env, timeout: AT_MOST_MS, maxBuffer: 50_000_000 };
      execFile(process.execPath, args, options, (error, printed, complained) => {
        const said = `${printed}\n${complained}`;
        if (error === null) done(said);
        else failed(new Error(`cdk ${words.join(' ')} failed: ${lastOf(said)}`));
      });
    });
}

const lastOf = (said: string): string => said.trim().split('\n').slice(-12).join('\n');

export const environmentsOf = (regions: readonly string[]): readonly string[] =>
  [...new Set(regions)].map((region) => `aws://${ACCOUNT}/${region}`);
