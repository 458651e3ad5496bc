import { describe, expect, it } from 'vitest';
import { decideGate } from '../../../../lambdas/upsell/decisions/gate.ts';
import { anOrder, gateFacts, minutesAfter, noon, tom } from '../builders.ts';

const { smsConsent: _, ...tomWithoutTextConsent } = tom;
const { phone: __, ...tomWithoutPhone } = tom;
const daysAgo = (days: number) => minutesAfter(noon, -days * 24 * 60).toISOString();

describe('the order gate', () => {
  it('queues an order of somebody who agreed, can be reached and was not nudged lately', () => {
    expect(decideGate(gateFacts(), noon)).toBe('queue');
  });

  it.each([
    ['stopped', { stopped: true }],
    ['renewal', { order: anOrder({ renews: true }) }],
    ['opted-out', { optedOut: true }],
    ['no-consent', { order: anOrder({ customer: { ...tom, smsConsent: false } }) }],
    ['no-consent', { order: anOrder({ customer: tomWithoutTextConsent }) }],
    ['no-contact', { order: anOrder({ customer: tomWithoutPhone }) }],
    ['capped', { customer: { lastNudgedAt: daysAgo(29) } }],
    ['capped', { customer: { nudgePendingUntil: minutesAfter(noon, 10).toISOString() } }],
  ] as const)('says %s', (outcome, changes) => {
    expect(decideGate(gateFacts(changes), noon)).toBe(outcome);
  });

  it('says no-contact for an order that names nobody', () => {
    const { customer: _customer, ...nobody } = anOrder();
    expect(decideGate(gateFacts({ order: nobody }), noon)).toBe('no-contact');
  });

  it('asks about opting out before consent, consent before the address, the address before the cap', () => {
    const everythingWrong = gateFacts({
      optedOut: true,
      order: anOrder({ customer: { id: 'c-77', smsConsent: false } }),
      customer: { lastNudgedAt: daysAgo(1) },
    });
    expect(decideGate(everythingWrong, noon)).toBe('opted-out');
    expect(decideGate({ ...everythingWrong, optedOut: false }, noon)).toBe('no-consent');
    const agreed = anOrder({ customer: { id: 'c-77', smsConsent: true } });
    expect(decideGate({ ...everythingWrong, optedOut: false, order: agreed }, noon)).toBe('no-contact');
  });

  it('remembers consent and address where the order says nothing, and believes the order where it speaks', () => {
    const silent = anOrder({ customer: { id: 'c-77' } });
    const known = { consents: { sms: { agrees: true } }, phone: '+447700900123' };
    expect(decideGate(gateFacts({ order: silent, customer: known }), noon)).toBe('queue');
    const refusing = anOrder({ customer: { ...tom, smsConsent: false } });
    expect(decideGate(gateFacts({ order: refusing, customer: known }), noon)).toBe('no-consent');
  });

  it('takes the newer of what the order says of consent and what is remembered of it', () => {
    const remembered = (agrees: boolean, minutes: number, pending?: true) => ({
      customer: {
        consents: { sms: { agrees, at: minutesAfter(noon, minutes).toISOString(), pending } },
        phone: '+447700900123',
      },
    });
    const saying = (changes: object) => anOrder({ customer: { ...tom, ...changes } });
    const agreeing = saying({ smsConsent: true });
    expect(decideGate(gateFacts({ order: agreeing, ...remembered(false, -1) }), noon)).toBe('queue');
    expect(decideGate(gateFacts({ order: agreeing, ...remembered(false, 1) }), noon)).toBe('no-consent');
    const refusing = saying({ smsConsent: false });
    expect(decideGate(gateFacts({ order: refusing, ...remembered(true, 1) }), noon)).toBe('queue');
    const ticked = saying({ smsConsent: true, ticked: ['sms'] });
    expect(decideGate(gateFacts({ order: ticked, ...remembered(false, -3 * 24 * 60) }), noon)).toBe('queue');
    const unconfirmed = remembered(false, -3 * 24 * 60, true);
    expect(decideGate(gateFacts({ order: ticked, ...unconfirmed }), noon)).toBe('no-consent');
  });

  it('lets a customer through again once the cap window has passed, to the minute', () => {
    expect(decideGate(gateFacts({ customer: { lastNudgedAt: daysAgo(30) } }), noon)).toBe('queue');
    const aMinuteShort = minutesAfter(noon, -30 * 24 * 60 + 1).toISOString();
    expect(decideGate(gateFacts({ customer: { lastNudgedAt: aMinuteShort } }), noon)).toBe('capped');
  });

  it('looks at the e-mail address and consent when the channel is e-mail', () => {
    const byMail = anOrder({ customer: { id: 'c-77', email: 'tom@example.com', emailConsent: true } });
    expect(decideGate(gateFacts({ order: byMail, channel: 'email' }), noon)).toBe('queue');
    expect(decideGate(gateFacts({ order: byMail, channel: 'sms' }), noon)).toBe('no-consent');
  });
});
