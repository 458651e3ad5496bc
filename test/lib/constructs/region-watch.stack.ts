// What AWS counts once per account and region is watched once per region, whichever products are on.
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { cartTemplate, loyaltyTemplate, suiteShop, type Template, upsellTemplate } from '../synthesise.ts';

const WATCHED = ['Throttles', 'Reputation.ComplaintRate', 'Reputation.BounceRate'];
const templatesOf = {
  upsell: upsellTemplate,
  cartRecovery: cartTemplate,
  loyalty: loyaltyTemplate,
} as const;
type Product = keyof typeof templatesOf;

/** How often each is watched in each region, by products that are on in these regions. */
function watched(regions: Readonly<Partial<Record<Product, string>>>): Record<string, number> {
  const on = Object.entries(regions) as [Product, string][];
  const shop = suiteShop({}, Object.fromEntries(on.map(([product, region]) => [product, { region }])));
  const counts: Record<string, number> = {};
  for (const [product, region] of on)
    for (const { Properties } of alarmsOf(templatesOf[product](shop)))
      counts[`${region} ${Properties.MetricName}`] = (counts[`${region} ${Properties.MetricName}`] ?? 0) + 1;
  return counts;
}
const alarmsOf = (template: Template) =>
  template
    .ofType('AWS::CloudWatch::Alarm')
    .filter(
      ({ Properties }) => WATCHED.includes(Properties.MetricName) && Properties.Dimensions === undefined,
    );

const once = (...regions: string[]) =>
  Object.fromEntries(regions.flatMap((region) => WATCHED.map((metric) => [`${region} ${metric}`, 1])));

describe('what is counted per region', () => {
  test.each<[string, Parameters<typeof watched>[0]]>([
    ['all in one', { upsell: 'eu-west-2', cartRecovery: 'eu-west-2', loyalty: 'eu-west-2' }],
    ['two and one', { upsell: 'eu-west-2', cartRecovery: 'ap-southeast-1', loyalty: 'ap-southeast-1' }],
    ['one and two', { upsell: 'eu-west-2', cartRecovery: 'ap-southeast-1', loyalty: 'eu-west-2' }],
    ['three', { upsell: 'eu-west-2', cartRecovery: 'ap-southeast-1', loyalty: 'eu-central-1' }],
    ['upsell alone', { upsell: 'eu-west-2' }],
    ['carts alone', { cartRecovery: 'eu-west-2' }],
    ['loyalty alone', { loyalty: 'eu-west-2' }],
  ])('is watched once in each region: %s', (_, regions) => {
    expect(watched(regions)).toEqual(once(...new Set(Object.values(regions))));
  });
});

describe('what the alarms of a product alone cost', () => {
  test.each<[string, Product, Template]>([
    ['benchmarks', 'upsell', upsellTemplate()],
    ['benchmarks-cart-recovery', 'cartRecovery', cartTemplate()],
    ['benchmarks-loyalty', 'loyalty', loyaltyTemplate()],
  ])('is what docs/%s.md says', (page, _, template) => {
    const [, told] = /alarms,? ([\d.]+) USD a month/.exec(readFileSync(`docs/${page}.md`, 'utf8')) ?? [];
    expect(Number(told)).toBeCloseTo(template.ofType('AWS::CloudWatch::Alarm').length * 0.1, 6);
  });
});
