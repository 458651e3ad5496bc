/**
 * What became of one message. `rejected` is certain: nothing went out, so a claim may be released.
 * `unknown` means the service may have sent it (time-out, connection lost, 5xx), so the claim stays.
 */
export type SendOutcome =
  | { readonly outcome: 'sent'; readonly messageId: string }
  | { readonly outcome: 'rejected'; readonly reason: string; readonly retryable: boolean }
  | { readonly outcome: 'unknown'; readonly reason: string };

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
