// What a function wrote while it answered a page: of GET and HEAD that must be nothing.
import type { Intercept } from '../aws/intercept.ts';

/** Of each service what changes something that lasts, or leaves the house. What is merely counted on the bus does not. */
const CHANGES: Readonly<Record<string, RegExp>> = {
  dynamodb: /^(?:Put|Update|Delete|BatchWrite|TransactWrite)Items?$/,
  ses: /^SendEmail$/,
  sns: /^Publish$/,
  sqs: /^SendMessage/,
  scheduler: /^(?:Create|Update|Delete)Schedule$/,
  s3: /^(?:Put|Delete)Object/,
  ssm: /^PutParameter$/,
};

export type Writes = {
  /** Hears of every call. */
  readonly hear: (...call: Parameters<Intercept>) => void;
  /**
   * From now on this function answers somebody; the answer says what it wrote, or undefined where it answered somebody else
   * as well, so that nobody can tell whose it was.
   */
  watch(functionName: string): () => readonly string[] | undefined;
};

type Watched = { readonly name: string; readonly wrote: string[]; isAlone: boolean };

export function makeWrites(): Writes {
  const open = new Set<Watched>();
  return {
    hear({ functionName, service, action }, phase) {
      if (phase === 'before' || CHANGES[service]?.test(action) !== true) return;
      for (const one of open) if (one.name === functionName) one.wrote.push(`${service} ${action}`);
    },
    watch(name) {
      const others = [...open].filter((one) => one.name === name);
      const own: Watched = { name, wrote: [], isAlone: others.length === 0 };
      for (const other of others) other.isAlone = false;
      open.add(own);
      return () => {
        open.delete(own);
        return own.isAlone ? own.wrote : undefined;
      };
    },
  };
}
