import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { loyaltyRules } from '../../../../lambdas/loyalty/owner/meanings.ts';
import { fillMail } from '../../../../lambdas/loyalty/rules/fill-mail.ts';
import { defaultLoyaltyVoice, readLoyaltyVoice } from '../../../../lambdas/loyalty/rules/voice.ts';

const shipped = readFileSync(new URL('../../../../rules/loyalty/voice.txt', import.meta.url), 'utf8');

describe('the loyalty voice document', () => {
  it('given the document as shipped, then it is the built-in wording', () => {
    expect(readLoyaltyVoice(shipped)).toEqual({ ok: true, rules: defaultLoyaltyVoice });
  });

  it('given one section alone, then it counts and the others stay as built in', () => {
    expect(readLoyaltyVoice('Win-back nudge:\nWhere have you been, {name}?')).toEqual({
      ok: true,
      rules: {
        ...defaultLoyaltyVoice,
        nudge: { ...defaultLoyaltyVoice.nudge, text: 'Where have you been, {name}?' },
      },
    });
  });

  it.each([
    ['REWARD EARNED SUBJECT:', 'rewardEarned', 'subject'],
    ['Nightly balance subject line:', 'nightly', 'subject'],
    ['- Nightly balance:', 'nightly', 'text'],
    ['Balance e-mail:', 'nightly', 'text'],
    ['Nudge:', 'nudge', 'text'],
    ['Win back nudge subject:', 'nudge', 'subject'],
    ['Confirm e-mail address:', 'confirm', 'text'],
  ] as const)('given the heading "%s", then it is known', (heading, mail, part) => {
    const read = readLoyaltyVoice(`${heading}\nWords`);
    expect(read.ok && read.rules[mail][part]).toBe('Words');
  });

  it.each([
    ['Reward earned:\nWell done', 'needs {reward}'],
    ['Win-back bonus:\nHello', 'needs {points}'],
    ['Nightly balance:\nYou have {points}', '{points} cannot be filled in here'],
    ['Nightly balance subject:\nOnly {missing} to go', '{missing} cannot be filled in here'],
    ['Win-back nudge:\nHi {nmae}', '{nmae} cannot be filled in here'],
    ['Win-back nudge:\nSee www.example.com', 'A link of your own cannot stand here'],
    ['Confirm address:\nYou have {balance} points', '{balance} cannot be filled in here'],
    [`Win-back nudge:\n${'so warm '.repeat(110)}`, 'nobody reads a longer one'],
    ['Win-back nuge:\nHello', 'not a heading that I know'],
  ])('given "%s", then the owner is told: %s', (text, message) => {
    expect(readLoyaltyVoice(text)).toMatchObject({
      ok: false,
      problems: expect.arrayContaining([
        expect.objectContaining({ message: expect.stringContaining(message) }),
      ]),
    });
  });

  it('given the document as shipped, then it is shown filled in', () => {
    const shop = { name: 'Fern & Oak', currency: 'USD', locale: 'en-US' };
    const read = loyaltyRules.documents['voice.txt']?.(shipped, shop);
    expect(read?.ok === true && read.rules[0]).toEqual({
      line: 0,
      text: 'Reward earned, subject',
      means: 'You have earned a reward at Fern & Oak: free coffee',
    });
  });
});

describe('filling a mail', () => {
  const shop = 'Fern & Oak';
  const { nightly, confirm } = defaultLoyaltyVoice;
  it('given every fact, then every placeholder is filled', () => {
    expect(
      fillMail(nightly, { name: 'Maria Silva', shop, balance: '108', next: 'free lunch', missing: '142' }),
    ).toEqual({
      subject: 'Your balance at Fern & Oak: 108 points',
      text: 'Hi Maria, your points at Fern & Oak changed today, so here is how you stand: 108 points.\n\nOnly 142 more points until your next reward: free lunch.',
    });
  });

  it('given nobody to greet and no next reward, then "there" is greeted and the sentence is left out', () => {
    expect(fillMail(nightly, { name: '12', shop, balance: '1' })).toEqual({
      subject: 'Your balance at Fern & Oak: 1 point',
      text: 'Hi there, your points at Fern & Oak changed today, so here is how you stand: 1 point.',
    });
  });

  it('given a sentence in the middle that cannot be filled, then its neighbours stay', () => {
    const text = 'You have {balance}, {name}. Next: {next}! See you soon.';
    expect(fillMail({ subject: 'Hello {name}', text }, { shop, balance: '7' })).toEqual({
      subject: 'Hello there',
      text: 'You have 7. See you soon.',
    });
  });

  it('given a value with a placeholder in it, then it is text', () => {
    expect(
      fillMail({ subject: '{reward}', text: '{shop}' }, { shop: '{balance}', reward: '{name}' }),
    ).toEqual({
      subject: '{name}',
      text: '{balance}',
    });
    expect(fillMail(confirm, { shop }).text).not.toContain('{');
  });
});
