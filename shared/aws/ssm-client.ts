import { SSMClient } from '@aws-sdk/client-ssm';
import { repeatable } from './connection.ts';

/** Parameter Store. */
export function ssmClient(): SSMClient {
  return new SSMClient(repeatable());
}
