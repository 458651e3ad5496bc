// What a failed call to a sending service tells us about the message: that it certainly did not go out, or that
// nobody can know. The claim on a message is released only in the first case, so doubt counts as "unknown".
import type { SendOutcome } from './outcome.ts';

type Failure = Error & {
  readonly code?: string;
  readonly $metadata?: { readonly httpStatusCode?: number };
};

/** Refusals that end by themselves or that the operator can end; the same message may go out later. */
const PASSING_REFUSALS = new Set([
  'TooManyRequestsException',
  'ThrottlingException',
  'ThrottledException',
  'Throttling',
  'LimitExceededException',
  'SendingPausedException',
  'MailFromDomainNotVerifiedException',
  'ConcurrentModificationException',
  'AccessDeniedException',
  'AccessDenied',
  'AuthorizationErrorException',
  'AuthorizationError',
  'ExpiredTokenException',
  'ExpiredToken',
  'RequestExpired',
  'InvalidClientTokenId',
  'UnrecognizedClientException',
]);
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
    const retryable = status === 429 || PASSING_REFUSALS.has(name);
    return { outcome: 'rejected', reason: name, retryable };
  }
  if (status === undefined && neverLeft(error as Failure))
    return { outcome: 'rejected', reason: code ?? name, retryable: true };
  return { outcome: 'unknown', reason: code ?? name };
}

function neverLeft({ name, code, message }: Failure): boolean {
  if (code !== undefined) return NEVER_CONNECTED.has(code) || code.startsWith('ERR_TLS_CERT');
  if (name === 'CredentialsProviderError') return true;
  // The SDK names every time-out alike; only this one comes before the first byte.
  return name === 'TimeoutError' && message.includes('did not establish a connection');
}
