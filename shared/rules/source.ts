// Where a function gets the owner's document from: the bucket if it is there, else as shipped. An edit is in force
// within a minute; a bad edit leaves the last good version in force, also in a function that has just started. A read
// that failed is never taken for "there is none".

import type { S3Client } from '@aws-sdk/client-s3';
import type { SSMClient } from '@aws-sdk/client-ssm';
import type { Clock } from '../handlers/clock.ts';
import type { Log } from '../handlers/log.ts';
import { makeLastKnown } from './last-known.ts';
import { makeParameterReader } from './parameter.ts';
import { type makeReadings, makeReadingsOfAll } from './readings.ts';
import { makeStoredTexts, type StoredText } from './stored-texts.ts';
import { textVersion } from './text-version.ts';
import { type BadVersion, builtIn, type RulesDocument, withParameter } from './with-parameter.ts';
import { countsFromItsDay, textOf, type Written, writtenAt } from './written.ts';

export type RulesSourceParts = {
  readonly s3: S3Client;
  readonly bucket: string;
  readonly ssm: SSMClient;
  /** Sentences in force where the document is silent. */
  readonly parameterName: string;
  /** The shop's, for the day on which a version was saved. */
  readonly zone: string;
  readonly now: Clock;
  readonly cacheMs?: number;
  /** What texts came to, in this source and others; by default in this one alone. */
  readonly readings?: ReturnType<typeof makeReadingsOfAll>;
  readonly log: Pick<Log, 'warn'>;
};

export type { BadVersion, RulesDocument } from './with-parameter.ts';

export type LoadedRules<T> = {
  readonly rules: T;
  /** `built-in`, or the digest of the document's text. */
  readonly version: string;
  readonly problem?: BadVersion;
};

export type RulesSource = { load<T>(document: RulesDocument<T>): Promise<LoadedRules<T>> };

/** The last good version is looked for among so many; beyond them the built-in text is in force. */
export const mostVersions = 10;

/** What a warm function remembers of one document. */
type Held = {
  readonly parsed: ReturnType<typeof makeReadings>;
  readonly readStored: ReturnType<typeof makeLastKnown<StoredText | undefined>>;
  readonly readEarlier: ReturnType<typeof makeLastKnown<Written | undefined>>;
  /** The newest text that parsed. */
  good?: Written | undefined;
  /** The bad version that `good` was looked up for. */
  goodSince?: string | undefined;
  /** When a text was first saved, by its ETag. */
  saved?: { readonly etag: string; readonly at: Date | undefined };
};

/**
 * Loads documents, each at most once per `cacheMs`; load two in parallel with `Promise.all`. Only "there is none" means
 * the built-in text. When S3 or Parameter Store do not answer, a function that has read before keeps what it read for
 * `TRUST_MS`; after that, and in a function that has just started, loading throws `UnreadableError`: whoever asked fails
 * and is tried again, and a failure is not kept. Throws also when a built-in text is bad, which is a bug.
 */
export function makeRulesSource(parts: RulesSourceParts): RulesSource {
  const { cacheMs = 60_000, readings = makeReadingsOfAll(), now, log } = parts;
  const texts = makeStoredTexts(parts.s3, parts.bucket);
  const parameter = makeParameterReader({ ...parts, cacheMs });
  const loaded = new Map<string, { readonly at: number; readonly result: Promise<LoadedRules<unknown>> }>();
  const memory = new Map<string, Held>();

  function heldOf({ key, bundled }: Pick<RulesDocument<unknown>, 'key' | 'bundled'>): Held {
    const held: Held = memory.get(key) ?? {
      parsed: readings(bundled),
      readStored: makeLastKnown({ what: key, now, log }),
      readEarlier: makeLastKnown({ what: `earlier versions of ${key}`, now, log }),
    };
    memory.set(key, held);
    return held;
  }

  const readStored = (key: string, { readStored: read }: Held): Promise<StoredText | undefined> =>
    read(async (last) => {
      const answer = await texts.current(key, last?.etag);
      return answer === 'unchanged' ? last : answer;
    });

  /** The good text that is there now; nothing once the document was deleted, earlier versions included. */
  async function remember(
    held: Held,
    known: { good: Written; goodSince: string } | undefined,
  ): Promise<void> {
    Object.assign(held, known ?? { good: undefined, goodSince: undefined });
    await held.readEarlier(async () => known?.good);
  }

  async function lastGood(
    key: string,
    held: Held,
    badVersion: string,
    isGood: (written: Written) => boolean,
  ) {
    if (held.goodSince === badVersion) return held.good;
    const good = await held.readEarlier(() => newestGood(key, isGood));
    Object.assign(held, { good, goodSince: badVersion });
    return good;
  }

  async function newestGood(
    key: string,
    isGood: (written: Written) => boolean,
  ): Promise<Written | undefined> {
    for await (const stored of texts.earlier(key, mostVersions)) {
      const written = await dated(key, stored);
      if (isGood(written)) return written;
    }
    return undefined;
  }

  /** With the day from which "this weekend" counts, where the text may say so. */
  async function dated(key: string, { text, etag }: StoredText): Promise<Written> {
    const held = memory.get(key);
    if (held === undefined || !countsFromItsDay(text)) return text;
    if (held.saved?.etag !== etag) {
      held.saved = { etag, at: await texts.savedAt(key, etag, mostVersions) };
    }
    return writtenAt(text, held.saved.at, parts.zone);
  }

  async function loadNow<T>(given: RulesDocument<T>): Promise<LoadedRules<T>> {
    const { key } = given;
    const held = heldOf(given);
    const document = { ...given, parse: held.parsed(given.parse) };
    const [stored, parameterText] = await Promise.all([readStored(key, held), parameter()]);
    const { parse, bad } = withParameter(document, parameterText, parts.parameterName);
    if (stored === undefined) {
      await remember(held, undefined);
      return { rules: builtIn(document, parse), version: 'built-in', ...bad };
    }

    const written = await dated(key, stored);
    const read = parse(written);
    const version = textVersion(stored.text);
    if (read.ok) {
      await remember(held, { good: written, goodSince: version });
      return { rules: read.rules, version, ...bad };
    }
    const good = await lastGood(key, held, version, (earlier) => parse(earlier).ok);
    const goodRead = good === undefined ? undefined : parse(good);
    const problem = { document: key, version, problems: read.problems };
    if (good === undefined || goodRead?.ok !== true) {
      return {
        rules: builtIn(document, parse),
        version: 'built-in',
        problem: { ...problem, inForce: 'built-in' },
      };
    }
    return {
      rules: goodRead.rules,
      version: textVersion(textOf(good)),
      problem: { ...problem, inForce: 'earlier-version' },
    };
  }

  return {
    load<T>(document: RulesDocument<T>): Promise<LoadedRules<T>> {
      const cached = loaded.get(document.key);
      if (cached !== undefined && now().getTime() - cached.at < cacheMs)
        return cached.result as Promise<LoadedRules<T>>;
      const result = loadNow(document);
      const entry = { at: now().getTime(), result };
      loaded.set(document.key, entry);
      result.catch(() => {
        if (loaded.get(document.key) === entry) loaded.delete(document.key);
      });
      return result;
    },
  };
}
