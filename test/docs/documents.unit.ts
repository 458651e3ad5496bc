// What the documents promise about the repository: links lead somewhere, and the README's tables are complete.
import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { shopSettings } from '../../lib/settings/shop-settings.ts';
import { shapeOfSettings } from './settings-paths.ts';

const documents = ['README.md', 'CONTRIBUTING.md', 'rules/README.md', ...globSync('docs/**/*.md')].sort();
const readme = readFileSync('README.md', 'utf8');
const packageJson = JSON.parse(readFileSync('package.json', 'utf8')) as Record<
  string,
  Record<string, string>
>;

/** Headings as the anchors that a code host makes of them. */
function anchorsOf(text: string): string[] {
  return [...text.replaceAll(/^```[\s\S]*?^```/gm, '').matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N} _-]/gu, '')
      .replaceAll(' ', '-'),
  );
}

describe('links', () => {
  test.each(documents)('in %s lead to a file, and to a heading in it', (document) => {
    const text = readFileSync(document, 'utf8');
    for (const [, target = ''] of text.matchAll(/\]\(([^)\s]+)\)/g)) {
      if (/^https?:/.test(target)) continue;
      const [path = '', anchor] = target.split('#');
      const file = path === '' ? document : join(dirname(document), path);
      expect(existsSync(file), `${target} in ${document}`).toBe(true);
      if (anchor !== undefined) expect(anchorsOf(readFileSync(file, 'utf8')), target).toContain(anchor);
    }
  });
});

describe('the README', () => {
  test('names every setting', () => {
    for (const path of shapeOfSettings(shopSettings)) {
      const shown = path.replace(/^products\.(?!\w+\.enabled$)\w+\./, '….');
      expect(readme, path).toContain(`| \`${shown}\` |`);
    }
  });

  test('says of every run-time package what it is for, and of none that is gone', () => {
    const named = readme
      .split('\n')
      .filter((line) => line.startsWith('| `'))
      .flatMap((row) => [...(row.split('|')[1] ?? '').matchAll(/`([^`]+)`/g)].map(([, name = '']) => name));
    const runTime = Object.keys({ ...packageJson.dependencies, ...packageJson.optionalDependencies });
    for (const name of runTime)
      expect(named).toContain(name.replace(/^@aws-sdk\/client-.*/, '@aws-sdk/client-*'));

    const table = readme.slice(readme.indexOf('| Run-time package'), readme.indexOf('# Limits'));
    const known = Object.keys({
      ...packageJson.dependencies,
      ...packageJson.devDependencies,
      ...packageJson.optionalDependencies,
    });
    const packages = [...table.matchAll(/^\| (`[^|]+)\|/gm)].flatMap(([, cell = '']) =>
      [...cell.matchAll(/`([^`]+)`/g)].map(([, name = '']) => name),
    );
    for (const name of packages.filter((each) => !each.endsWith('*'))) expect(known).toContain(name);
  });
});

test.each(documents)('%s names only commands that there are', (document) => {
  const scripts = Object.keys(packageJson.scripts ?? {});
  for (const [, script = ''] of readFileSync(document, 'utf8').matchAll(/npm run (?:--silent )?([a-z:]+)/g))
    expect(scripts).toContain(script);
});
