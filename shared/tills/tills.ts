// Which till a name in the settings stands for.
import type { PlatformName } from '../shop/shop.ts';
import { genericTill } from './generic-till.ts';
import { square } from './square.ts';
import type { TillPlatform } from './till.ts';

const tills: Readonly<Partial<Record<PlatformName, TillPlatform>>> = { generic: genericTill, square };

/** The till of that name. Throws for one that is no till; the settings refuse it first. */
export function tillPlatform(name: PlatformName): TillPlatform {
  const till = tills[name];
  if (till === undefined) throw new Error(`The platform "${name}" is not a till`);
  return till;
}
