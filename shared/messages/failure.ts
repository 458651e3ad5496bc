// What a failed call to a sending service tells us about the message: that it certainly did not go out, now or ever, or
// that nobody can know. The claim on a message is released only where it is certain, so doubt counts as "unknown".
import type { SendOutcome } from './outcome.ts';

type Failure = Error & {
  readonly code?: string;
  readonly $metadata?: { readonly httpStatusCode?: number };
};

/**
 * Refusals of the account as it is at this moment. They end by themselves (rate, daily quota: AWS says to wait up to ten
 * minutes and to ask again) or when somebody lifts them (a pause, a sender whose DNS records are not seen).
 * `AccountSuspendedException` is not among them: AWS calls that one permanent.
 */
const ACCOUNT_REFUSALS = new Set([
  'TooManyRequestsException',
  'ThrottlingException',
  'ThrottledException',
  'Throttling',
  'Throttled',
  // SES answers it for a daily quota that is used up, whatever its documentation of the name says.
  'LimitExceededException',
  'SendingPausedException',
  'AccountSendingPausedException',
  'ConfigurationSetSendingPausedException',
  'MailFromDomainNotVerifiedException',
  'ExpiredTokenException',
  'ExpiredToken',
  'RequestExpired',
  'InvalidClientTokenId',
  'UnrecognizedClientException',
  'IncompleteSignature',
  // A clock that went wrong; the SDK puts it right by the answer, for the next call.
  'InvalidSignatureException',
  'SignatureDoesNotMatch',
  'RequestTimeTooSkewed',
]);
/**
 * Refusals of this one message that may end all the same. Those with the status 401 or 403 are, whatever they are
 * called: they are about who asks, never about the message; in the sandbox SES asks for a right per recipient.
 */
const PASSING_REFUSALS = new Set([
  'ConcurrentModificationException',
  'AccessDeniedException',
  'AccessDenied',
  'AuthorizationErrorException',
  'AuthorizationError',
  'NotAuthorized',
]);
const ABOUT_WHO_ASKS = new Set([401, 403]);
/** The connection was never made, so nothing was written to it. */
const NEVER_CONNECTED = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'CERT_HAS_EXPIRED',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
]);

/** Reads the error of a send that was tried once. */
export function outcomeOfFailure(error: unknown): Exclude<SendOutcome, { outcome: 'sent' }> {
  if (!(error instanceof Error)) return { outcome: 'unknown', reason: 'UnknownError' };
  const { name, code, $metadata } = error as Failure;
  const status = $metadata?.httpStatusCode;

  // 408 means that the service waited for the rest of the request; all other 4xx are its considered refusal.
  if (status !== undefined && status >= 400 && status < 500 && status !== 408) {
    if (status === 429 || ACCOUNT_REFUSALS.has(name))
      return { outcome: 'later', reason: name, holdsAll: true };
    if (ABOUT_WHO_ASKS.has(status) || PASSING_REFUSALS.has(name))
      return { outcome: 'later', reason: name, holdsAll: false };
    return { outcome: 'refused', reason: name };
  }
  if (status === undefined && neverLeft(error as Failure))
    return { outcome: 'later', reason: code ?? name, holdsAll: true };
  return { outcome: 'unknown', reason: code ?? name };
}

function neverLeft({ name, code, message }: Failure): boolean {
  if (code !== undefined) return NEVER_CONNECTED.has(code) || code.startsWith('ERR_TLS_CERT');
  if (name === 'CredentialsProviderError') return true;
  // The SDK names every time-out alike; only this one comes before the first byte.
  return name === 'TimeoutError' && message.includes('did not establish a connection');
}
