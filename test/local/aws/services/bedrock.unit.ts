import {
  BedrockRuntimeClient,
  ConverseCommand,
  type ConverseCommandInput,
} from '@aws-sdk/client-bedrock-runtime';
import { InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { afterEach, describe, expect, test } from 'vitest';
import {
  outermostJson,
  standInAnswer,
  type Understudy,
} from '../../../../local/aws/services/stand-in-model.ts';
import {
  arnOf,
  type Behaviour,
  functionWith,
  type Laptop,
  type Resources,
  refusal,
  startLaptop,
} from './laptop.ts';

const modelId = 'global.anthropic.claude-haiku-4-5-20251001-v1:0';
const MODEL = 'anthropic.claude-haiku-4-5-20251001-v1:0';
const pick = {
  basket: [{ sku: 'BIKE', name: 'Commuter bike' }],
  owned: ['PUMP'],
  candidates: ['BUNDLE', 'MUDGUARDS', 'PUMP', 'LOCK'].map((sku) => ({ sku, name: sku.toLowerCase() })),
};

let laptop: Laptop | undefined;
afterEach(() => laptop?.stop());
async function start(resources: Resources = {}, functions: Record<string, Behaviour> = {}) {
  laptop = await startLaptop({ resources, functions, understudies: [counter] });
  return { laptop, bedrock: new BedrockRuntimeClient(laptop.operator) };
}
async function ask(client: BedrockRuntimeClient, user: string, system = 'You rank add-ons.') {
  const content = [{ text: user }];
  const messages = [{ role: 'user' as const, content }];
  const answer = await client.send(new ConverseCommand({ modelId, system: [{ text: system }], messages }));
  return { text: answer.output?.message?.content?.[0]?.text ?? '', usage: answer.usage };
}
const converse = (client: BedrockRuntimeClient, changes: Partial<ConverseCommandInput>) =>
  client.send(
    new ConverseCommand({ modelId, messages: [{ role: 'user', content: [{ text: '{}' }] }], ...changes }),
  );
/** What a product would bring. */
const counter: Understudy = {
  knows: (_, data) => Array.isArray(data.candidates),
  answer: ({ candidates }) => `There are ${(candidates as unknown[]).length} of them.`,
};

describe('the stand-in model', () => {
  test('given a prompt that an understudy knows, then it answers by its data, and the tokens are counted', async () => {
    const { laptop, bedrock } = await start();
    const { text, usage } = await ask(bedrock, `Here is the data: ${JSON.stringify(pick)} Answer now.`);
    expect(text).toBe('There are 4 of them.');
    expect(usage?.outputTokens).toBe(Math.ceil(text.length / 4));
    expect(laptop.services.bedrock.mode()).toBe('stand-in');
  });

  test('given figures for an owner, then it retells them; given anything else, then it says a plain sentence', () => {
    const summary = standInAnswer({
      system: 'Write one paragraph.',
      user: '{"month":"October 2026","carts_seen":41,"carts_recovered":7,"won_back":"£120"}',
    });
    expect(JSON.parse(summary)).toEqual({
      paragraph: 'In October 2026 we counted 41 carts seen and 7 carts recovered.',
    });
    const small =
      '{"month":"October 2026","people_joined":1,"purchases_with_points":0,"first_reminders_sent":1}';
    expect(JSON.parse(standInAnswer({ system: 'Write one paragraph.', user: small }))).toEqual({
      paragraph: 'In October 2026 we counted 1 person joined and 1 first reminder sent.',
    });
    expect(standInAnswer({ system: '', user: 'Hello' })).toBe('Thank you for your order.');
  });

  test.each([
    ['{"a":1}', { a: 1 }],
    ['say {"a":{"b":2}} and } more', { a: { b: 2 } }],
    ['no json', undefined],
    ['{broken', undefined],
  ])('given the text %s, then its outermost JSON is found', (text, expected) => {
    expect(outermostJson(text)).toEqual(expected);
  });

  test('given another mode, then it talks nonsense, fails, or says what it is told', async () => {
    const { laptop, bedrock } = await start();
    const { setMode } = laptop.services.bedrock;
    setMode('nonsense');
    expect((await ask(bedrock, JSON.stringify(pick))).text).not.toContain('{');
    setMode({ script: 'word for word' });
    expect((await ask(bedrock, JSON.stringify(pick))).text).toBe('word for word');
    setMode('fail');
    expect((await refusal(ask(bedrock, JSON.stringify(pick)))).name).toBe('ModelErrorException');
  });

  test('given a mode in which it thinks or declines, then it says nothing, and the thinking is paid for', async () => {
    const { laptop, bedrock } = await start();
    laptop.services.bedrock.setMode('thinks');
    const thought = await converse(bedrock, { inferenceConfig: { maxTokens: 300 } });
    expect(thought.stopReason).toBe('max_tokens');
    expect(thought.output?.message?.content?.map((block) => Object.keys(block))).toEqual([
      ['reasoningContent'],
    ]);
    expect(thought.usage?.outputTokens).toBe(300);
    laptop.services.bedrock.setMode('refuses');
    const declined = await converse(bedrock, {});
    expect([declined.stopReason, declined.output?.message?.content]).toEqual(['content_filtered', []]);
  });

  test('given a model that thinks by default, then it does so unless the request says not to', async () => {
    const { bedrock } = await start();
    const five = { modelId: 'global.anthropic.claude-haiku-5-5' };
    expect((await converse(bedrock, five)).stopReason).toBe('max_tokens');
    const fields = { additionalModelRequestFields: { thinking: { type: 'disabled' } } };
    expect((await converse(bedrock, { ...five, ...fields })).stopReason).toBe('end_turn');
  });

  test('given more to say than the answer may be long, then it is cut there', async () => {
    const { laptop, bedrock } = await start();
    laptop.services.bedrock.setMode({ script: 'word for word '.repeat(10) });
    const cut = await converse(bedrock, { inferenceConfig: { maxTokens: 3 } });
    expect([cut.stopReason, cut.output?.message?.content?.[0]?.text]).toEqual(['max_tokens', 'word for wor']);
  });

  test('given a model of the region, then AWS asks for that one alone', async () => {
    const nova = 'amazon.nova-micro-v1:0';
    const grants = [['bedrock:InvokeModel', `arn:aws:bedrock:eu-west-2::foundation-model/${nova}`]] as const;
    const { laptop } = await start(functionWith('upsr-picker', grants));
    const client = new BedrockRuntimeClient(laptop.as('upsr-picker'));
    expect((await converse(client, { modelId: nova })).stopReason).toBe('end_turn');
    expect(laptop.permissions.denied()).toEqual([]);
  });

  test('given the slow mode, then a caller with a budget has long gone', async () => {
    const { laptop, bedrock } = await start();
    laptop.services.bedrock.setMode('slow');
    const messages = [{ role: 'user' as const, content: [{ text: 'x' }] }];
    const abortSignal = AbortSignal.timeout(200);
    const asked = bedrock.send(new ConverseCommand({ modelId, messages }), { abortSignal });
    expect((await refusal(asked)).name).toBe('AbortError');
  });

  const profile = arnOf('bedrock', `inference-profile/${modelId}`);
  const home = `arn:aws:bedrock:eu-west-2::foundation-model/${MODEL}`;
  const anywhere = `arn:aws:bedrock:::foundation-model/${MODEL}`;
  test.each([
    ['all three', [profile, home, anywhere], undefined],
    ['no profile', [home, anywhere], profile],
    ['no model at home', [profile, anywhere], home],
    ['no model elsewhere', [profile, home], anywhere],
  ])('given a role with %s, then AWS asks for each of the three', async (_, granted, denied) => {
    const grants = granted.map((resource) => ['bedrock:InvokeModel', resource] as const);
    const { laptop } = await start(functionWith('upsr-picker', grants));
    const client = new BedrockRuntimeClient(laptop.as('upsr-picker'));
    if (denied === undefined) await ask(client, '{}');
    else expect((await refusal(ask(client, '{}'))).name).toBe('AccessDeniedException');
    expect(laptop.permissions.denied().map(({ resource }) => resource)).toEqual(
      denied === undefined ? [] : [denied],
    );
  });
});

describe('one function calling another', () => {
  const earn = arnOf('lambda', 'function:loy-earn');
  const resources = {
    ...functionWith('loy-earn', []),
    ...functionWith('loy-pos-webhook', [['lambda:InvokeFunction', earn]]),
  };
  const call = (client: LambdaClient, more: object = {}) =>
    client.send(
      new InvokeCommand({ FunctionName: 'loy-earn', Payload: Buffer.from('{"sale":"s-1"}'), ...more }),
    );

  test('given an answer, an error or no interest in either, then the caller learns what Lambda would tell', async () => {
    const behaviour: Behaviour = (event) => {
      if ((event as { sale: string }).sale !== 's-1') throw new Error('no');
      return { earned: 24 };
    };
    const { laptop } = await start(resources, { 'loy-earn': behaviour });
    const client = new LambdaClient(laptop.as('loy-pos-webhook'));
    const answered = await call(client);
    expect(JSON.parse(Buffer.from(answered.Payload!).toString())).toEqual({ earned: 24 });
    const failed = await call(client, { Payload: Buffer.from('{}') });
    expect(failed.FunctionError).toBe('Unhandled');
    expect(JSON.parse(Buffer.from(failed.Payload!).toString())).toMatchObject({ errorMessage: 'Error: no' });
    expect((await call(client, { InvocationType: 'Event' })).StatusCode).toBe(202);
    await laptop.idle();
    expect(laptop.invoked).toHaveLength(3);
  });

  test('given a function that is not there, then it is not found', async () => {
    const { laptop } = await start(resources);
    const client = new LambdaClient(laptop.operator);
    expect((await refusal(call(client, { FunctionName: 'loy-nothing' }))).name).toBe(
      'ResourceNotFoundException',
    );
  });
});
