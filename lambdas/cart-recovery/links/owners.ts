// Who acts by an owner's link. Each address of the settings has links of its own, so that the trail names a person; in a
// link it is known by a digest. An address that is taken out of the settings opens nothing any more.
import { createHash } from 'node:crypto';
import type { Shop } from '../../../shared/shop/shop.ts';

const KEY_LENGTH = 10;

/** The short word for an owner's address in links and in the names of lists. */
export const ownerKey = (address: string): string =>
  createHash('sha256').update(address.toLowerCase()).digest('hex').slice(0, KEY_LENGTH);

/** The address behind the word; undefined for one that is none of the shop's owners. */
export const ownerOf = (key: string, shop: Pick<Shop, 'ownerEmails'>): string | undefined =>
  shop.ownerEmails.find((address) => ownerKey(address) === key);
