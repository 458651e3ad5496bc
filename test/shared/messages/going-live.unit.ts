// How far a product is live: who is held back, always the same, and the message that its owner gets instead.
import { describe, expect, it } from 'vitest';
import { heldBackBy, ownerCopy } from '../../../shared/messages/going-live.ts';
import { digestOfAddress } from '../../../shared/people/address-digest.ts';
import { isHeldOut } from '../../../shared/people/held-out.ts';
import { LIVE } from '../../../shared/shop/live.ts';

const digests = Array.from({ length: 4_000 }, (_, index) => digestOfAddress(`person-${index}@example.com`));
const tenth = digests.filter((digest) => heldBackBy('10%', digest) === undefined);

describe('how far it is live', () => {
  it('everybody gets everything, as shipped as well; in a preview nobody, and the owner in the place of each', () => {
    const [digest] = digests;
    expect(LIVE.map((live) => heldBackBy(live, digest))).toEqual([
      'not-live',
      'owner-only',
      heldBackBy('10%', digest),
      undefined,
    ]);
    expect(heldBackBy(undefined, digest)).toBeUndefined();
  });

  it('a tenth is a tenth of people, whoever asks and however often, and nobody of whom no address is known', () => {
    expect(tenth.length).toBeGreaterThan(340);
    expect(tenth.length).toBeLessThan(460);
    expect(digests.filter((digest) => heldBackBy('10%', digest) === undefined)).toEqual(tenth);
    expect(heldBackBy('10%', undefined)).toBe('not-live');
  });

  it.each(['upsell', 'cart-recovery', 'loyalty'] as const)(
    'the tenth says nothing of who is held out of %s, so that the two can be compared in it',
    (product) => {
      const heldOut = tenth.filter((digest) => isHeldOut(digest, 50, product)).length;
      expect(heldOut / tenth.length).toBeGreaterThan(0.4);
      expect(heldOut / tenth.length).toBeLessThan(0.6);
    },
  );
});

describe('the owner’s copy', () => {
  const email = {
    to: ['tom@example.com'],
    subject: 'A light for your bike',
    html: '<p>Hello</p>',
    text: 'Hello',
    headers: { 'List-Unsubscribe': '<https://o.example/u>' },
    tags: { product: 'upsell', offer: 'o-1' },
  };
  const copy = (name?: string) => ownerCopy(email, { owners: ['owner@example.com'], name });

  it('is the very message, to the owner, without what would unsubscribe somebody else', () => {
    const { headers: _headers, tags: _tags, ...rest } = email;
    expect(copy('Ana')).toEqual({
      ...rest,
      to: ['owner@example.com'],
      subject: '[for A.] A light for your bike',
    });
  });

  it.each([
    ['élodie', 'É.'],
    ['李雷', '李.'],
    [undefined, 'T.'],
    ['  ', 'somebody'],
    ['+447700900123', 'somebody'],
  ])('says of %s no more than %s', (name, initial) => {
    expect(copy(name).subject).toBe(`[for ${initial}] A light for your bike`);
  });
});
