import { afterEach, describe, expect, test, vi } from 'vitest';
import { z } from 'zod';
import { bedrockClient } from '../../../shared/aws/bedrock-client.ts';
import { makeLog } from '../../../shared/handlers/log.ts';
import { makeAskModel } from '../../../shared/model/ask-model.ts';
import { jsonValuesIn } from '../../../shared/model/json-in-text.ts';
import { type Answer, pointClientsAt, type StandIn, standInForAws } from '../aws-stand-in.ts';

const schema = z.object({ suggestions: z.array(z.object({ sku: z.string(), line: z.string() })).max(5) });
const question = { system: 'You propose add-ons.', user: '{"basket":[]}', schema, maxTokens: 400 };
const good = { suggestions: [{ sku: 'LIGHTS-LOCK', line: 'Be seen and stay locked.' }] };

const answering = (content: readonly object[], stopReason: string): Answer => ({
  status: 200,
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify({
    output: { message: { role: 'assistant', content } },
    stopReason,
    usage: { inputTokens: 100, outputTokens: 400, totalTokens: 500 },
  }),
});
const saying = (text: string): Answer => answering([{ text }], 'end_turn');
const refusing = (status: number, errortype: string, message: string): Answer => ({
  status,
  headers: { 'content-type': 'application/json', 'x-amzn-errortype': errortype },
  body: JSON.stringify({ message }),
});
const thoughts = { reasoningContent: { reasoningText: { text: 'A bicycle has wheels.', signature: 's' } } };
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
    ['prose', 'no-json', 'I would suggest lights.', 'end_turn'],
    ['JSON of another shape', 'other-shape', '{"suggestions":"lights"}', 'end_turn'],
    [
      'JSON that ends in the middle',
      'no-json',
      '{"suggestions":[{"sku":"LIGHTS-LOCK","line":"Be se',
      'end_turn',
    ],
    ['JSON cut short', 'cut-short', '{"suggestions":[{"sku":"LIGHTS-LOCK","line":"Be se', 'max_tokens'],
    ['nothing', 'no-text', '', 'end_turn'],
    ['a guardrail', 'guardrail', 'Sorry, this cannot be said.', 'guardrail_intervened'],
    ['a filter', 'content-filtered', '', 'content_filtered'],
    ['a refusal', 'refused', '', 'refusal'],
    [
      'too many suggestions',
      'other-shape',
      JSON.stringify({ suggestions: Array.from({ length: 6 }, () => good.suggestions[0]) }),
      'end_turn',
    ],
  ])(
    'given %s, the reason is %s, with the stop reason in the log and not the text',
    async (_, reason, text, stop) => {
      aws = await standInForAws(() => answering(text === '' ? [] : [{ text }], stop));
      const { answer, lines } = ask();
      expect(await answer).toEqual({ kind: 'no-answer', reason });
      expect(lines.map((line) => JSON.parse(line) as object)).toEqual([
        expect.objectContaining({
          message: 'model gave no answer',
          reason,
          stopReason: stop,
          thought: false,
          outputTokens: 400,
          answerLength: text.length,
        }),
      ]);
      if (text !== '') expect(lines.join()).not.toContain(text);
    },
  );

  test('given thoughts for as long as an answer may be, they are what it was spent on', async () => {
    aws = await standInForAws(() => answering([thoughts], 'max_tokens'));
    const { answer, lines } = ask('zai.glm-4.7');
    expect(await answer).toEqual({ kind: 'no-answer', reason: 'spent-on-thinking' });
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({ stopReason: 'max_tokens', thought: true });
  });

  test('given thoughts and then an answer that fits, it is the answer', async () => {
    aws = await standInForAws(() => answering([thoughts, { text: JSON.stringify(good) }], 'end_turn'));
    expect(await ask('zai.glm-4.7').answer).toEqual({ kind: 'answer', answer: good });
  });

  test('given an answer that is whole although its length was used up, it is the answer', async () => {
    aws = await standInForAws(() => answering([{ text: JSON.stringify(good) }], 'max_tokens'));
    expect(await ask().answer).toEqual({ kind: 'answer', answer: good });
  });

  test.each([
    ['global.anthropic.claude-haiku-5-5', { thinking: { type: 'disabled' } }],
    ['eu.anthropic.claude-sonnet-5', { thinking: { type: 'disabled' } }],
    ['anthropic.claude-haiku-6', { thinking: { type: 'disabled' } }],
    ['global.anthropic.claude-haiku-4-5-20251001-v1:0', undefined],
    ['amazon.nova-micro-v1:0', undefined],
    ['us.amazon.nova-2-lite-v1:0', undefined],
    ['some.new-model-v1:0', undefined],
  ])('%s is asked with %j beside the question', async (modelId, fields) => {
    aws = await standInForAws(() => saying(JSON.stringify(good)));
    expect(await ask(modelId).answer).toMatchObject({ kind: 'answer' });
    const body = JSON.parse(aws.heard[0]?.body ?? '') as Record<string, unknown>;
    expect(body.additionalModelRequestFields).toEqual(fields);
  });

  test('a model that cannot be told not to think is asked plainly, now and from then on', async () => {
    aws = await standInForAws(({ body }) =>
      body.includes('thinking')
        ? refusing(400, 'ValidationException', '"thinking.type.disabled" is not supported for this model.')
        : saying(JSON.stringify(good)),
    );
    const log = makeLog({ functionName: 'f', now: () => new Date(0), write: () => {} });
    const askModel = makeAskModel({
      client: bedrockClient(),
      modelId: 'global.anthropic.claude-haiku-7',
      log,
    });
    expect([await askModel(question), await askModel(question)]).toEqual([
      { kind: 'answer', answer: good },
      { kind: 'answer', answer: good },
    ]);
    expect(aws.heard.map(({ body }) => body.includes('thinking'))).toEqual([true, false, false]);
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
    expect(['too-slow', 'throttled']).toContain(((await ask('m', 150).answer) as { reason: string }).reason);
    expect(performance.now() - startedAt).toBeLessThan(1_000);
  });

  test.each([
    [
      403,
      'AccessDeniedException',
      "You don't have access to the model with the specified model ID.",
      'access-denied',
    ],
    [
      404,
      'ResourceNotFoundException',
      'Access denied. This Model is marked by provider as Legacy.',
      'retired',
    ],
    [404, 'ResourceNotFoundException', 'This model version has reached the end of its life.', 'retired'],
    [400, 'ValidationException', 'This model version has reached the end of its life.', 'retired'],
    [400, 'ValidationException', 'The provided model identifier is invalid.', 'request-refused'],
    [424, 'ModelErrorException', 'x', 'unavailable'],
    [418, 'SomethingNew', 'x', 'failed'],
  ])('given %i %s (%s), the reason is %s', async (status, type, message, reason) => {
    aws = await standInForAws(() => refusing(status, type, message));
    const { answer, lines } = ask();
    expect(await answer).toEqual({ kind: 'no-answer', reason });
    expect(lines.join()).toContain(type);
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
