import { describe, expect, it } from 'vitest';
import { plainAmount } from '../../../shared/files/amounts.ts';

describe('an amount', () => {
  it.each([
    ['£18.00', '.', 'GBP', '18'],
    ['£ 1,234.50', '.', 'GBP', '1234.5'],
    ['18,00 €', ',', 'EUR', '18'],
    ['1 234,50 €', ',', 'EUR', '1234.5'],
    ['EUR 5,10', ',', 'EUR', '5.1'],
    ['-£6.00', '.', 'GBP', '-6'],
    ['£-6.00', '.', 'GBP', '-6'],
    ['(£6.00)', '.', 'GBP', '-6'],
    ['(6.00)', '.', 'GBP', '-6'],
    ['18.00-', '.', 'GBP', '-18'],
    ['US$12.00', '.', 'USD', '12'],
    ['S$12.00', '.', 'SGD', '12'],
    ['-$3.00', '.', 'USD', '-3'],
    ["CHF 1'234.50", '.', 'CHF', '1234.5'],
    ['Fr. 5.-', '.', 'CHF', '5'],
    ['120 kr', ',', 'SEK', '120'],
    ['49,90 zł', ',', 'PLN', '49.9'],
    ['¥4,650', '.', 'JPY', '4650'],
    ['Rs. 500', '.', 'INR', '500'],
  ] as const)('%s in %s %s is %s', (cell, mark, currency, plain) =>
    expect(plainAmount(cell, mark, currency)).toEqual({ plain }),
  );

  it.each([
    ['€18.00', 'is not in GBP'],
    ['18.00 USD', 'is not in GBP'],
    ['free', 'is no amount'],
    ['lots', 'is no amount'],
    ['18.00 each', 'is no amount'],
    ['10%', 'is no amount'],
    ['4.47701E+11', 'is no amount'],
  ])('%s in a shop in pounds is a problem', (cell, problem) =>
    expect(plainAmount(cell, '.', 'GBP')).toEqual({ problem }),
  );
});
