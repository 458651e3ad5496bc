// The question of a message, in the owner's words and the shop's own days.
import { describe, expect, it } from 'vitest';
import { type Asking, askContacts, askOf } from '../../../shared/people/ask-contacts.ts';
import { leftAlone } from '../../../shared/people/contact-policy.ts';
import type { Contacts } from '../../../shared/people/contacts.ts';

const asking = (at: string, rules: Asking['rules'] = {}): Asking => ({
  id: 'mine',
  kind: 'nudge',
  at: new Date(at),
  keys: ['guest-1'],
  rules,
  zone: 'Europe/Berlin',
});

describe('a day of the shop', () => {
  it.each([
    ['of 25 hours', '2026-10-25T10:00:00.000Z', '2026-10-24T22:00:00.000Z', '2026-10-25T23:00:00.000Z'],
    ['of 23 hours', '2026-03-29T10:00:00.000Z', '2026-03-28T23:00:00.000Z', '2026-03-29T22:00:00.000Z'],
    ['of 24 hours', '2026-06-10T23:30:00.000Z', '2026-06-10T22:00:00.000Z', '2026-06-11T22:00:00.000Z'],
  ])('%s ends when the next begins, and so does the wait of a second message', (_, at, began, ends) => {
    const ask = askOf(asking(at));
    expect([ask.dayBegan, ask.dayEnds]).toEqual([new Date(began), new Date(ends)]);
    const row = { person: 'guest-1', m0: { id: 'other', sent_at: began } };
    expect(leftAlone(row, ask)).toEqual({ reason: 'enough-messages', until: new Date(ends) });
  });

  it('is no matter where two on one day are fine', () => {
    expect(askOf(asking('2026-06-10T12:00:00.000Z', { sameDay: true })).dayBegan).toBeUndefined();
  });
});

it('where nothing is shared nobody is asked, and where nobody answers the message waits', async () => {
  const log = { warn: () => undefined };
  expect((await askContacts(asking('2026-06-10T12:00:00.000Z'), { log })).may).toBe(true);
  const contacts = {
    ask: async () => {
      throw new Error('no answer');
    },
  } as unknown as Contacts;
  expect(await askContacts(asking('2026-06-10T12:00:00.000Z'), { contacts, log })).toEqual({
    may: false,
    reason: 'unreachable',
  });
});
