import { describe, expect, test } from 'vitest';
import { readMailFeedback } from '../../../shared/messages/mail-feedback.ts';

const bounce = (...addresses: readonly string[]) =>
  readMailFeedback('Email Bounced', {
    bounce: {
      bounceType: 'Permanent',
      bouncedRecipients: addresses.map((emailAddress) => ({ emailAddress })),
    },
  })?.addresses;

describe('an address that SES reports', () => {
  test.each([
    ['Ana@Example.com', 'ana@example.com'],
    ['"Ana" <ana@example.com>', 'ana@example.com'],
    ["<Pat.O'Neil@example.com>", "pat.o'neil@example.com"],
    ['a@EXÄMPLE.com', 'a@xn--exmple-cua.com'],
  ])('given %j, it is the one that rows are kept under', (written, address) => {
    expect(bounce(written)).toEqual([address]);
  });

  test('given what is no address, it stays as it is: nobody has it', () => {
    expect(bounce('postmaster', 'Jösé@example.com')).toEqual(['postmaster', 'jösé@example.com']);
  });
});
