// The door of every webhook: method, size, set-up ping, signature, in this order, before anything is parsed.

import * as answers from './answer.ts';
import type { WebhookRequest } from './request.ts';
import type { SignatureVerdict, SignedSender } from './sender.ts';

export type Admission =
  | { readonly kind: 'admitted' }
  /**
   * Signed by whom it says, too long ago to be taken on. Senders repeat deliveries with the signature of the first try;
   * where what it tells is recorded already it is a duplicate, and everything else is answered as `answer` says.
   */
  | { readonly kind: 'late'; readonly reason: string; readonly answer: answers.Answer }
  /** `reason` is for the log. */
  | { readonly kind: 'refused'; readonly reason: string; readonly answer: answers.Answer };

export type Door = {
  readonly platform: Pick<SignedSender, 'verify' | 'isPing'>;
  /** The signing secrets that are good at the moment; `fresh` asks past the cache, for a rotation just made. */
  readonly secrets: (options: { readonly fresh: boolean }) => Promise<readonly string[]>;
  readonly now: Date;
};

/** Decides whether a request may be read. Throws only what `secrets` throws: then the sender must retry. */
export async function admit(request: WebhookRequest, door: Door): Promise<Admission> {
  if (request.method !== 'POST') return refused('method', answers.methodNotAllowed('POST'));
  if (request.body.length > answers.BODY_LIMIT_BYTES) return refused('too-large', answers.tooLarge());
  if (door.platform.isPing(request)) return refused('ping', answers.ignored('ping'));
  const verdict = await verdictOf(request, door);
  if (verdict.valid) return { kind: 'admitted' };
  // Signatures are compared before times, so that this one is right.
  if (verdict.reason === 'too-old')
    return { kind: 'late', reason: 'signature-too-old', answer: answers.signedAtAnotherTime(door.now) };
  return refused(`signature-${verdict.reason}`, answers.unauthorized());
}

async function verdictOf(request: WebhookRequest, door: Door): Promise<SignatureVerdict> {
  const verdict = door.platform.verify(request, await door.secrets({ fresh: false }), door.now);
  // A missing or stale signature stays so whatever the secret is; only a wrong one may be a rotation.
  if (verdict.valid || verdict.reason !== 'wrong') return verdict;
  return door.platform.verify(request, await door.secrets({ fresh: true }), door.now);
}

function refused(reason: string, answer: answers.Answer): Admission {
  return { kind: 'refused', reason, answer };
}
