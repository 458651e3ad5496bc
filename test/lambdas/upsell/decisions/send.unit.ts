import { describe, expect, it } from 'vitest';
import { decideSend } from '../../../../lambdas/upsell/decisions/send.ts';
import { minutesAfter, noon, sendFacts } from '../builders.ts';

const reachable = sendFacts().customer!;

describe('the last look before a nudge', () => {
  it('sends to the address of the channel when nothing has changed', () => {
    expect(decideSend(sendFacts(), noon)).toEqual({ kind: 'send', to: '+447700900123' });
  });

  it('knows where to write instead of a text, to those alone who agreed to that', () => {
    const by = (customer: object) => decideSend(sendFacts({ customer: { ...reachable, ...customer } }), noon);
    const email = 'tom@example.com';
    expect(by({ email, emailConsent: true })).toMatchObject({ kind: 'send', emailInstead: email });
    for (const customer of [
      { email, emailConsent: false },
      { email, emailConsent: undefined },
      { emailConsent: true, email: undefined },
    ])
      expect(by(customer)).not.toHaveProperty('emailInstead');
    expect(
      decideSend(
        sendFacts({ channel: 'email', customer: { ...reachable, email, emailConsent: true } }),
        noon,
      ),
    ).toEqual({ kind: 'send', to: email });
  });

  it.each([
    ['opted-out', { optedOut: true }],
    ['no-contact', { customer: undefined }],
    ['no-consent', { customer: { ...reachable, smsConsent: false } }],
    ['capped', { customer: { ...reachable, lastNudgedAt: minutesAfter(noon, -60).toISOString() } }],
    ['cancelled', { order: { stoppedReason: 'cancelled' } }],
    ['refunded', { order: { stoppedReason: 'refunded' } }],
    ['edited', { order: { stoppedReason: 'edited' } }],
    [
      'edited',
      { order: { goneSkus: new Set(['BIKE', 'X']) }, offer: { ...sendFacts().offer, triggerSku: 'BIKE' } },
    ],
    ['sold-out', { product: undefined }],
    ['sold-out', { product: { priceMinor: 4_500, currency: 'GBP', stock: 0 } }],
    ['price-changed', { product: { priceMinor: 4_600, currency: 'GBP', stock: 3 } }],
    ['price-changed', { product: { priceMinor: 4_500, currency: 'EUR', stock: 3 } }],
    ['already-owned', { customer: { ...reachable, ownedSkus: new Set(['BUNDLE']) } }],
  ] as const)('never sends: %s', (reason, changes) => {
    expect(decideSend(sendFacts(changes), noon)).toEqual({ kind: 'never-send', reason });
  });

  it('sends where something else was taken off the order', () => {
    const offer = { ...sendFacts().offer, triggerSku: 'BIKE' };
    expect(decideSend(sendFacts({ offer, order: { goneSkus: new Set(['PUMP']) } }), noon).kind).toBe('send');
    expect(decideSend(sendFacts({ order: { goneSkus: new Set(['PUMP']) } }), noon).kind).toBe('send');
  });

  it('gives up a nudge that is more than a day late, and not one that is a day late to the minute', () => {
    expect(decideSend(sendFacts(), minutesAfter(noon, 24 * 60)).kind).toBe('send');
    expect(decideSend(sendFacts(), minutesAfter(noon, 24 * 60 + 1))).toEqual({
      kind: 'never-send',
      reason: 'too-late',
    });
  });

  it('waits out the quiet hours of the shopper, else of the shop', () => {
    const lateEvening = new Date('2026-06-09T21:10:00Z');
    expect(decideSend(sendFacts(), lateEvening)).toEqual({
      kind: 'defer',
      until: new Date('2026-06-10T07:00:00Z'),
    });
    const inNewYork = { ...reachable, timeZone: 'America/New_York' };
    expect(decideSend(sendFacts({ customer: inNewYork }), lateEvening).kind).toBe('send');
  });

  it('does not defer what is already too late', () => {
    const nextNight = new Date('2026-06-10T22:00:00Z');
    expect(decideSend(sendFacts(), nextNight)).toEqual({ kind: 'never-send', reason: 'too-late' });
  });
});
