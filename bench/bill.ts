// The metered bill of some days, and what of it is a figure.
import type { Bill } from '../local/aws/bill.ts';
import type { Figure } from './figure.ts';

/** Text messages and alarms apart, as nobody pays them to us: the country and the shop's wish for alarms decide. */
export function costFigures(
  name: string,
  { lines }: Bill,
  { atMost, textsAtMost }: { readonly atMost?: number; readonly textsAtMost?: number | undefined } = {},
): readonly Figure[] {
  const of = (groups: readonly string[]) =>
    lines.filter(({ group }) => groups.includes(group)).reduce((total, { amount }) => total + amount, 0);
  const usd = (part: string, value: number): Figure => ({
    name: `${name}${part}`,
    value,
    unit: 'USD',
    decimals: 2,
  });
  return [
    { ...usd('', of(['fixed', 'usage'])), ...(atMost === undefined ? {} : { atMost }) },
    {
      ...usd(', text messages apart', of(['sms'])),
      ...(textsAtMost === undefined ? {} : { atMost: textsAtMost }),
    },
    usd(', alarms apart', of(['alarms'])),
  ];
}

/**
 * The bill of a month from that of some days. `usageTimes` counts days on which something was bought alone, so the quiet days
 * behind them are billed several times as well: the figure is rather too high than too low.
 */
export function wholeMonth(
  bill: Bill,
  { usageTimes, fixedTimes }: { readonly usageTimes: number; readonly fixedTimes: number },
): Bill {
  const lines = bill.lines.map((line) => ({
    ...line,
    amount: line.amount * (line.group === 'usage' || line.group === 'sms' ? usageTimes : fixedTimes),
  }));
  return { ...bill, lines, total: lines.reduce((sum, { amount }) => sum + amount, 0) };
}

export function billLines({ lines }: Bill): readonly string[] {
  return lines.map(
    ({ service, group, amount, detail }) =>
      `${`${service} (${group})`.padEnd(30)} ${amount.toFixed(4).padStart(8)}  ${detail}`,
  );
}
