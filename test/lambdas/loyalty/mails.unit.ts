import { describe, expect, it } from 'vitest';
import { countedPoints, rewardsPhrase } from '../../../lambdas/loyalty/decisions/mail-words.ts';
import { balanceMail } from '../../../lambdas/loyalty/mails/balance-mail.ts';
import { addressNoteMail, confirmMail } from '../../../lambdas/loyalty/mails/consent-mails.ts';
import { heldLetter } from '../../../lambdas/loyalty/mails/held-letter.ts';
import { rewardMail } from '../../../lambdas/loyalty/mails/reward-mail.ts';
import { bonusMail, nudgeMail } from '../../../lambdas/loyalty/mails/win-back-mails.ts';
import { defaultLoyaltyVoice as voice } from '../../../lambdas/loyalty/rules/voice.ts';
import { STORY } from './builders.ts';
import { aShop } from './mail-builders.ts';

const member = {
  shop: aShop(),
  to: 'maria@example.com',
  name: 'Maria García',
  balance: 108.9,
  rewards: STORY.rewards,
  unsubscribeUrl: 'https://join.example/u/token',
};

/** A refund of points that are spent, as it waits at the desk. */
const waiting = {
  shop: aShop(),
  deskUrl: 'https://desk.example/',
  row: {
    phone: '+12125550100',
    sale_id: 'r-1',
    kind: 'refund' as const,
    about: 's-1',
    total_minor: 1800,
    currency: 'USD',
    computed_points: -24,
    flag_reason: 'redeemed-already',
    status: 'held' as const,
    held_at: '2026-06-02T13:15:00.000Z',
    open: 'held' as const,
  },
  member: { name: 'Maria', balance: 4 },
};

