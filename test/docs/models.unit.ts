// What docs/models.md says of prices is what comes out of the tokens of our own questions.
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { openingPrompt } from '../../lambdas/cart-recovery/decisions/message.ts';
import { defaultCartVoice } from '../../lambdas/cart-recovery/rules/voice.ts';
import { pickPrompt } from '../../lambdas/upsell/decisions/prompt.ts';
import { modelId } from '../../lib/settings/fields.ts';
import { MODELS, modelRows } from '../../local/aws/model-prices.ts';
import { standInAnswer } from '../../local/aws/services/stand-in-model.ts';
import { OPENING } from '../../local/products/cart-recovery/model-months.ts';
import { opener } from '../../local/products/cart-recovery/understudy.ts';
import { packs } from '../../local/products/registry.ts';
import { PICK } from '../../local/products/upsell/model-months.ts';
import { picker } from '../../local/products/upsell/understudy.ts';
import catalogue from '../../local/sample/store/catalogue.json' with { type: 'json' };
import { questions } from '../../tools/setup/questions.ts';

const page = readFileSync('docs/models.md', 'utf8');

test('the table has every model with its price of a month, and nothing else', () => {
  const rows = page.split('\n').filter((line) => /^\| .* \| `\S+` \| [\d.]+ \|/.test(line));
  expect(rows).toEqual(modelRows(packs.flatMap(({ modelMonths }) => modelMonths)));
});

test('the settings take every model of the table, and setup offers only those', () => {
  for (const { id } of MODELS) expect(modelId.safeParse(id).success, id).toBe(true);
  const offered = questions.find(({ path }) => path === 'model')?.choices?.map(({ value }) => value) ?? [];
  const known = [...MODELS.map(({ id }) => id), 'off'];
  expect(offered.filter((id) => !known.includes(id))).toEqual([]);
  expect(offered).toContain('global.anthropic.claude-haiku-4-5-20251001-v1:0');
  expect(offered.length).toBeGreaterThan(3);
});

describe('the tokens of a question are no fewer than those of', () => {
  const tokens = (text: string) => Math.ceil(text.length / 4);
  test('a pick among twelve candidates of the sample store, and its three lines', () => {
    const products = catalogue.slice(0, 12);
    const prompt = pickPrompt({
      shopName: 'Ridgeback Cycles',
      voice: 'Our voice is warm, plain and brief.',
      basket: [
        { sku: 'BIKE-COMMUTER', name: 'Commuter bike', priceMinor: 52_000, category: 'bikes', tags: [] },
      ],
      ownedSkus: ['PUMP-TRACK'],
      orderCount: 3,
      candidates: products.map(({ sku, name, tags }) => ({ sku, name, tags }) as never),
    });
    expect(tokens(prompt.system + prompt.user)).toBeLessThanOrEqual(PICK.inputTokens);
    const answer = JSON.parse(standInAnswer(prompt, [picker])) as { suggestions: unknown[] };
    const three = JSON.stringify({ suggestions: answer.suggestions.slice(0, 3) });
    expect(tokens(three)).toBeLessThanOrEqual(PICK.outputTokens);
  });

  test('an opening of a reminder, and its one sentence', () => {
    const prompt = openingPrompt({
      template: defaultCartVoice.second,
      savedLink: false,
      customerName: 'Robin',
      shopName: 'Harbour Outfitters',
      itemNames: ['Waxed jacket, navy, medium', 'Merino socks, three pairs', 'Canvas rucksack'],
      total: '$182.00',
    });
    expect(tokens(prompt.system + prompt.user)).toBeLessThanOrEqual(OPENING.inputTokens);
    expect(tokens(standInAnswer(prompt, [opener]))).toBeLessThanOrEqual(OPENING.outputTokens);
  });
});
