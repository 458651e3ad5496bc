// What the documents show of the loyalty tracker is what its readers take: the sale, both files, the rules.
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { readLoyaltyRules } from '../../lambdas/loyalty/rules/rules.ts';
import { loyaltyFacts } from '../../lib/settings/shop-facts.ts';
import { readShopSettings } from '../../lib/settings/shop-settings.ts';
import { readTillBody } from '../../shared/tills/generic-till.ts';
import { readMembers } from '../../tools/import/members-file.ts';
import { readSalesFile } from '../../tools/import/sales-file.ts';
import { loyaltyShop } from '../lib/synthesise.ts';

const manual = readFileSync('docs/loyalty.md', 'utf8');
const owner = readFileSync('docs/owner.md', 'utf8');

const shopIn = (country: string, currency: string) => {
  const settings = readShopSettings(loyaltyShop({ country, currency }));
  const { loyalty } = settings.products;
  if (loyalty === undefined) throw new Error('The shipped settings have no loyalty tracker');
  return loyaltyFacts(settings, loyalty);
};

/** The only match of the pattern's first group; a document that no longer has it fails its test. */
function shown(document: string, pattern: RegExp): string {
  const [, text] = pattern.exec(document) ?? [];
  if (text === undefined) throw new Error(`The document does not show ${pattern}`);
  return text;
}

describe('docs/loyalty.md', () => {
  test('shows a sale that the webhook takes', () => {
    const source = shown(manual, /const body = JSON\.stringify\((\{[\s\S]*?\n\})\);/);
    const body = new Function(`return ${source}`)() as { items: object[] };
    const read = readTillBody(JSON.parse(JSON.stringify(body)), shopIn('GB', 'GBP'));
    expect(read).toMatchObject({ kind: 'event', event: { phone: '+447700900100', totalMinor: 1_800 } });
  });

  test('names every field that the webhook requires', () => {
    const read = readTillBody({ type: 'sale.completed', items: [{}] }, shopIn('GB', 'GBP'));
    const paths = read.kind === 'invalid' ? read.issues.map(({ path }) => path.replace(/\.0\./, '[].')) : [];
    expect(paths.length).toBeGreaterThan(5);
    for (const path of paths) expect(manual).toContain(`| \`${path}\` |`);
  });

  test('shows an export of a till that the import takes whole', () => {
    const file = shown(manual, /```csv\n(sale_id,[\s\S]*?)```/);
    const { sales, problems } = readSalesFile(file, shopIn('US', 'USD'));
    expect(problems).toEqual([]);
    expect(sales.map(({ event }) => event.type)).toEqual(['sale.completed', 'sale.refunded']);
  });

  test('shows a list of members that the import takes whole', () => {
    const file = shown(manual, /```csv\n(phone,[\s\S]*?)```/);
    const now = new Date('2026-06-02T12:00:00Z');
    const { lines, problems } = readMembers(file, {
      shop: shopIn('US', 'USD'),
      now,
      consentConfirmed: false,
    });
    expect(problems).toEqual([]);
    expect(lines.map(({ member }) => member.points)).toEqual([84]);
  });
});

test('docs/owner.md shows rules that are understood', () => {
  const rules = shown(owner, /those of the loyalty tracker:\n\n```text\n([\s\S]*?)```/);
  expect(readLoyaltyRules(rules, 'GBP')).toMatchObject({ ok: true });
});
