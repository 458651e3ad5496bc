import { afterEach, describe, expect, test, vi } from 'vitest';
import { z } from 'zod';
import { bedrockClient } from '../../shared/aws/bedrock-client.ts';
import { jsonValuesIn } from '../../shared/json-in-text.ts';
import { makeLog } from '../../shared/log.ts';
import { makeAskModel } from '../../shared/model.ts';
import { type Answer, pointClientsAt, type StandIn, standInForAws } from './aws-stand-in.ts';

const schema = z.object({ suggestions: z.array(z.object({ sku: z.string(), line: z.string() })).max(5) });
const question = { system: 'You propose add-ons.', user: '{"basket":[]}', schema, maxTokens: 400 };
const good = { suggestions: [{ sku: 'LIGHTS-LOCK', line: 'Be seen and stay locked.' }] };

const saying = (text: string): Answer => ({
  status: 200,
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify({
    output: { message: { role: 'assistant', content: [{ text }] } },
    stopReason: 'end_turn',
  }),
});
const nobodyListens = 'http://127.0.0.1:9';

let aws: StandIn | undefined;
afterEach(async () => {
  vi.unstubAllEnvs();
  await aws?.stop();
  aws = undefined;
});

function ask(modelId = 'global.some-model', budgetMs = 2_000) {
  const lines: string[] = [];
  const log = makeLog({ functionName: 'f', now: () => new Date(0), write: (line) => lines.push(line) });
  const answer = makeAskModel({ client: bedrockClient(), modelId, budgetMs, log })(question);
  return { answer, lines };
}

describe('asking the model', () => {
  test('given an answer that fits, it is the answer, and the question was asked once', async () => {
    aws = await standInForAws(() => saying(JSON.stringify(good)));
    expect(await ask().answer).toEqual({ kind: 'answer', answer: good });
    expect(aws.heard).toHaveLength(1);
    expect(aws.heard[0]?.path).toBe('/model/global.some-model/converse');
    expect(JSON.parse(aws.heard[0]?.body ?? '')).toEqual({
      system: [{ text: question.system }],
      messages: [{ role: 'user', content: [{ text: question.user }] }],
      inferenceConfig: { maxTokens: 400 },
    });
  });

  test('given prose, a fence and other JSON around it, the value that fits is found', async () => {
    const text = `Sure [1]! Here: {"thought":"x"}\n\`\`\`json\n${JSON.stringify(good, null, 2)}\n\`\`\` Hope it helps {}`;
    aws = await standInForAws(() => saying(text));
    expect(await ask().answer).toEqual({ kind: 'answer', answer: good });
  });

  test.each([
    ['prose', 'I would suggest lights.'],
    ['JSON of another shape', '{"suggestions":"lights"}'],
    ['JSON cut short', '{"suggestions":[{"sku":"LIGHTS-LOCK","line":"Be se'],
    ['nothing', ''],
    [
      'too many suggestions',
      JSON.stringify({ suggestions: Array.from({ length: 6 }, () => good.suggestions[0]) }),
    ],
  ])('given %s, it is nonsense', async (_, text) => {
    aws = await standInForAws(() => saying(text));
    const { answer, lines } = ask();
    expect(await answer).toEqual({ kind: 'no-answer', reason: 'nonsense' });
    if (text !== '') expect(lines.join()).not.toContain(text);
  });

  test('given silence, it is too slow once the budget is spent', async () => {
    aws = await standInForAws(() => 'silence');
    const startedAt = performance.now();
    expect(await ask('m', 100).answer).toEqual({ kind: 'no-answer', reason: 'too-slow' });
    expect(performance.now() - startedAt).toBeLessThan(1_000);
  });

  test('given throttling that outlasts the budget, it is too slow and not later', async () => {
    aws = await standInForAws(() => ({
      status: 429,
      headers: { 'x-amzn-errortype': 'ThrottlingException', 'retry-after': '5' },
      body: '{}',
    }));
    const startedAt = performance.now();
    expect(['too-slow', 'failed']).toContain(((await ask('m', 150).answer) as { reason: string }).reason);
    expect(performance.now() - startedAt).toBeLessThan(1_000);
  });

  test('given a refusal, it failed', async () => {
    aws = await standInForAws(() => ({
      status: 403,
      headers: { 'x-amzn-errortype': 'AccessDeniedException' },
      body: '{"message":"no"}',
    }));
    const { answer, lines } = ask();
    expect(await answer).toEqual({ kind: 'no-answer', reason: 'failed' });
    expect(lines.join()).toContain('AccessDeniedException');
  });

  test('given nobody who answers the connection, it failed', async () => {
    pointClientsAt(nobodyListens);
    expect(await ask().answer).toEqual({ kind: 'no-answer', reason: 'failed' });
  });

  test('given a model that is off, nothing is called', async () => {
    aws = await standInForAws(() => saying(JSON.stringify(good)));
    expect(await ask('off').answer).toEqual({ kind: 'no-answer', reason: 'off' });
    expect(aws.heard).toHaveLength(0);
  });
});

describe('finding JSON in text', () => {
  test.each([
    ['{"a":1}', [{ a: 1 }]],
    ['x {"a":"}"} y [1,2] z', [{ a: '}' }, [1, 2]]],
    ['{"a":"\\"}"}', [{ a: '"}' }]],
    ['{broken {"a":1}', [{ a: 1 }]],
    ['none at all', []],
    ['"text" 42 null', []],
  ])('given %j, it finds %j', (text, values) => {
    expect([...jsonValuesIn(text)]).toEqual(values);
  });

  test('given a text made to be slow, it ends soon', () => {
    const startedAt = performance.now();
    expect([...jsonValuesIn('{["'.repeat(100_000))]).toEqual([]);
    expect(performance.now() - startedAt).toBeLessThan(500);
  });
});
