import { describe, expect, it } from 'vitest';
import { EXPORT_COLUMNS } from '../../../../lambdas/cart-recovery/decisions/export.ts';
import { listPage } from '../../../../lambdas/cart-recovery/pages/list-page.ts';
import { csvText } from '../../../../shared/text/csv.ts';
import { aShop } from '../builders.ts';

type Cells = Partial<Record<(typeof EXPORT_COLUMNS)[number], string | number>>;
const CART: Cells = {
  Day: '2026-11-17',
  Cart: 'c-1',
  'Last change': '2026-11-17 10:15',
  Shopper: 'a•••@example.com',
  Items: '1 × Brass bell; 2 × Chain, 9 speed',
  Total: 1234.5,
  Currency: 'GBP',
  Status: 'open',
  Recovered: 'no',
  'First reminder': '2026-11-17 14:15',
  'Suppress this cart': 'https://links.example/o/s',
  'Unsubscribe this address': 'https://links.example/o/u',
  'Write off this cart': 'https://links.example/o/w',
};
const page = (...carts: readonly Cells[]): string =>
  listPage({
    day: '2026-11-17',
    csv: csvText([
      [...EXPORT_COLUMNS],
      ...carts.map((cart) => EXPORT_COLUMNS.map((name) => cart[name] ?? '')),
    ]),
    csvHref: '?csv',
    nonce: 'bm9uY2Utbm9uY2UtMTIz',
    shop: aShop(),
  }).body;

describe('the day’s list as a page', () => {
  it('has a row per cart, with what is in it, money as money, and three buttons', () => {
    const body = page(CART, { ...CART, Cart: 'c-2', Total: '', Currency: '' });
    expect(body).toContain('2 carts of Tuesday');
    expect(body).toContain('£1,234.50');
    expect(body).toContain('Total unknown');
    expect(body).toContain('1 × Brass bell; 2 × Chain, 9 speed');
    expect(body).toContain('a•••@example.com');
    expect(body).toContain('First reminder: 2026-11-17 14:15');
    expect(body.match(/class="button"/g)).toHaveLength(6);
    for (const link of ['s', 'u', 'w']) expect(body).toContain(`href="https://links.example/o/${link}"`);
    expect(body).toContain('href="?csv"');
  });

  it('shows no button that can do nothing any more, and says how a cart ended', () => {
    const ended = {
      ...CART,
      Status: 'closed: gave up',
      'Suppress this cart': '',
      'Unsubscribe this address': '',
      'Write off this cart': '',
    };
    const body = page(ended, { ...ended, Cart: 'c-2', Status: 'bought', Recovered: 'yes' });
    expect(body).not.toContain('class="button"');
    expect(body).toContain('closed: gave up');
    expect(body).toContain('bought after a reminder');
  });

  it('takes what shoppers and stores typed for text, and a link that is none for no link', () => {
    const body = page({
      ...CART,
      Items: '1 × <script>alert(1)</script>',
      Cart: '=HYPERLINK("x")',
      'Suppress this cart': 'javascript:alert(1)',
    });
    expect(body).not.toMatch(/<script>alert|javascript:/);
    expect(body).toContain('=HYPERLINK(');
    expect(body).not.toContain("'=HYPERLINK");
  });

  it('is a page for a day without carts as well', () => {
    expect(page()).toContain('0 carts of Tuesday');
  });
});
