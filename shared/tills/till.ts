// What a till must be able to do. One file per kind of till implements it, and nothing else in the code knows a
// till's name.

import type { TillTranslation } from '../events/till-events.ts';
import type { SecretFields } from '../secrets/secrets.ts';
import type { Shop } from '../shop/shop.ts';
import type { WebhookRequest } from '../webhooks/request.ts';
import type { SignatureVerdict } from '../webhooks/sender.ts';

/** How to ask the till's maker for what a webhook leaves out. */
export type TillApi = {
  /** The members of the secret `loy/pos/secret`, fetched when they are needed. */
  readonly credentials: () => Promise<SecretFields>;
  readonly fetch: typeof fetch;
  /** Waits between tries; a test passes one that does not. */
  readonly sleep: (milliseconds: number) => Promise<void>;
};

export interface TillPlatform {
  /**
   * Checks the signature on the raw bytes; either of the two secrets of a rotation is good. `addresses` are the ones
   * the till may have been given for this webhook: some sign the address along with the body.
   */
  verify(
    request: WebhookRequest,
    secrets: readonly string[],
    now: Date,
    addresses: readonly string[],
  ): SignatureVerdict;
  /** True for an unsigned set-up ping that must be answered 200 and does nothing. */
  isPing(request: WebhookRequest): boolean;
  /**
   * Translates a verified body, asking the till's interface for what the body lacks. Never throws for bad input: it
   * answers `invalid` naming each field. Throws `StoreApiError` when the interface fails, so that the till tries again.
   */
  translate(request: WebhookRequest, shop: Shop, api: TillApi): Promise<TillTranslation>;
}
