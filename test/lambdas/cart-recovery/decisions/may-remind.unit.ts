import { describe, expect, it } from 'vitest';
import { decideReminder, type RemindFacts } from '../../../../lambdas/cart-recovery/decisions/may-remind.ts';
import { aCart, hoursAfter, someRules, two } from '../builders.ts';

const facts = (changes: Partial<RemindFacts> = {}): RemindFacts => ({
  reminder: { cart_id: 'k-42', step: 'first', changed_at: two.toISOString(), changed_event: 'e-1' },
  cart: aCart(),
  person: undefined,
  unsubscribed: false,
  rules: someRules(),
  shopTimeZone: 'Europe/London',
  ...changes,
});
const four = hoursAfter(two, 2);

describe('the gates of a reminder', () => {
  it('let a reminder through when nothing speaks against it', () => {
    expect(decideReminder(facts(), four)).toEqual({ kind: 'send', to: 'ana@example.com' });
  });

  it.each([
    ['no-cart', { cart: undefined }],
    ['no-address', { cart: aCart({ email: undefined as never }) }],
    ['not-open', { cart: aCart({ status: 'bought' }) }],
    ['bought', { person: { email: 'ana@example.com', last_bought_at: two.toISOString() } }],
    ['changed', { cart: aCart({ changed_event: 'e-2' }) }],
    ['done', { cart: aCart({ first_at: four.toISOString() }) }],
  ] as const)('drop it: %s', (reason, changes) => {
    expect(decideReminder(facts(changes), four)).toEqual({ kind: 'drop', reason });
  });

  it('wait for the morning of the shopper, else of the shop', () => {
    const night = new Date('2026-06-09T22:00:00Z');
    expect(decideReminder(facts(), night)).toEqual({
      kind: 'defer',
      until: new Date('2026-06-10T07:00:00Z'),
    });
    const inTokyo = aCart({ time_zone: 'America/Los_Angeles' });
    expect(decideReminder(facts({ cart: inTokyo }), night).kind).toBe('send');
  });

  it.each([
    ['first', {}, 2],
    ['second', { first_at: hoursAfter(two, 3).toISOString() }, 22],
  ] as const)('skip the %s reminder once it is two days late, by night too', (step, changes, dueHours) => {
    const one = facts({ cart: aCart(changes), reminder: { ...facts().reminder, step } });
    expect(decideReminder(one, hoursAfter(two, dueHours + 47.9)).kind).toBe('send');
    for (const hours of [48.1, 57])
      expect(decideReminder(one, hoursAfter(two, dueHours + hours))).toEqual({
        kind: 'skip',
        outcome: 'skipped-too-late',
      });
  });

  it('skip an unsubscribed address, for good', () => {
    expect(decideReminder(facts({ unsubscribed: true }), four)).toEqual({
      kind: 'skip',
      outcome: 'skipped-unsubscribed',
    });
  });

  it('ask for consent where the rules or the country do, by the newest word of the person', () => {
    const said = (consent: object) =>
      facts({ country: 'GB', person: { email: 'ana@example.com', ...consent } });
    const skipped = { kind: 'skip', outcome: 'skipped-no-consent' };
    expect(decideReminder(facts({ country: 'GB' }), four)).toEqual(skipped);
    expect(decideReminder(said({ consent: false }), four)).toEqual(skipped);
    expect(decideReminder(said({ consent: true }), four).kind).toBe('send');
    const everybody = { rules: someRules({ onlyWhoAccepted: false }) };
    expect(decideReminder({ ...facts({ country: 'GB' }), ...everybody }, four).kind).toBe('send');
    expect(decideReminder(facts({ country: 'US' }), four).kind).toBe('send');
    const asked = { rules: someRules({ onlyWhoAccepted: true }) };
    expect(decideReminder({ ...facts({ country: 'US' }), ...asked }, four)).toEqual(skipped);
  });

  it('leave alone who told the store that they want no more, whatever the rules say', () => {
    const person = { email: 'ana@example.com', consent: false, consent_refused: true as const };
    const everybody = someRules({ onlyWhoAccepted: false });
    expect(decideReminder(facts({ country: 'US', person, rules: everybody }), four)).toEqual({
      kind: 'skip',
      outcome: 'skipped-unsubscribed',
    });
  });

  it("do not disturb with a second cart, while the cart's own first reminder does not block its second", () => {
    const last = hoursAfter(four, -24).toISOString();
    const otherCart = { email: 'ana@example.com', last_reminded_at: last, last_reminded_cart: 'k-1' };
    expect(decideReminder(facts({ person: otherCart }), four)).toEqual({
      kind: 'skip',
      outcome: 'skipped-do-not-disturb',
    });
    const sameCart = { ...otherCart, last_reminded_cart: 'k-42' };
    expect(decideReminder(facts({ person: sameCart }), four).kind).toBe('send');
    const longAgo = { ...otherCart, last_reminded_at: hoursAfter(four, -72).toISOString() };
    expect(decideReminder(facts({ person: longAgo }), four).kind).toBe('send');
  });

  it('do not count a purchase before the cart began', () => {
    const before = { email: 'ana@example.com', last_bought_at: hoursAfter(two, -1).toISOString() };
    expect(decideReminder(facts({ person: before }), four).kind).toBe('send');
  });
});

describe('a hold-out', () => {
  const heldOut = 'guest-000000000000000000000000';
  const others = 'guest-00000000ffffffff00000000';
  const rules = someRules({ holdOutPercent: 10 });

  it('skips whoever is held out and would have got it, the second reminder as the first', () => {
    const skipped = { kind: 'skip', outcome: 'skipped-held-out' };
    expect(decideReminder(facts({ rules, digest: heldOut }), four)).toEqual(skipped);
    const second = facts({
      rules,
      digest: heldOut,
      cart: aCart({ first_at: four.toISOString() }),
      reminder: { ...facts().reminder, step: 'second' },
    });
    expect(decideReminder(second, hoursAfter(two, 23))).toEqual(skipped);
  });

  it('leaves everybody else as they were, and everybody where no rule says it', () => {
    expect(decideReminder(facts({ rules, digest: others }), four).kind).toBe('send');
    expect(decideReminder(facts({ digest: heldOut }), four).kind).toBe('send');
  });

  it('is asked last: whoever would not have got it is no part of the comparison', () => {
    expect(decideReminder(facts({ rules, digest: heldOut, unsubscribed: true }), four)).toEqual({
      kind: 'skip',
      outcome: 'skipped-unsubscribed',
    });
  });
});
