// The words of one reminder of a cart, and the mail that they make.
import type { Email } from '../../../shared/messages/outcome.ts';
import type { AskModel } from '../../../shared/model/port.ts';
import { languageOf } from '../../../shared/pages/words-language.ts';
import { formatMoney } from '../../../shared/shop/money.ts';
import type { Shop } from '../../../shared/shop/shop.ts';
import type { Reminder } from '../decisions/may-remind.ts';
import { openingPrompt, openingSchema, reminderWords } from '../decisions/message.ts';
import { unsubscribeLink } from '../links/links.ts';
import type { CartRow } from '../rows.ts';
import type { CartVoice } from '../rules/shape.ts';
import type { Carts } from '../state/carts.ts';
import { reminderEmail } from './reminder-email.ts';

export type WriteReminderParts = {
  readonly shop: Shop;
  readonly voice: CartVoice;
  readonly carts: Pick<Carts, 'nameForLinks'>;
  readonly ask: AskModel;
  readonly linkKeys: () => Promise<readonly string[]>;
  readonly unsubUrl: string;
};

export async function writeReminder(
  cart: CartRow,
  email: string,
  reminder: Reminder,
  parts: WriteReminderParts,
): Promise<Email> {
  const [key] = await parts.linkKeys();
  await parts.carts.nameForLinks(cart);
  if (key === undefined) throw new Error('There is no link key');
  const { items = [], currency = parts.shop.currency, total_minor: totalMinor = 0 } = cart;
  const itemCount = cart.item_count ?? items.length;
  const template = parts.voice[reminder.step];
  // Of the words, and not of the shopper: a Japanese amount in an English sentence is in neither language.
  const locale = languageOf(Object.values(template).join(' '), parts.shop.locale);
  const facts = {
    template,
    savedLink: cart.saved_link,
    notKept: cart.not_kept === true,
    customerName: cart.name,
    shopName: parts.shop.name,
    itemNames: items.map((item) => item.name),
    itemCount,
    total: formatMoney(totalMinor, currency, locale),
  };
  const answer = facts.notKept
    ? undefined
    : await parts.ask({ ...openingPrompt(facts), schema: openingSchema, maxTokens: 80 });
  const words = reminderWords({
    ...facts,
    modelLine: answer?.kind === 'answer' ? answer.answer.opening : undefined,
  });
  return reminderEmail(words, {
    shop: parts.shop,
    to: email,
    locale,
    step: reminder.step,
    cartId: cart.cart_id,
    items: items.map(({ name, quantity, price_minor, line_minor, image_url, add_url }) => ({
      name,
      quantity,
      price: formatMoney(price_minor, currency, locale),
      ...(line_minor === undefined ? {} : { lineCost: formatMoney(line_minor, currency, locale) }),
      ...(image_url === undefined ? {} : { imageUrl: image_url }),
      ...(add_url === undefined ? {} : { addUrl: add_url }),
    })),
    itemCount,
    extras: (cart.extras ?? []).map(({ name, minor }) => ({
      name,
      amount: formatMoney(minor, currency, locale),
    })),
    total: facts.total,
    returnUrl: cart.return_url,
    notKept: facts.notKept,
    unsubscribeUrl: unsubscribeLink(parts.unsubUrl, { cartId: cart.cart_id, email }, key),
  });
}
