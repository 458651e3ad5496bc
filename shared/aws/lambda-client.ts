import { LambdaClient } from '@aws-sdk/client-lambda';
import { repeatable } from './connection.ts';

/** Invokes other functions; waits as long as a short synchronous one may run. */
export function lambdaClient(): LambdaClient {
  return new LambdaClient(repeatable(20_000));
}
