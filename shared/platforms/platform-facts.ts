// What is special of a platform, beside the code that reads it: a function that asks bundles none of that.
import type { PlatformName } from '../shop/shop.ts';

type PlatformFacts = {
  /** It tells of carts by the drafts that its checkout keeps, which an update of the store may end. */
  readonly cartsAreDrafts?: true;
  /** Without an address of its own its catalogue is a file beside the owner's documents. */
  readonly catalogueIsFile?: true;
};

const facts: Readonly<Partial<Record<PlatformName, PlatformFacts>>> = {
  generic: { catalogueIsFile: true },
  woocommerce: { cartsAreDrafts: true },
};

export const platformFacts = (name: PlatformName): PlatformFacts => facts[name] ?? {};
