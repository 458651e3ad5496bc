// One JSON object per line, as CloudWatch and the laptop's console read them. A person may appear only as a
// `personKey`; what looks like personal data or a secret is struck out here, whoever logged it.

import { createHmac } from 'node:crypto';
import { cut } from '../text/cut.ts';
import { type Clock, systemClock } from './clock.ts';

export type LogFields = Readonly<Record<string, unknown>>;

export type Log = {
  info(message: string, fields?: LogFields): void;
  warn(message: string, fields?: LogFields): void;
  error(message: string, fields?: LogFields): void;
  /** The same log, each line marked with the invocation's request id. */
  forRequest(requestId: string): Log;
};

export type LogParts = {
  readonly functionName: string;
  /** The time of the line. */
  readonly now: Clock;
  /** Takes one finished line, without its line break. */
  readonly write: (line: string) => void;
};

const PRIVATE_KEYS =
  /(email|e_?mail_?address|phone|phone_?number|address|recipient|password|token|secret|signature|authorization|cookie)$/;
const PRIVATE_NAMES = new Set(
  'name first_name last_name firstname lastname full_name customer_name to body text html subject headers'.split(
    ' ',
  ),
);
/** Apostrophes and slashes may be part of an address; better a word too many is struck out than half a name left. */
const EMAIL =
  /(?<![^\s@\uff20\ufe6b<>"(),:;])[^\s@\uff20\ufe6b<>"(),:;]+[@\uff20\ufe6b][^\s@\uff20\ufe6b<>"(),:;]+/g;
const PHONE = /\+\d[\d ().-]{5,18}\d/g;
const MAX_DEPTH = 5;
const MAX_ENTRIES = 50;
const MAX_TEXT = 1_000;

export function makeLog(parts: LogParts, requestId?: string): Log {
  const line =
    (level: 'INFO' | 'WARN' | 'ERROR') =>
    (message: string, fields: LogFields = {}) => {
      const own = {
        timestamp: parts.now().toISOString(),
        level,
        message: cleanText(message),
        function: parts.functionName,
        ...(requestId === undefined ? {} : { requestId }),
      };
      // Ours stand first for the reader and are set last, so that no field can pass for one of them.
      const entry = { ...own, ...(clean(fields, 0) as LogFields), ...own };
      parts.write(JSON.stringify(entry));
    };
  return {
    info: line('INFO'),
    warn: line('WARN'),
    error: line('ERROR'),
    forRequest: (id) => makeLog(parts, id),
  };
}

/** A log on standard output, where Lambda passes JSON lines through untouched. */
export function standardLog(functionName: string): Log {
  return makeLog({
    functionName,
    now: systemClock,
    write: (line) => process.stdout.write(`${line}\n`),
  });
}

/**
 * The only way a person appears in a log: a short hash that the same `id` and `salt` always give, and that nobody
 * without the salt can turn back. `id` is the store's customer id, an address or a number.
 */
export function personKey(id: string, salt: string): string {
  return `p-${createHmac('sha256', salt).update(id).digest('hex').slice(0, 12)}`;
}

function clean(value: unknown, depth: number): unknown {
  if (typeof value === 'string') return cleanText(value);
  if (typeof value === 'bigint') return String(value);
  if (typeof value !== 'object' || value === null) return value;
  if (depth >= MAX_DEPTH) return '[too deep]';
  if (value instanceof Date) return value;
  if (value instanceof Error) return cleanError(value, depth);
  if (value instanceof Set || Array.isArray(value))
    return [...value].slice(0, MAX_ENTRIES).map((entry) => clean(entry, depth + 1));
  const entries = Object.entries(value).slice(0, MAX_ENTRIES);
  return Object.fromEntries(
    entries.map(([key, entry]) => [key, isPrivate(key) ? '[private]' : clean(entry, depth + 1)]),
  );
}

/** Errors of AWS name the address they refused, so that their words are cleaned like any others. */
function cleanError(error: Error, depth: number): LogFields {
  return {
    type: error.name,
    message: cleanText(error.message),
    ...(error.stack === undefined ? {} : { stack: cleanText(error.stack) }),
    ...(error.cause === undefined ? {} : { cause: clean(error.cause, depth + 1) }),
  };
}

function isPrivate(key: string): boolean {
  const snake = key.replaceAll(/([a-z])([A-Z])/g, '$1_$2').toLowerCase();
  return PRIVATE_KEYS.test(snake) || PRIVATE_NAMES.has(snake);
}

function cleanText(text: string): string {
  const short = text.length > MAX_TEXT ? `${cut(text, { characters: MAX_TEXT })}…` : text;
  return short.replaceAll(EMAIL, '[email]').replaceAll(PHONE, '[phone]');
}
