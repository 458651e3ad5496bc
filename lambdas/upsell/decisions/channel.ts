import type { Channel, Shop } from '../../../shared/shop/shop.ts';

/**
 * The channel in force: the owner's document before the settings block. A document that asks for text messages
 * in a shop without a number for them falls back to e-mail, because nobody could answer STOP.
 */
export function channelOf(
  settings: { readonly channel?: Channel },
  shop: Pick<Shop, 'channel' | 'smsNumber'>,
): Channel {
  const wanted = settings.channel ?? shop.channel;
  return wanted === 'sms' && shop.smsNumber === undefined ? 'email' : wanted;
}
