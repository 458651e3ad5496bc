// One reminder, from the last look to the mail:
//
//   load ─> decide ─> write the words ─> claim (one transaction) ─> send ─> release only if it certainly failed
import type { Log } from '../../shared/log.ts';
import type { Email, SendEmail } from '../../shared/messages/outcome.ts';
import type { AskModel } from '../../shared/model-port.ts';
import { formatMoney } from '../../shared/money.ts';
import type { OneOffs } from '../../shared/one-off-schedules.ts';
import { emailAddress } from '../../shared/people/address.ts';
import type { Shop } from '../../shared/shop.ts';
import { openingPrompt, openingSchema, reminderWords } from './decisions/message.ts';
import { decideReminder, disturbFloor, type Reminder } from './decisions/remind.ts';
import { unsubscribeLink } from './links.ts';
import { reminderEmail } from './reminder-email.ts';
import type { CartRules, CartVoice } from './rules/shape.ts';
import { deferralName } from './schedule-names.ts';
import type { Carts } from './state/carts.ts';
import type { People } from './state/people.ts';
import type { RemindClaim, RemindClaims } from './state/remind-claim.ts';
import type { CartRow } from './state/rows.ts';
import type { Unsub } from './state/unsub.ts';

export type SendReminderParts = {
  readonly shop: Shop;
  readonly log: Log;
  readonly now: () => Date;
  readonly rules: CartRules;
  readonly voice: CartVoice;
  readonly carts: Pick<Carts, 'get'>;
  readonly people: People;
  readonly unsub: Unsub;
  readonly claims: RemindClaims;
  readonly schedules: Pick<OneOffs, 'setOnce'>;
  readonly ask: AskModel;
  readonly linkKeys: () => Promise<readonly string[]>;
  readonly unsubUrl: string;
  readonly sendEmail: SendEmail;
};

/** Takes one reminder as far as it may go. Safe to run twice and beside itself. */
export async function sendReminder(reminder: Reminder, parts: SendReminderParts): Promise<string> {
  const cart = await parts.carts.get(reminder.cart_id);
  // A row of an earlier version may hold the address as it was typed.
  const email = emailAddress(cart?.email) ?? cart?.email;
  const [person, unsubscribed] =
    email === undefined
      ? [undefined, false]
      : await Promise.all([parts.people.get(email), parts.unsub.isListed(email)]);
  const now = parts.now();
  const decision = decideReminder(
    { reminder, cart, person, unsubscribed, rules: parts.rules, shopTimeZone: parts.shop.timeZone },
    now,
  );
  const facts = { cart: reminder.cart_id, step: reminder.step };
  if (decision.kind === 'drop' || cart === undefined || email === undefined) {
    const reason = decision.kind === 'drop' ? decision.reason : 'no-address';
    parts.log.info('reminder dropped', { ...facts, reason });
    return `dropped: ${reason}`;
  }
  if (decision.kind === 'defer') {
    await parts.schedules.setOnce(deferralName(reminder.cart_id, reminder.step), decision.until, {
      detail: reminder,
    });
    parts.log.info('reminder deferred', { ...facts, until: decision.until.toISOString() });
    return 'deferred';
  }
  const claim: RemindClaim = {
    reminder,
    cart,
    person,
    email,
    at: now,
    disturbFloor: disturbFloor(parts.rules.doNotDisturbDays, now),
  };
  if (decision.kind === 'skip') {
    const skipped = await parts.claims.skip(claim, decision.outcome);
    parts.log.info('reminder skipped', { ...facts, outcome: decision.outcome, result: skipped });
    return decision.outcome;
  }
  return claimAndSend(claim, await write(cart, email, reminder, parts), parts);
}

async function claimAndSend(claim: RemindClaim, mail: Email, parts: SendReminderParts): Promise<string> {
  const facts = { cart: claim.reminder.cart_id, step: claim.reminder.step };
  if ((await parts.claims.claim(claim)) === 'refused') {
    // Bought, unsubscribed, changed or already sent in this very moment. If none of that lasts, the next look of
    // the waiter announces the reminder again.
    parts.log.info('reminder not claimed', facts);
    return 'refused';
  }
  const result = await parts.sendEmail(mail);
  switch (result.outcome) {
    case 'sent':
      parts.log.info('reminder sent', { ...facts, messageId: result.messageId });
      return 'sent';
    case 'unknown':
      // It may have arrived; a second one certainly would. The claim stays.
      parts.log.warn('reminder of unknown fate', { ...facts, reason: result.reason });
      return 'sent';
    case 'refused':
      parts.log.warn('reminder refused', { ...facts, reason: result.reason });
      await parts.claims.release(claim, true);
      return 'refused';
    case 'later':
      parts.log.warn('reminder refused for now', { ...facts, reason: result.reason });
      await parts.claims.release(claim, false);
      // The invocation fails, so that Lambda tries again within minutes and the alarm rings.
      throw new Error(`The reminder was refused for now: ${result.reason}`);
  }
}

async function write(
  cart: CartRow,
  email: string,
  reminder: Reminder,
  parts: SendReminderParts,
): Promise<Email> {
  const [key] = await parts.linkKeys();
  if (key === undefined) throw new Error('The webhook secret holds no link key');
  const { items = [], currency = parts.shop.currency, total_minor: totalMinor = 0 } = cart;
  const itemCount = cart.item_count ?? items.length;
  const locale = cart.locale ?? parts.shop.locale;
  const facts = {
    template: parts.voice[reminder.step],
    savedLink: cart.saved_link,
    customerName: cart.name,
    shopName: parts.shop.name,
    itemNames: items.map((item) => item.name),
    itemCount,
    total: formatMoney(totalMinor, currency, locale),
  };
  const answer = await parts.ask({ ...openingPrompt(facts), schema: openingSchema, maxTokens: 80 });
  const words = reminderWords({
    ...facts,
    modelLine: answer.kind === 'answer' ? answer.answer.opening : undefined,
  });
  return reminderEmail(words, {
    shop: parts.shop,
    to: email,
    locale,
    step: reminder.step,
    cartId: cart.cart_id,
    items: items.map(({ name, quantity, price_minor, image_url }) => ({
      name,
      quantity,
      price: formatMoney(price_minor, currency, locale),
      ...(image_url === undefined ? {} : { imageUrl: image_url }),
    })),
    itemCount,
    total: facts.total,
    returnUrl: cart.return_url,
    unsubscribeUrl: unsubscribeLink(parts.unsubUrl, { cartId: cart.cart_id, email }, key),
  });
}
