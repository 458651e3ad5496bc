// Secrets are fetched when they are needed and kept for five minutes: long enough to cost nothing, short enough
// that a rotation is soon seen. While one is under way, the previous value is still good.
import { GetSecretValueCommand, type SecretsManagerClient } from '@aws-sdk/client-secrets-manager';

export type Secrets = ReturnType<typeof makeSecrets>;
export type SecretFields = Readonly<Record<string, string>>;

/** A secret's value is not what the function needs. The message never holds any part of the value. */
export class SecretShapeError extends Error {
  readonly secretId: string;

  constructor(secretId: string, message: string) {
    super(`The secret ${secretId} ${message}`);
    this.name = 'SecretShapeError';
    this.secretId = secretId;
  }
}

type Stage = 'AWSCURRENT' | 'AWSPREVIOUS';
type Cached = { readonly fetchedAt: number; readonly value: Promise<string | undefined> };

const KEEP_MS = 5 * 60_000;
/** However many wrong signatures arrive, a secret is not read again more often than this. */
const FRESH_MS = 60_000;

/**
 * `now` gives epoch milliseconds; values are kept for `keptMs`, which only a function that can tell a refused value may
 * make longer. Every function throws what Secrets Manager throws.
 */
export function makeSecrets(client: SecretsManagerClient, now: () => number, keptMs = KEEP_MS) {
  const cache = new Map<string, Cached>();

  function read(id: string, stage: Stage, keepMs: number): Promise<string | undefined> {
    const key = `${stage} ${id}`;
    const cached = cache.get(key);
    if (cached !== undefined && now() - cached.fetchedAt < keepMs) return cached.value;
    const value = fetchStage(client, id, stage);
    cache.set(key, { fetchedAt: now(), value });
    // A failure is not worth keeping; whoever asked gets it, the next one asks again.
    value.catch(() => cache.delete(key));
    return value;
  }

  const ageOf = ({ fresh }: { readonly fresh?: boolean }) => (fresh === true ? FRESH_MS : keptMs);

  async function current(id: string, options: { readonly fresh?: boolean } = {}): Promise<string> {
    const value = await read(id, 'AWSCURRENT', ageOf(options));
    if (value === undefined) throw new SecretShapeError(id, 'has no current value');
    return value;
  }

  /** The current value and, if a rotation left one, the previous. `fresh` reads again, at most once a minute. */
  async function valid(id: string, options: { readonly fresh?: boolean } = {}): Promise<string[]> {
    const keepMs = ageOf(options);
    const values = await Promise.all([read(id, 'AWSCURRENT', keepMs), read(id, 'AWSPREVIOUS', keepMs)]);
    const present = values.filter((value) => value !== undefined);
    if (values[0] === undefined) throw new SecretShapeError(id, 'has no current value');
    return [...new Set(present)];
  }

  return {
    current,
    valid,

    /** A secret that is a JSON object of texts. Throws `SecretShapeError` for anything else. */
    async currentFields(id: string, options: { readonly fresh?: boolean } = {}): Promise<SecretFields> {
      return fieldsOf(id, await current(id, options));
    },

    /** As `valid`, for JSON secrets. A previous value of another shape is left out: it is from before the JSON. */
    async validFields(id: string, options: { readonly fresh?: boolean } = {}): Promise<SecretFields[]> {
      const [newest = '', ...older] = await valid(id, options);
      return [fieldsOf(id, newest), ...older.map(asFields).filter((fields) => fields !== undefined)];
    },
  };
}

async function fetchStage(
  client: SecretsManagerClient,
  id: string,
  stage: Stage,
): Promise<string | undefined> {
  try {
    const command = new GetSecretValueCommand({ SecretId: id, VersionStage: stage });
    return (await client.send(command)).SecretString;
  } catch (error) {
    const isAbsent = error instanceof Error && error.name === 'ResourceNotFoundException';
    if (stage === 'AWSPREVIOUS' && isAbsent) return undefined;
    throw error;
  }
}

function fieldsOf(id: string, text: string): SecretFields {
  const fields = asFields(text);
  if (fields === undefined) throw new SecretShapeError(id, 'must be a JSON object whose values are texts');
  return fields;
}

function asFields(text: string): SecretFields | undefined {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
    return Object.values(value).every((field) => typeof field === 'string')
      ? (value as SecretFields)
      : undefined;
  } catch {
    return undefined;
  }
}
