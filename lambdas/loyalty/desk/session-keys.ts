// The keys that sign what the desk hands out: the present one and, after a rotation, the one before it.
import type { Secrets } from '../../../shared/secrets/secrets.ts';

/** Throws what Secrets Manager throws, and when the secret has no `sessionKey`. */
export const sessionKeys = (secrets: Secrets, secretId: string) => async (): Promise<readonly string[]> => {
  const fields = await secrets.validFields(secretId);
  const keys = fields.map(({ sessionKey }) => sessionKey ?? '').filter((key) => key !== '');
  if (keys.length === 0) throw new Error(`The secret ${secretId} has no sessionKey`);
  return keys;
};
