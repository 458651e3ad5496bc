// What goes to Lambda: small, and without the parts of the SDK that only other computers need.
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { bundleOf } from '../../../../lib/constructs/bundle/bundled-code.ts';
import { defaultProvider } from '../../../../lib/constructs/bundle/env-credentials.ts';

const products = [
  ['upsell', ['order', 'picker', 'sender', 'addlink', 'sweep', 'catalog-sync', 'optout', 'drive-sync']],
  [
    'cart-recovery',
    [
      'ingest-webhook',
      'intake',
      'waiter',
      'sender',
      'unsub-handler',
      'nightly-export',
      'summary',
      'sweep',
      'drive-sync',
    ],
  ],
] as const;

describe.each(products)('the bundles of %s', (product, names) => {
  test.each(names)(
    '%s has a handler and no credential providers for containers, roles or single sign-on',
    (name) => {
      const text = bundleOf(product, name);
      expect(/\bas handler\b/.test(text)).toBe(true);
      for (const part of ['GetRoleCredentials', 'AssumeRoleWithWebIdentity', 'CONTAINER_CREDENTIALS']) {
        expect(text.includes(part), part).toBe(false);
      }
    },
  );

  test.each(names)('%s loads nothing but itself and what Node brings', (name) => {
    const imported = [...bundleOf(product, name).matchAll(/(?:^|[;}])import[^;"']*["']([^"']+)["']/g)].map(
      (match) => match[1]!,
    );
    const { builtinModules } = process.getBuiltinModule('node:module');
    const foreign = imported.filter((each) => !builtinModules.includes(each.replace(/^node:/, '')));
    expect(foreign).toEqual([]);
  });

  test('a file that is no function has no bundle', () => {
    expect(() => bundleOf(product, 'names')).toThrow(
      `The function's code is missing: lambdas/${product}/functions/names.ts`,
    );
  });
});

describe('credentials inside a bundle', () => {
  const KEYS = ['AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY', 'AWS_SESSION_TOKEN'];
  const before = Object.fromEntries(KEYS.map((key) => [key, process.env[key]]));
  beforeEach(() => {
    for (const key of KEYS) delete process.env[key];
  });
  afterEach(() => {
    for (const [key, value] of Object.entries(before)) {
      if (value === undefined) delete process.env[key];
      else process.env[key] = value;
    }
  });

  test('are those that Lambda puts into the environment', async () => {
    Object.assign(process.env, {
      AWS_ACCESS_KEY_ID: 'a',
      AWS_SECRET_ACCESS_KEY: 'b',
      AWS_SESSION_TOKEN: 'c',
    });
    expect(await defaultProvider()()).toEqual({ accessKeyId: 'a', secretAccessKey: 'b', sessionToken: 'c' });
  });

  test('are missed with a sentence outside Lambda', async () => {
    await expect(defaultProvider()()).rejects.toThrow('No AWS credentials in the environment');
  });
});
