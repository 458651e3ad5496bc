// What came in at the functions' addresses as JSON, the latest of it: so that a story can tell what a store said, also where
// nothing came of it. Forms of people are left out, because PINs are in them.

export type Heard = {
  /** ISO-8601 UTC, virtual time. */
  readonly at: string;
  readonly functionName: string;
  readonly status: number;
  /** What was posted, as JSON; absent where it is none. */
  readonly body: unknown;
  readonly answer: string;
};

export interface Hearing {
  note(told: {
    readonly at: number;
    readonly functionName: string;
    readonly headers: Readonly<Record<string, unknown>>;
    readonly body: Buffer;
    readonly answer: { readonly status: number; readonly body?: unknown };
  }): void;
  /** Oldest first. */
  list(): readonly Heard[];
}

const MOST_KEPT = 2_000;
const MOST_BYTES = 64 * 1024;
const MOST_ANSWER = 500;

export function makeHearing(): Hearing {
  const kept: Heard[] = [];
  return {
    note({ at, functionName, headers, body, answer }) {
      const isJson = /^application\/(?:[\w.+-]+\+)?json\b/i.test(String(headers['content-type'] ?? ''));
      if (!isJson || body.length > MOST_BYTES) return;
      kept.push({
        at: new Date(at).toISOString(),
        functionName,
        status: answer.status,
        body: jsonIn(body),
        answer: String(answer.body ?? '').slice(0, MOST_ANSWER),
      });
      if (kept.length > MOST_KEPT) kept.shift();
    },
    list: () => kept,
  };
}

function jsonIn(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString('utf8'));
  } catch {
    return undefined;
  }
}
