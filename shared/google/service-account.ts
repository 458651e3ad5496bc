// The Google service account's key file, as it is kept in Secrets Manager.
import { SecretShapeError, type Secrets } from '../secrets/secrets.ts';
import type { ServiceAccount } from './access-token.ts';

/** Reads the key file. Throws `SecretShapeError` while the secret still holds its placeholder. */
export function serviceAccountFrom(secrets: Secrets, secretId: string): () => Promise<ServiceAccount> {
  return async () => {
    const { client_email, private_key, token_uri } = await secrets.currentFields(secretId);
    if (client_email === undefined || private_key === undefined) {
      throw new SecretShapeError(secretId, 'is not the JSON key of a Google service account');
    }
    return { client_email, private_key, ...(token_uri === undefined ? {} : { token_uri }) };
  };
}