describe('what stands in a mail', () => {
  it('given a balance between two rewards, then the balance floored, the way to the next and what is ready', () => {
    const { subject, text, html } = balanceMail({ ...member, template: voice.nightly });
    expect(subject).toBe('Your balance at Ridgeback Cycles: 108 points');
    expect(text).toContain('108 points at Ridgeback Cycles');
    expect(text).toContain('108 of 250 points towards the next reward: free lunch');
    expect(text).toContain('Free coffee');
    expect(text).not.toContain('* Free lunch');
    expect(html?.replace(/<style[\s\S]*?<\/style>/, '')).not.toContain('{');
  });

  it('given the shop speaks German, then its mail is in the language of its words', () => {
    const german = {
      subject: 'Ihr Punktestand bei {shop}',
      text: 'Sie haben {balance} Punkte. Vielen Dank, dass Sie bei uns einkaufen, und bis bald.',
    };
    const langOf = (template: typeof voice.nightly) =>
      /<html lang="([^"]+)"/.exec(
        balanceMail({ ...member, shop: aShop({ locale: 'de-DE' }), template }).html ?? '',
      )?.[1];
    expect([langOf(voice.nightly), langOf(german)]).toEqual(['en', 'de-DE']);
  });

  it('given every reward is within reach, then nothing speaks of a next one', () => {
    const { text } = balanceMail({ ...member, balance: 900, template: voice.nightly });
    expect(text).not.toMatch(/until your next|of 250/);
    expect(text).toContain('* Free lunch');
  });

  it('given no points at all, then the bar is empty and nothing breaks', () => {
    const { text } = nudgeMail({ ...member, balance: 0, template: voice.nudge });
    expect(text).toContain('[--------------------] 0 of 100 points towards the next reward: free coffee');
  });

  it('given a present, then it is the figure', () => {
    const { text, headers } = bonusMail({ ...member, balance: 158, points: 50, template: voice.bonus });
    expect(text).toContain('+50 points');
    expect(text).toContain('158');
    expect(headers).toHaveProperty('List-Unsubscribe', '<https://join.example/u/token>');
  });

  it('given a subject that names what is not known, then a plain subject', () => {
    const template = { subject: '{points} points!', text: 'That was {points} points. Yours: {reward}.' };
    const { shop, to, name, balance } = member;
    const withStop = { ...member, stopUrl: 'https://join.example/s/token' };
    const mail = rewardMail({
      shop,
      to,
      name,
      balance,
      points: undefined,
      rewards: [{ reward: 'tea' }],
      stopUrl: 'https://join.example/s/token',
      template,
    });
    expect(mail.subject).toBe('News from Ridgeback Cycles');
    expect(mail.text).toContain('Yours: tea.');
    expect(mail.text).not.toContain('{');
    expect(rewardMail({ ...withStop, points: 24, rewards: [{ reward: 'tea' }], template }).subject).toBe(
      '24 points!',
    );
  });

  it('given a held case, then the owner reads whose, how much, why, what each answer does, and where', () => {
    const { subject, text, html } = heldLetter(waiting);
    expect(subject).toMatch(/^A refund of .?\$18\.00 waits for you at the desk$/);
    for (const said of [
      'Refunded, but the member has spent points of this sale already.',
      'Maria',
      '4 points are taken off, all that is left of 24 points: 0 afterwards.',
      'https://desk.example/held',
    ])
      expect(text).toContain(said);
    expect(text).not.toContain('on the balance');
    expect(html).not.toContain('+12125550100');
    const gone = heldLetter({ ...waiting, row: undefined, member: undefined });
    expect(gone.subject).toBe('A sale waits for you at the desk');
    const nobodys = heldLetter({
      ...waiting,
      row: { ...waiting.row, phone: 'nobody', kind: 'unread', flag_reason: 'unread-payment' },
      member: undefined,
    });
    expect(nobodys.text).toContain('could not be read');
    expect(nobodys.text).not.toContain('Approve');
  });

  it('given the shop’s postal address, then it stands below every mail that its reader may stop, and below no other', () => {
    const shop = { ...member.shop, postalAddress: '1 High Street, Oxford OX1 4AA' };
    const withAddress = balanceMail({ ...member, shop, template: voice.nightly });
    for (const part of [withAddress.text, withAddress.html])
      expect(part).toContain('Ridgeback Cycles, 1 High Street, Oxford OX1 4AA');
    expect(addressNoteMail({ ...member, shop }).text).not.toContain('High Street');
    expect(balanceMail({ ...member, template: voice.nightly }).text).not.toContain('undefined');
  });

  it('given any mail, then words of people stay words, tags are fit for SES, and only those one may stop have a way out', () => {
    const rude = { ...member, name: '<img>', rewards: [{ reward: '<b>tea</b>', points: 10 }] };
    const stoppable = [
      balanceMail({ ...rude, template: voice.nightly }),
      nudgeMail({ ...rude, template: voice.nudge }),
      bonusMail({ ...rude, points: 1, template: voice.bonus }),
    ];
    const news = rewardMail({
      ...rude,
      stopUrl: 'https://join.example/s/token',
      points: 1,
      template: voice.rewardEarned,
    });
    const others = [addressNoteMail(rude), heldLetter(waiting)];
    const asks = confirmMail({
      ...rude,
      template: voice.confirm,
      url: 'https://join.example/c/token',
      neverUrl: 'https://join.example/n/token',
    });
    for (const mail of [...stoppable, ...others, news, asks]) {
      expect(mail.html).not.toMatch(/<img|<b>/);
      for (const value of Object.values(mail.tags ?? {})) expect(value).toMatch(/^[A-Za-z0-9_-]+$/);
    }
    for (const mail of stoppable) expect(mail.text).toContain('https://join.example/u/token');
    for (const mail of others) expect(mail.headers).toBeUndefined();
    // News of a reward is not stopped with the others: its own way out is out of all mail, in one click as well.
    expect(news.text).toContain('Stop all mails, these as well: https://join.example/s/token');
    expect(news.text).not.toContain('https://join.example/u/token');
    expect(news.headers).toHaveProperty('List-Unsubscribe', '<https://join.example/s/token>');
    expect(asks.text).toContain('Not me: never ask this address again: https://join.example/n/token');
    expect(asks.headers).toEqual({
      'List-Unsubscribe': '<https://join.example/n/token>',
      'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
    });
  });
});

describe('how figures are written', () => {
  it('given one, many and thousands of points, then as people write them', () => {
    expect([1, 1.9, 2, 1234.5].map((points) => countedPoints(points, 'en-US'))).toEqual([
      '1 point',
      '1 point',
      '2 points',
      '1,234 points',
    ]);
  });

  it('given one, two and three rewards, then as people say them', () => {
    expect(rewardsPhrase(['tea'])).toBe('tea');
    expect(rewardsPhrase(['tea', 'cake'])).toBe('tea or cake');
    expect(rewardsPhrase(['tea', 'cake', '$25 off'])).toBe('tea, cake or $25 off');
  });
});
