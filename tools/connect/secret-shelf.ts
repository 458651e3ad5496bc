// One secret of the shop's, a JSON object of texts: read, and changed without losing what else is in it.
import { GetSecretValueCommand, PutSecretValueCommand } from '@aws-sdk/client-secrets-manager';
import { parseJson } from '../../shared/webhooks/json.ts';
import type { Destination } from '../frame/destination.ts';
import type { Fields } from './platform.ts';

export type SecretShelf = {
  readonly id: string;
  readonly region: string;
  readonly read: () => Promise<Fields>;
  /** Puts these over what is there. Answers false, and writes nothing, where all of it is there already. */
  readonly put: (fields: Fields) => Promise<boolean>;
};

export function secretShelf({ secrets, connection }: Destination, id: string): SecretShelf {
  const read = async (): Promise<Fields> => {
    const { SecretString = '{}' } = await secrets.send(new GetSecretValueCommand({ SecretId: id }));
    const parsed = parseJson(SecretString);
    if (!parsed.ok || typeof parsed.value !== 'object' || parsed.value === null)
      throw new Error(`The secret ${id} is no JSON object; put one in as docs/deploying.md says, step 4`);
    return parsed.value as Fields;
  };
  return {
    id,
    region: connection.region,
    read,
    async put(fields) {
      const before = await read();
      if (Object.entries(fields).every(([name, value]) => before[name] === value)) return false;
      const SecretString = JSON.stringify({ ...before, ...fields });
      await secrets.send(new PutSecretValueCommand({ SecretId: id, SecretString }));
      return true;
    },
  };
}
