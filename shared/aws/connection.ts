// How every client talks to AWS: short time-outs that really end a call, and few attempts. A function that waits
// for the SDK's default of no time-out at all would run into its own and lose the chance to say what happened.

import type { DynamoDBClientConfig } from '@aws-sdk/client-dynamodb';

const CONNECT_MS = 1_000;

const nothing = () => {};

/**
 * The SDK describes every call and its answer in full to whatever logger takes an `info`, also to its own one that says
 * nothing. To this one it describes nothing.
 */
const logger = { trace: nothing, debug: nothing, warn: nothing, error: nothing } as unknown as NonNullable<
  DynamoDBClientConfig['logger']
>;

/** Options of a client whose calls may be repeated: three attempts, each of at most `requestMs`. */
export function repeatable(requestMs = 3_000) {
  return {
    logger,
    maxAttempts: 3,
    requestHandler: {
      connectionTimeout: CONNECT_MS,
      requestTimeout: requestMs,
      // Without this the SDK only logs a warning when the time is over.
      throwOnRequestTimeout: true,
    },
  };
}

/**
 * Options of a client that sends messages: one attempt, because a repeat after a lost answer would send twice, and a
 * new connection for each, because one that the service closed while the function was frozen fails after the request
 * was written, which nobody can tell from a message that went out.
 */
export function atMostOnce(requestMs = 10_000) {
  const agent = { keepAlive: false };
  return {
    logger,
    maxAttempts: 1,
    requestHandler: {
      connectionTimeout: 2_000,
      requestTimeout: requestMs,
      throwOnRequestTimeout: true,
      httpAgent: agent,
      httpsAgent: agent,
    },
  };
}
