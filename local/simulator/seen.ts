// What laws see of the shop. Tables are read once between two changes of them, because a law is asked after every step.
import { gunzipSync } from 'node:zlib';
import type { InjectedFault } from '../aws/faults/trouble.ts';
import type { CallInFlight, Phase } from '../aws/intercept.ts';
import type { Runtime } from '../runtime/runtime.ts';
import type { Books } from './books.ts';
import type { DeadLetter, LogLine, Row, Seen, SimulationPhase } from './law.ts';

export type Watch = {
  /** Hears of every call: what it wrote is read again. */
  hear(call: Pick<CallInFlight, 'service' | 'action' | 'body'>, phase: Phase): void;
  /** Something else may have changed any of the tables. */
  touched(): void;
  /** What there is to see now. */
  look(phase: SimulationPhase): Promise<Seen>;
};

const WRITES = /^(?:Put|Update|Delete|BatchWrite|TransactWrite)Items?$/;
const TABLE = /"TableName":"([^"]+)"/g;

export function makeWatch(parts: {
  readonly runtime: Runtime;
  readonly books: Books;
  readonly faults: readonly InjectedFault[];
  readonly startedAt: Date;
}): Watch {
  const { runtime, books, faults, startedAt } = parts;
  const known = new Map<string, readonly Row[]>();
  const logs: LogLine[] = [];
  const logged = new Set<string>();
  const lastLines = new Map<string, readonly string[]>();

  const functionNames = runtime.status().functions.map(({ name }) => name);
  function readLogs(): void {
    for (const name of functionNames) {
      const lines = runtime.logs(name);
      // Most functions have said nothing since the step before.
      if (isSame(lines, lastLines.get(name) ?? [])) continue;
      lastLines.set(name, [...lines]);
      for (const line of lines) {
        const key = `${name} ${line}`;
        if (logged.has(key)) continue;
        logged.add(key);
        logs.push({ function: name, line });
      }
    }
  }

  function rows(table: string): readonly Row[] {
    for (const [name, found] of known) if (name === table || name.startsWith(`${table}-`)) return found;
    return NO_ROWS;
  }

  let lying: readonly DeadLetter[] = [];
  /** The same list as long as the same letters lie there. */
  function deadLetters(): readonly DeadLetter[] {
    const found = runtime.services.sqs.deadLetters();
    const isAsBefore =
      found.length === lying.length && found.every((letter, index) => isThe(letter, lying[index]));
    if (!isAsBefore)
      lying = found.map(({ queue, at, body }) => ({ queue, at: new Date(at).toISOString(), body }));
    return lying;
  }

  return {
    hear({ service, action, body }, phase) {
      if (phase === 'before' || service !== 'dynamodb' || !WRITES.test(action)) return;
      const named = [...body.toString('utf8').matchAll(TABLE)].map(([, table = '']) => table);
      // A batch has its tables' names in another place.
      if (named.length === 0) known.clear();
      for (const table of named) known.delete(table);
    },
    touched: () => known.clear(),
    async look(phase) {
      for (const name of runtime.tables()) if (!known.has(name)) known.set(name, await runtime.table(name));
      readLogs();
      const { status, services, permissions } = runtime;
      const now = once(status);
      const dead = once(deadLetters);
      return {
        now: runtime.now(),
        startedAt,
        phase,
        get products() {
          return now().products;
        },
        tables: runtime.tables(),
        rows,
        messages: runtime.messages(),
        logs,
        get denied() {
          return permissions().denied;
        },
        get unused() {
          return permissions().unused;
        },
        get deadLetters() {
          return dead();
        },
        get waiting() {
          return [
            ...services.sqs.waiting().map(({ queue, body }) => ({ in: queue, body })),
            ...services.scheduler.inputs().map(({ name, input }) => ({ in: name, body: input })),
          ];
        },
        get alarms() {
          return runtime.alarms();
        },
        get objects() {
          return services.s3.contents().map(({ bucket, key, body }) => ({ bucket, key, body: textOf(body) }));
        },
        get schedules() {
          return now().schedules;
        },
        get queues() {
          return now().queues;
        },
        faults,
        told: books.told,
      };
    },
  };
}

const NO_ROWS: readonly Row[] = [];

const isThe = (
  letter: { readonly queue: string; readonly at: number; readonly body: string },
  known: DeadLetter | undefined,
): boolean =>
  letter.body === known?.body && letter.queue === known.queue && letter.at === Date.parse(known.at);

/** Of each body, which stays as it was put, because laws look at all of them after every hour. */
const texts = new WeakMap<Buffer, string>();
function textOf(body: Buffer): string {
  const text = texts.get(body) ?? (isPacked(body) ? gunzipSync(body) : body).toString('utf8');
  texts.set(body, text);
  return text;
}

/** Copies of tables are packed, and whoever looks for somebody must find them there. */
const isPacked = (body: Buffer): boolean => body[0] === 0x1f && body[1] === 0x8b;

const isSame = (lines: readonly string[], others: readonly string[]): boolean =>
  lines.length === others.length && lines.every((line, index) => line === others[index]);

/** Few laws look at the whole state, and those that do at the same moment. */
function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}
