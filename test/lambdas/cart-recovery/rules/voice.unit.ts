import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { cartRecoveryRules } from '../../../../lambdas/cart-recovery/owner/meanings.ts';
import { defaultCartVoice, readCartVoice } from '../../../../lambdas/cart-recovery/rules/voice.ts';

const shipped = readFileSync(new URL('../../../../rules/cart-recovery/voice.txt', import.meta.url), 'utf8');

describe('the cart recovery voice document', () => {
  it('given the document as shipped, then it is the built-in wording', () => {
    expect(readCartVoice(shipped)).toEqual({ ok: true, rules: defaultCartVoice });
  });

  it('given one section alone, then it counts and the others stay as built in', () => {
    const read = readCartVoice('First reminder, saved cart:\nStill saving these, {name}?');
    expect(read).toEqual({
      ok: true,
      rules: {
        ...defaultCartVoice,
        first: { ...defaultCartVoice.first, savedOpening: 'Still saving these, {name}?' },
      },
    });
  });

  it.each([
    ['SECOND REMINDER CLOSING\u200b:', 'second', 'closing'],
    ['- Second closing:', 'second', 'closing'],
    ['First subject:', 'first', 'subject'],
    ['First reminder saved link:', 'first', 'savedOpening'],
    ['Second reminder opening line:', 'second', 'opening'],
  ] as const)('given the heading "%s", then it is known', (heading, step, part) => {
    const read = readCartVoice(`${heading}\nWords`);
    expect(read.ok && read.rules[step][part]).toBe('Words');
  });

  it.each([
    ['First reminder opening:\nHi {customer}', '{customer} cannot be filled in here'],
    ['First reminder closing:\nSee www.example.com', 'A link of your own cannot stand here'],
    ['First reminder subject:\n', 'There is nothing under "First reminder subject"'],
    [`First reminder opening:\n${'so warm '.repeat(40)}`, 'an opening is one sentence'],
    ['First remindr opening:\nHello', 'not a heading that I know'],
    ['Third reminder closing:\nLast chance', 'under no heading'],
  ])('given "%s", then the owner is told: %s', (text, message) => {
    expect(readCartVoice(text)).toMatchObject({
      ok: false,
      problems: expect.arrayContaining([
        expect.objectContaining({ message: expect.stringContaining(message) }),
      ]),
    });
  });

  it('given the document as shipped, then it is shown filled in', () => {
    const shop = { name: 'Fern & Oak', currency: 'USD', locale: 'en-US' };
    const read = cartRecoveryRules.documents['voice.txt']?.(shipped, shop);
    expect(read?.ok === true && read.rules[0]).toEqual({
      line: 0,
      text: 'First reminder, subject',
      means: 'Your cart at Fern & Oak is still here',
    });
  });
});
