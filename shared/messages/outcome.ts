/**
 * What became of one message.
 *
 * `refused`: certain and final, nothing went out and nothing would at another try.
 * `later`: certain too, nothing went out; the same message may go out at another time, and asking was no attempt. Where
 * `holdsAll` is true the service would answer the same to whatever else is sent now, so whoever has more to send waits.
 * `unknown`: the service may have sent it (time-out, connection lost, 5xx), so its claim stays.
 */
export type SendOutcome =
  | { readonly outcome: 'sent'; readonly messageId: string }
  | { readonly outcome: 'refused'; readonly reason: string }
  | { readonly outcome: 'later'; readonly reason: string; readonly holdsAll: boolean }
  | { readonly outcome: 'unknown'; readonly reason: string };

/** Nothing went out, for certain: what was claimed for this message may be given back. */
export const isSurelyNotSent = (
  result: SendOutcome,
): result is Extract<SendOutcome, { outcome: 'refused' | 'later' }> =>
  result.outcome === 'refused' || result.outcome === 'later';

export type Email = {
  readonly to: readonly string[];
  readonly subject: string;
  readonly html: string;
  readonly text: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** ASCII letters, digits, `_` and `-` only; they come back on bounces and complaints. */
  readonly tags?: Readonly<Record<string, string>>;
};

export type TextMessage = { readonly to: string; readonly text: string };

/** Sends one e-mail, never retrying by itself. */
export type SendEmail = (email: Email) => Promise<SendOutcome>;
/** Sends one text message, never retrying by itself. */
export type SendTextMessage = (message: TextMessage) => Promise<SendOutcome>;
