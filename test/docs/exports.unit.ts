// The exports that are known by their columns stand in one table, with the names that make them known and where those were found.
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { FEED_SHAPES } from '../../shared/platforms/feed-columns.ts';
import { HISTORY_SHAPES } from '../../tools/import/history-columns.ts';
import { MEMBER_SHAPES } from '../../tools/import/members-exports.ts';
import { SALE_SHAPES } from '../../tools/import/sales-exports.ts';

const [, table = ''] = readFileSync('docs/file-imports.md', 'utf8').split(
  '\n## Exports that are known by their columns\n',
);
const rows = table
  .split('\n')
  .filter((line) => line.startsWith('| '))
  .map((line) => line.split('|').map((cell) => cell.trim()));
const asColumn = (name: string) => (name.toLowerCase().match(/[a-z0-9#]+/g) ?? []).join('_');

const known = [
  ...MEMBER_SHAPES.map((shape) => ({ into: 'members', shape })),
  ...SALE_SHAPES.map((shape) => ({ into: 'sales', shape })),
  ...HISTORY_SHAPES.map((shape) => ({ into: 'history', shape })),
  ...FEED_SHAPES.map((shape) => ({ into: 'catalogue', shape })),
].map((one) => ({ ...one, name: one.shape.name }));

test.each(known)('$name is in the table, for $into, with its columns and their source', ({ into, shape }) => {
  const row = rows.find(([, name]) => name === shape.name);
  const [, , imports = '', columns = '', use = '', source = ''] = row ?? [];
  const named = columns.split(',').map(asColumn);
  expect(named).toEqual(expect.arrayContaining([...shape.knownBy]));
  expect(source).not.toBe('');
  if (shape.instead === undefined) expect(imports).toContain(into);
  else expect(use).toContain('refused');
});

test.each(['Square', 'Toast', 'Lightspeed', 'Shopify', 'WooCommerce', 'Smile.io'])(
  '%s is in the table',
  (maker) => {
    expect(rows.filter(([, name = '']) => name.startsWith(maker))).not.toEqual([]);
  },
);
