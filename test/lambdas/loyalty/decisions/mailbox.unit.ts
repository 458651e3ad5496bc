import { describe, expect, it } from 'vitest';
import { mailboxOf } from '../../../../lambdas/loyalty/decisions/mailbox.ts';

describe('mailboxOf', () => {
  it.each([
    ['ana@one.example', 'ana@one.example'],
    ['ana+shop@one.example', 'ana@one.example'],
    ['ana+a+b@one.example', 'ana@one.example'],
    ['a.n.a@one.example', 'a.n.a@one.example'],
    ['a.n.a+x@gmail.com', 'ana@gmail.com'],
    ['ana@googlemail.com', 'ana@gmail.com'],
    ['+ana@one.example', '+ana@one.example'],
  ])('%s is read in %s', (email, mailbox) => {
    expect(mailboxOf(email)).toBe(mailbox);
  });
});
