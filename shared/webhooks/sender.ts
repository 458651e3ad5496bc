// Whoever signs what it posts to us: a store platform, as the door sees it.
import type { WebhookRequest } from './request.ts';

export type SignatureVerdict =
  | { readonly valid: true }
  | { readonly valid: false; readonly reason: 'missing' | 'wrong' | 'too-old' };

export interface SignedSender {
  /**
   * Whether the store tells again what it was answered with an error. One that does not must be answered 200 for
   * whatever was admitted, and what could not be done is ours to do later.
   */
  readonly repeats: boolean;
  /**
   * Checks the signature on the raw bytes. `secrets` holds the current signing secret and, during a
   * rotation, the previous one; either is good. Schemes: facts of each platform's file.
   */
  verify(request: WebhookRequest, secrets: readonly string[], now: Date): SignatureVerdict;
  /** True for an unsigned set-up ping that must be answered 200 and does nothing (WooCommerce). */
  isPing(request: WebhookRequest): boolean;
}
