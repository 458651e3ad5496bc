// Reads that are behind: an index, and a read that does not ask for consistency, may answer what was true a moment ago. A second
// engine gets every write that the first has taken, in the same order and some time later; such a read may be answered by it.
import type { Mischief } from '../mischief.ts';
import type { MemoryEngine } from './memory/engine.ts';

type Request = Readonly<Record<string, unknown>>;
type Waiting = { readonly at: number; readonly operation: string; readonly request: Request };

const WRITES = new Set(['PutItem', 'UpdateItem', 'DeleteItem', 'BatchWriteItem', 'TransactWriteItems']);
const READS = new Set(['GetItem', 'Query', 'Scan', 'BatchGetItem']);

/** Both engines must be new. */
export function makeLaggingEngine(
  engine: MemoryEngine,
  behind: MemoryEngine,
  { now, mischief }: { readonly now: () => number; readonly mischief: Mischief },
): MemoryEngine {
  let waiting: Waiting[] = [];

  /** Lets the second engine have whatever is old enough. */
  function catchUp(): void {
    const due = waiting.filter(({ at }) => at <= now());
    waiting = waiting.slice(due.length);
    for (const { operation, request } of due) behind.answer(operation, request);
  }

  function answer(operation: string, request: Request) {
    if (READS.has(operation) && !asksForConsistency(request)) {
      catchUp();
      if (waiting.length > 0 && mischief.readsOld(tableOf(request))) return behind.answer(operation, request);
    }
    const answered = engine.answer(operation, request);
    if (operation === 'CreateTable' || operation === 'DeleteTable') behind.answer(operation, request);
    if (WRITES.has(operation) && answered.status === 200) {
      // Never earlier than the write before it, because the second engine must come to the same rows.
      const at = Math.max(
        now() + mischief.lagMs(`${operation} ${tableOf(request)}`),
        waiting.at(-1)?.at ?? 0,
      );
      waiting.push({ at, operation, request });
    }
    return answered;
  }

  return {
    ...engine,
    answer,
    async send(target, body) {
      const operation = target.split('.').at(-1) ?? '';
      const { status, body: said } = answer(operation, JSON.parse(String(body)) as Request);
      return { status, body: JSON.stringify(said) };
    },
  };
}

function asksForConsistency({ ConsistentRead, RequestItems }: Request): boolean {
  const asked = Object.values((RequestItems ?? {}) as Record<string, { ConsistentRead?: boolean }>);
  return ConsistentRead === true || asked.some((each) => each.ConsistentRead === true);
}

const tableOf = ({ TableName, RequestItems }: Request): string =>
  String(TableName ?? Object.keys((RequestItems ?? {}) as object).join(','));
