// The keys that sign and seal the links in our own messages. Nobody outside ever holds one, so they lie apart from what
// stores and tills share with us: in a SecureString of Parameter Store, which costs nothing. CloudFormation cannot make
// one; the first function that has a link to make does. Every version stays good, so that no rotation breaks a link that
// was mailed.

import { randomBytes } from 'node:crypto';
import { GetParameterHistoryCommand, PutParameterCommand, type SSMClient } from '@aws-sdk/client-ssm';
import type { Clock } from '../handlers/clock.ts';

export type LinkKeysParts = {
  readonly ssm: SSMClient;
  readonly parameterName: string;
  readonly now: Clock;
  /** Given to functions that make links: a fresh key, where there is none yet. Without it there is just none. */
  readonly newKey?: () => string;
};

/** All keys that are good, the one for new links first. Throws what Parameter Store throws. */
export type LinkKeys = () => Promise<readonly string[]>;

const KEEP_MS = 5 * 60_000;
/** So long after they were read, keys are trusted while they cannot be read again. */
const TRUST_MS = 10 * 60_000;
/** "There is none yet" is soon untrue, and may be asked by anybody who opens a link that was never made. */
const KEEP_NONE_MS = 60_000;
/** Parameter Store keeps a hundred versions, fifty to a page. */
const MOST_PAGES = 3;
const PAGE = 50;
/** Shorter than this it is a slip of whoever rotated it, and could be guessed. */
const SHORTEST_KEY = 16;

/** The newest key is shorter than a key may be. The message never holds any part of it. */
export class LinkKeyError extends Error {
  constructor(parameterName: string) {
    super(
      `The parameter ${parameterName} holds a link key of fewer than ${SHORTEST_KEY} characters; put a longer one in`,
    );
    this.name = 'LinkKeyError';
  }
}

export function makeLinkKeys(parts: LinkKeysParts): LinkKeys {
  const { ssm, parameterName, now, newKey } = parts;
  let held: { readonly at: number; readonly keys: Promise<readonly string[]> } | undefined;
  let keepMs = KEEP_MS;
  let known: { readonly at: number; readonly keys: readonly string[] } | undefined;

  async function read(): Promise<readonly string[]> {
    const found: { readonly version: number; readonly key: string }[] = [];
    let next: string | undefined;
    for (let page = 0; page < MOST_PAGES; page += 1) {
      const answer = await ssm.send(
        new GetParameterHistoryCommand({
          Name: parameterName,
          WithDecryption: true,
          MaxResults: PAGE,
          ...(next === undefined ? {} : { NextToken: next }),
        }),
      );
      for (const { Version, Value } of answer.Parameters ?? [])
        found.push({ version: Version ?? 0, key: (Value ?? '').trim() });
      next = answer.NextToken;
      if (next === undefined) break;
    }
    const [newest, ...older] = found.sort((one, other) => other.version - one.version).map(({ key }) => key);
    if (newest !== undefined && newest.length < SHORTEST_KEY) throw new LinkKeyError(parameterName);
    return [
      ...new Set(newest === undefined ? [] : [newest, ...older.filter((key) => key.length >= SHORTEST_KEY)]),
    ];
  }

  async function readOrNone(): Promise<readonly string[]> {
    try {
      return await read();
    } catch (error) {
      if (isNamed(error, 'ParameterNotFound')) return [];
      throw error;
    }
  }

  /** Made once, whoever comes first: all others find it there, as does the repeat of a call whose answer was lost. */
  async function make(value: string): Promise<void> {
    try {
      await ssm.send(
        new PutParameterCommand({
          Name: parameterName,
          Type: 'SecureString',
          Value: value,
          Overwrite: false,
        }),
      );
    } catch (error) {
      if (!isNamed(error, 'ParameterAlreadyExists')) throw error;
    }
  }

  async function keysNow(): Promise<readonly string[]> {
    const keys = await readOrNone();
    if (keys.length > 0 || newKey === undefined) return keys;
    await make(newKey());
    const made = await readOrNone();
    if (made.length === 0)
      throw new Error(`The parameter ${parameterName} was made and is not to be seen yet`);
    return made;
  }

  return () => {
    if (held !== undefined && now().getTime() - held.at < keepMs) return held.keys;
    const at = now().getTime();
    const keys = keysNow().then(
      (found) => {
        known = { at, keys: found };
        return found;
      },
      (error: unknown) => {
        if (held === asked) held = undefined;
        if (known === undefined || known.keys.length === 0 || now().getTime() - known.at >= TRUST_MS)
          throw error;
        return known.keys;
      },
    );
    const asked = { at, keys };
    held = asked;
    keepMs = KEEP_MS;
    keys.then(
      (found) => {
        if (held === asked && found.length === 0) keepMs = KEEP_NONE_MS;
      },
      // A failure is not worth keeping; whoever asked gets it, the next one asks again.
      () => {
        if (held === asked) held = undefined;
      },
    );
    return keys;
  };
}

/** 256 bits in a form that may be shown, typed and mailed to nobody. */
export const randomLinkKey = (): string => randomBytes(32).toString('base64url');

const isNamed = (error: unknown, name: string): boolean => error instanceof Error && error.name === name;
