import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { repeatable } from './connection.ts';

/** Secrets Manager. */
export function secretsClient(): SecretsManagerClient {
  return new SecretsManagerClient(repeatable());
}
