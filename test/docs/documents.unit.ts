// What the documents promise about the repository: links lead somewhere, the tables are complete, every page is on the map.
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { shopSettings } from '../../lib/settings/shop-settings.ts';
import { DOCUMENTS } from './house-text.ts';
import { shapeOfSettings } from './settings-paths.ts';

const read = (document: string) => readFileSync(document, 'utf8');
const linksOf = (text: string) => [...text.matchAll(/\]\(([^)\s]+)\)/g)].map(([, target = '']) => target);
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
  test.each(DOCUMENTS)('in %s lead to a file, and to a heading in it', (document) => {
    for (const target of linksOf(read(document))) {
      if (/^https?:/.test(target)) continue;
      const [path = '', anchor] = target.split('#');
      const file = path === '' ? document : join(dirname(document), path);
      expect(existsSync(file), `${target} in ${document}`).toBe(true);
      if (anchor !== undefined) expect(anchorsOf(read(file)), target).toContain(anchor);
    }
  });
});

describe('the README', () => {
  const readme = read('README.md');

  test('is a page that somebody who has never seen this reads to its end', () => {
    expect(readme.split('\n').length).toBeLessThanOrEqual(250);
  });

  test('connects Shopify by an app of one’s own first, step by step, and says what webhooks of the shop’s settings lack', () => {
    const [, shopify = ''] = /## Connecting Shopify\n([\s\S]*?)(?=\n## )/.exec(readme) ?? [];
    const said = [
      'since 2026-01-01',
      '1. Sign in to the **Dev Dashboard**',
      '**Client ID**',
      '**Client secret**',
      'Settings › Checkout › Marketing options',
      "Webhooks made in the shop's settings carry no consent to text messages",
      '**Before the first customer**: test payments',
    ].map((words) => shopify.indexOf(words));
    expect(said).not.toContain(-1);
    expect(said).toEqual([...said].sort((one, other) => one - other));
    expect(shopify).not.toContain('accessToken');
  });

  test('shows of the costs only what the page of costs says', () => {
    const table = /## What it costs[\s\S]*?(?=\n## )/.exec(readme)?.[0] ?? '';
    const figures = [...table.matchAll(/\b(\d+\.\d\d) USD/g)].map(([, figure = '']) => figure);
    expect(figures.length).toBeGreaterThan(8);
    const costs = read('docs/costs.md');
    for (const figure of figures) expect(costs).toMatch(new RegExp(`\\b${figure.replace('.', '\\.')}\\b`));
  });

  test('shows rules that are on the page of the owner or in the documents as shipped', () => {
    const [, shown = ''] = /## What the owner edits[\s\S]*?```text\n([\s\S]*?)```/.exec(readme) ?? [];
    const rules = shown.trim().split('\n');
    expect(rules.length).toBeGreaterThan(3);
    for (const rule of rules) expect(read('docs/owner.md')).toContain(`\n${rule}\n`);
  });
});

test('docs/settings.md names every setting', () => {
  for (const path of shapeOfSettings(shopSettings)) {
    const shown = path.replace(/^products\.(?!\w+\.enabled$)\w+\./, '….');
    expect(read('docs/settings.md'), path).toContain(`| \`${shown}\` |`);
  }
});

test('docs/packages.md says of every run-time package what it is for, and of none that is gone', () => {
  const named = read('docs/packages.md')
    .split('\n')
    .filter((line) => line.startsWith('| `'))
    .flatMap((row) => [...(row.split('|')[1] ?? '').matchAll(/`([^`]+)`/g)].map(([, name = '']) => name));
  const runTime = Object.keys({ ...packageJson.dependencies, ...packageJson.optionalDependencies });
  for (const name of runTime)
    expect(named).toContain(name.replace(/^@aws-sdk\/client-.*/, '@aws-sdk/client-*'));

  const known = Object.keys({
    ...packageJson.dependencies,
    ...packageJson.devDependencies,
    ...packageJson.optionalDependencies,
  });
  expect(named.length).toBeGreaterThan(runTime.length / 2);
  for (const name of named.filter((each) => !each.endsWith('*'))) expect(known).toContain(name);
});

describe('the map, docs/README.md,', () => {
  test('has every page', () => {
    const onMap = linksOf(read('docs/README.md')).map((target) => join('docs', target));
    const decisions = linksOf(read('docs/decisions/README.md')).map((target) =>
      join('docs/decisions', target),
    );
    const pages = DOCUMENTS.filter((document) => document !== 'docs/README.md');
    expect(pages.filter((page) => ![...onMap, ...decisions].includes(page))).toEqual([]);
  });

  test('leads to the three products, whose pages have the same headings in the same order', () => {
    const headings = (page: string) => read(page).match(/^## .*$/gm);
    const expected = headings('docs/upsell.md');
    expect(expected).toContain('## What you can rely on');
    for (const page of ['docs/cart-recovery.md', 'docs/loyalty.md'])
      expect(headings(page), page).toEqual(expected);
  });
});

test.each(DOCUMENTS)('%s is whole: no two versions of a line stand in it', (document) => {
  expect(read(document)).not.toMatch(/^(?:<{7}|>{7}) /m);
});

test.each(DOCUMENTS)('%s names only commands that there are', (document) => {
  const scripts = Object.keys(packageJson.scripts ?? {});
  for (const [, script = ''] of read(document).matchAll(/npm run (?:--silent )?([a-z:]+)/g))
    expect(scripts).toContain(script);
});
