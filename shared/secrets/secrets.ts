// Secrets are fetched when they are needed and kept for five minutes: long enough to cost nothing, short enough
// that a rotation is soon seen. While one is under way, the previous value is still good. A read that fails is not "there
// is none": a function that has read before goes on with what it knows for five minutes more.

import { GetSecretValueCommand, type SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import type { Clock } from '../handlers/clock.ts';

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
type Look = { readonly fresh?: boolean };
type Cached = { readonly fetchedAt: number; readonly value: Promise<string | undefined> };

const KEEP_MS = 5 * 60_000;
/** So much longer a value is trusted while it cannot be read again. */
const GRACE_MS = 5 * 60_000;
/** However many wrong signatures arrive, a secret is not read again more often than this. */
const FRESH_MS = 60_000;

/**
 * Values are kept for `keptMs`, which only a function that can tell a refused value may
 * make longer. Every function throws what Secrets Manager throws, where nothing else is known.
 */
export function makeSecrets(client: SecretsManagerClient, now: Clock, keptMs = KEEP_MS) {
  const cache = new Map<string, Cached>();
  const lastKnown = new Map<string, { readonly value: string | undefined; readonly at: number }>();

  function read(id: string, stage: Stage, { fresh }: Look): Promise<string | undefined> {
    const key = `${stage} ${id}`;
    const cached = cache.get(key);
    const keepMs = fresh === true ? FRESH_MS : keptMs;
    const isKept = cached !== undefined && now().getTime() - cached.fetchedAt < keepMs;
    const value = isKept ? cached.value : ask(key, id, stage);
    // Whoever looks past the cache has seen that what is known is not enough.
    return fresh === true ? value : value.catch((error: unknown) => knownInstead(key, error));
  }

  function ask(key: string, id: string, stage: Stage): Promise<string | undefined> {
    const at = now().getTime();
    const value = fetchStage(client, id, stage);
    cache.set(key, { fetchedAt: at, value });
    value.then(
      (found) => lastKnown.set(key, { value: found, at }),
      // A failure is not worth keeping; whoever asked gets it, the next one asks again.
      () => cache.delete(key),
    );
    return value;
  }

  function knownInstead(key: string, error: unknown): string | undefined {
    const last = lastKnown.get(key);
    if (last === undefined || now().getTime() - last.at >= keptMs + GRACE_MS || isAbsent(error)) throw error;
    return last.value;
  }

  async function current(id: string, options: Look = {}): Promise<string> {
    const value = await read(id, 'AWSCURRENT', options);
    if (value === undefined) throw new SecretShapeError(id, 'has no current value');
    return value;
  }

  /** The current value and, if a rotation left one, the previous. `fresh` reads again, at most once a minute. */
  async function valid(id: string, options: Look = {}): Promise<string[]> {
    // Both are done before either's failure is told, so that the next caller asks both again.
    const stages = [read(id, 'AWSCURRENT', options), read(id, 'AWSPREVIOUS', options)];
    await Promise.allSettled(stages);
    const values = await Promise.all(stages);
    const present = values.filter((value) => value !== undefined);
    if (values[0] === undefined) throw new SecretShapeError(id, 'has no current value');
    return [...new Set(present)];
  }

  return {
    current,
    valid,

    /** A secret that is a JSON object of texts. Throws `SecretShapeError` for anything else. */
    async currentFields(id: string, options: Look = {}): Promise<SecretFields> {
      return fieldsOf(id, await current(id, options));
    },

    /** As `valid`, for JSON secrets. A previous value of another shape is left out: it is from before the JSON. */
    async validFields(id: string, options: Look = {}): Promise<SecretFields[]> {
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
    if (stage === 'AWSPREVIOUS' && isAbsent(error)) return undefined;
    throw error;
  }
}

/** Somebody took it away, which is an answer. */
const isAbsent = (error: unknown): boolean =>
  error instanceof Error && error.name === 'ResourceNotFoundException';

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
