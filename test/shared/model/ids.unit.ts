import { describe, expect, test } from 'vitest';
import { thinkingOf, withoutThinking } from '../../../shared/model/families.ts';
import { modelName } from '../../../shared/model/ids.ts';

describe('the id of a model', () => {
  test.each([
    ['amazon.nova-micro-v1:0', { model: 'amazon.nova-micro-v1:0' }],
    ['amazon.nova-lite-v1:0:24k', { model: 'amazon.nova-lite-v1:0:24k' }],
    ['deepseek.v3-v1:0', { model: 'deepseek.v3-v1:0' }],
    ['zai.glm-4.7', { model: 'zai.glm-4.7' }],
    ['openai.gpt-oss-20b-1:0', { model: 'openai.gpt-oss-20b-1:0' }],
    ['somebody.new-model-v1:0', { model: 'somebody.new-model-v1:0' }],
    ...['global', 'us', 'us-gov', 'eu', 'apac', 'jp', 'au', 'ca'].map(
      (geography) =>
        [`${geography}.amazon.nova-micro-v1:0`, { model: 'amazon.nova-micro-v1:0', geography }] as const,
    ),
    ['global.anthropic.claude-haiku-5-5', { model: 'anthropic.claude-haiku-5-5', geography: 'global' }],
    ['us.zai.glm-4.7', { model: 'zai.glm-4.7', geography: 'us' }],
  ] as const)('%s is read', (id, name) => {
    expect(modelName(id)).toEqual(name);
  });

  test.each([
    'claude',
    '',
    'off',
    'global.',
    'global.claude',
    'mx.anthropic.claude-haiku-4-5-20251001-v1:0',
    'arn:aws:bedrock:eu-west-2:000000000000:application-inference-profile/abc123',
    'arn:aws:bedrock:eu-west-2::foundation-model/amazon.nova-micro-v1:0',
    'amazon.nova-micro-v1:0/../../x',
    'amazon.*',
    'Amazon.Nova',
    'amazon.nova micro',
  ])('%j is none', (id) => {
    expect(modelName(id)).toBeUndefined();
  });
});

test.each([
  ['global.anthropic.claude-haiku-4-5-20251001-v1:0', 'unless-asked', false],
  ['anthropic.claude-3-haiku-20240307-v1:0', 'unless-asked', false],
  ['eu.anthropic.claude-sonnet-4-6', 'unless-asked', false],
  ['global.anthropic.claude-haiku-5-5', 'unless-told', true],
  ['us.anthropic.claude-opus-5', 'unless-told', true],
  ['global.anthropic.claude-sonnet-6-v1:0', 'unless-told', true],
  ['global.anthropic.claude-fable-5-1', 'always', false],
  ['us.anthropic.claude-mythos-5', 'always', false],
  ['amazon.nova-micro-v1:0', 'never', false],
  ['eu.amazon.nova-2-lite-v1:0', 'unless-asked', false],
  ['us.deepseek.r1-v1:0', 'always', false],
  ['openai.gpt-oss-20b-1:0', 'always', false],
  ['zai.glm-4.7', 'unknown', false],
] as const)('%s thinks %s', (id, thinks, isTold) => {
  expect(thinkingOf(id)).toBe(thinks);
  expect(withoutThinking(id) !== undefined).toBe(isTold);
});
