import { expect, test } from 'vitest';
import { standInAnswer } from '../../../../local/aws/services/stand-in-model.ts';
import { opener } from '../../../../local/products/cart-recovery/understudy.ts';

test('given the prompt of a reminder’s opening, then it answers a sentence', () => {
  const prompt = { system: 'Rewrite the opening sentence.', user: '{"items":["Shirt"]}' };
  expect(JSON.parse(standInAnswer(prompt, [opener]))).toEqual({ opening: expect.stringMatching(/^[A-Z]/) });
});
