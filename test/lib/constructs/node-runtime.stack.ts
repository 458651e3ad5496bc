// One line, the package `node`, decides what runs the functions, what their bundles may take for granted and what the
// laptop accepts.
import { afterEach, expect, test, vi } from 'vitest';
import { acceptedRuntime } from '../../../local/functions/runtime.ts';
import packageJson from '../../../package.json' with { type: 'json' };

/** What the house is made of when package.json brings this Node along. */
async function withNode(version: string) {
  vi.resetModules();
  vi.doMock('../../../package.json', () => ({
    default: { ...packageJson, devDependencies: { ...packageJson.devDependencies, node: version } },
  }));
  const { stacksOf, suiteShop } = await import('../synthesise.ts');
  const { BUNDLE_OPTIONS } = await import('../../../lib/constructs/bundle/options.ts');
  const resources = stacksOf(suiteShop()).flatMap(({ template }) =>
    Object.values(template.Resources as Record<string, { Type: string; Properties: { Runtime?: string } }>),
  );
  const runtimes = resources
    .filter(({ Type }) => Type === 'AWS::Lambda::Function')
    .map(({ Properties }) => Properties.Runtime);
  return { runtimes, bundleTarget: BUNDLE_OPTIONS.target };
}

afterEach(() => {
  vi.doUnmock('../../../package.json');
  vi.resetModules();
});

test('the tests run on it', () => {
  expect(packageJson.devDependencies.node).toBe(process.versions.node);
});

test('given Node 24 on that line, then functions, bundles and laptop are of that version, and of no other', async () => {
  const { runtimes, bundleTarget } = await withNode('24.1.0');
  expect(runtimes.length).toBeGreaterThan(20);
  expect(new Set(runtimes)).toEqual(new Set(['nodejs24.x']));
  expect(bundleTarget).toBe('node24');
  for (const runtime of runtimes) {
    expect(acceptedRuntime('loy-earn', runtime, '24.1.0')).toBe('nodejs24.x');
    expect(() => acceptedRuntime('loy-earn', runtime, '22.23.3')).toThrow(/loy-earn is made for nodejs24/);
  }
});

test('given a version whose dates nobody has looked up, then nothing is synthesised', async () => {
  await expect(withNode('99.0.0')).rejects.toThrow(/dates of Node 99/);
});
