// What a store platform must be able to do with the webhooks it sends. One file per platform implements it; how a store is
// asked is in catalogues.ts and histories.ts, the way into its basket in cart-link.ts, and nothing else in the code knows a platform's name.
import type { CartTranslation } from '../events/cart-events.ts';
import type { Translation } from '../events/store-events.ts';
import type { PlatformName, Shop } from '../shop/shop.ts';
import type { WebhookRequest } from '../webhooks/request.ts';
import type { SignedSender } from '../webhooks/sender.ts';
import type { FeedMemory } from './feed-memory.ts';

/** The store's API credentials, as the secret `<prefix>/store-api` holds them (JSON). */
export type StoreCredentials = Readonly<Record<string, string>>;

export type StoreApi = {
  readonly shop: Shop;
  readonly credentials: StoreCredentials;
  readonly fetch: typeof fetch;
  /** Waits between retries; a test passes one that does not. */
  readonly sleep: (milliseconds: number) => Promise<void>;
  /** Told of what was odd but no failure: repeated SKUs, pairings cut short. */
  readonly warn?: (message: string, figures: Readonly<Record<string, number>>) => void;
  /** Told of each entry of a list that could not be read and is left out. */
  readonly leftOut?: (one: { readonly row: string; readonly why: string }) => void;
  /** What the list came to last, where a list is fetched whole; absent where it is fetched once. */
  readonly feedMemory?: FeedMemory;
};

export interface StorePlatform extends SignedSender {
  /** Translates a verified body. Never throws for bad input: it answers `invalid` naming each field. */
  translate(request: WebhookRequest, shop: Shop): Translation;
  /**
   * The same for carts, checkouts and whatever says that a cart was bought. `now` stands in where a body carries
   * no time at all (an erasure).
   */
  translateCart(request: WebhookRequest, shop: Shop, now: Date): CartTranslation;
}

/** The store's API did not answer as it should. `retryable` says whether a later try can help. */
export class StoreApiError extends Error {
  readonly status: number | undefined;
  readonly retryable: boolean;

  constructor(message: string, details: { status?: number; retryable: boolean; cause?: unknown }) {
    super(message, { cause: details.cause });
    this.name = 'StoreApiError';
    this.status = details.status;
    this.retryable = details.retryable;
  }
}

/** A platform that takes no online orders; the settings refuse it first. */
export function noStore(platform: PlatformName): never {
  throw new Error(`The platform "${platform}" is not a store platform`);
}
