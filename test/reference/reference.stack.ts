// Every sentence of the reference that names a resource, a number, a name or an action still holds, or a page says what we
// do instead and why. docs/reference.md is this list for people; `WRITE=1 npx vitest run test/reference` writes it anew.
import { readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import {
  cartTemplate,
  loyaltyTemplate,
  stacksOf,
  suiteShop,
  type Template,
  upsellTemplate,
} from '../lib/synthesise.ts';
import { cartRecovery } from './cart-recovery.ts';
import { everyProduct } from './every-product.ts';
import { loyalty } from './loyalty.ts';
import type { Statement } from './statement.ts';
import { demandProof } from './titles.ts';
import { upsell } from './upsell.ts';

const templates = { upsell: upsellTemplate(), carts: cartTemplate(), loyalty: loyaltyTemplate() };
const CHAPTERS: readonly (readonly [string, readonly Statement[], readonly Template[]])[] = [
  ['Every product', everyProduct, Object.values(templates)],
  ['Upsell recommender', upsell, [templates.upsell]],
  ['Cart recovery', cartRecovery, [templates.carts]],
  ['Loyalty tracker', loyalty, [templates.loyalty]],
];
const PAGE = 'docs/reference.md';

describe.each(CHAPTERS)('%s', (_, statements, built) => {
  test.each(statements.map((statement) => [statement.says, statement] as const))('%s', (_says, statement) => {
    if ('holds' in statement) for (const template of built) statement.holds(template);
    else if ('test' in statement) demandProof(statement);
    else if ('measured' in statement) expect(measuredUsd(statement)).toBeLessThanOrEqual(statement.atMostUsd);
    else {
      expect(readFileSync(`docs/decisions/${statement.instead}`, 'utf8')).toMatch(/\*\*Decided\.\*\*/);
      expect(readFileSync('docs/decisions/README.md', 'utf8')).toContain(`(${statement.instead})`);
    }
  });
});

test('no statement is made twice in a chapter', () => {
  for (const [, statements] of CHAPTERS)
    expect(new Set(statements.map(({ says }) => says)).size).toBe(statements.length);
});

test('the deployment begins with an account of its own, and says why', () => {
  const chapter =
    /## 1\. An AWS account of its own[\s\S]*?(?=\n## )/.exec(
      readFileSync('docs/deploying.md', 'utf8'),
    )?.[0] ?? '';
  for (const reason of ['reaches nothing else', 'budget', 'SES judges']) expect(chapter).toContain(reason);
});

test('complaints and bounces ring once per region, in every region that sends', () => {
  const rates = stacksOf(suiteShop()).flatMap(({ template, region }) =>
    Object.values(template.Resources as Record<string, { Type: string; Properties: { MetricName?: string } }>)
      .filter(({ Type }) => Type === 'AWS::CloudWatch::Alarm')
      .map(({ Properties }) => Properties.MetricName ?? '')
      .filter((metric) => metric.startsWith('Reputation.'))
      .map((metric) => `${region} ${metric}`),
  );
  expect(rates.sort()).toEqual([
    'ap-southeast-1 Reputation.BounceRate',
    'ap-southeast-1 Reputation.ComplaintRate',
    'eu-west-2 Reputation.BounceRate',
    'eu-west-2 Reputation.ComplaintRate',
  ]);
});

test('each product is at home in the region of its reference, and in no other', () => {
  const regionOf = Object.fromEntries(
    stacksOf(suiteShop()).map(({ stackName, region }) => [stackName, region]),
  );
  expect(regionOf).toEqual({
    upsell: 'eu-west-2',
    'cart-recovery': 'ap-southeast-1',
    loyalty: 'ap-southeast-1',
  });
});

test('docs/reference.md is this list', () => {
  const page = written();
  if (process.env.WRITE === '1') writeFileSync(PAGE, page);
  expect(readFileSync(PAGE, 'utf8')).toBe(page);
});

function measuredUsd({ measured, row }: Extract<Statement, { measured: string }>): number {
  const line = readFileSync(measured, 'utf8')
    .split('\n')
    .find((each) => each.startsWith(`| ${row} |`));
  const [, usd = 'nothing'] = /^\| [^|]+ \| ([\d.]+) USD \|/.exec(line ?? '') ?? [];
  return Number(usd);
}

const inATable = (text: string): string => text.replaceAll('|', '\\|').replaceAll('<', '&lt;');

function written(): string {
  const proofOf = (statement: Statement): string => {
    if ('holds' in statement) return 'the template';
    if ('measured' in statement)
      return `[${statement.row}](${statement.measured.replace('docs/', '')}), measured`;
    if ('test' in statement) return `\`${statement.test}\`: ${inATable(statement.named)}`;
    return `differs: [${statement.instead.replace('.md', '')}](decisions/${statement.instead})`;
  };
  const chapters = CHAPTERS.map(
    ([title, statements]) =>
      `## ${title}\n\n| The reference says | Proven by |\n|---|---|\n${statements
        .map((statement) => `| ${statement.says} | ${proofOf(statement)} |`)
        .join('\n')}\n`,
  );
  return [
    '# The reference, sentence by sentence',
    '',
    'What the reference documents say of resources, numbers, names and actions, in our own words, and what proves that it',
    'holds. "The template" is read by `test/reference/`, which fails when a sentence stops being true. This page is written by',
    '`WRITE=1 npx vitest run test/reference`; change the statements there.',
    '',
    chapters.join('\n'),
  ].join('\n');
}
