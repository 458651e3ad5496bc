// Where the engine answers otherwise than AWS, and our code could come to depend on it.
import { AwsError } from '../world.ts';

type Json = Readonly<Record<string, unknown>>;

const EXPRESSIONS = ['ConditionExpression', 'FilterExpression'];
const MOST_OPERANDS = 100;

/** Throws for what AWS refuses and the engine takes: more than a hundred operands of IN. */
export function refuseAsAws(body: Json): void {
  const parts = ((body.TransactItems ?? []) as Record<string, Json>[]).flatMap((item) => Object.values(item));
  for (const part of [body, ...parts]) {
    for (const member of EXPRESSIONS) {
      for (const [, operands = ''] of String(part[member] ?? '').matchAll(/\bIN\s*\(([^)]*)\)/gi)) {
        const count = operands.split(',').length;
        if (count <= MOST_OPERANDS) continue;
        throw new AwsError(
          'ValidationException',
          `Invalid ${member}: The number of operands of the operator IN must be 1 to ${MOST_OPERANDS}; number of operands: ${count}`,
        );
      }
    }
  }
}

/**
 * The answer without the item that never was: asked for the old one of a key that had none, the engine gives the key
 * itself. (An item that has nothing but its key cannot be told from that; we store none.)
 */
export function answerAsAws(body: Json, answer: Json): Json {
  const key = body.Key as Json | undefined;
  if (answer.Attributes !== undefined && body.ReturnValues === 'ALL_OLD') {
    return without(answer, 'Attributes', key);
  }
  // Only an error has a type; the item of a GetItem may well be nothing but its key.
  if (answer.__type === undefined) return answer;
  const reasons = answer.CancellationReasons as Json[] | undefined;
  if (reasons === undefined) return without(answer, 'Item', key);
  const items = (body.TransactItems ?? []) as Record<string, Json>[];
  const keyOf = (index: number) => Object.values(items[index] ?? {})[0]?.Key as Json | undefined;
  return {
    ...answer,
    CancellationReasons: reasons.map((reason, index) => without(reason, 'Item', keyOf(index))),
  };
}

function without(answer: Json, member: string, key: Json | undefined): Json {
  const { [member]: item, ...rest } = answer;
  return isKey(item, key) ? rest : answer;
}

function isKey(item: unknown, key: Json | undefined): boolean {
  if (key === undefined || typeof item !== 'object' || item === null) return false;
  const names = Object.keys(item);
  return (
    names.length === Object.keys(key).length &&
    names.every((name) => JSON.stringify((item as Json)[name]) === JSON.stringify(key[name]))
  );
}

/** What a transaction says of a single item's trouble; any other error it answers by its own name. */
const CANCELLATION_CODES: Readonly<Record<string, string>> = {
  TransactionConflictException: 'TransactionConflict',
  ProvisionedThroughputExceededException: 'ProvisionedThroughputExceeded',
  ThrottlingException: 'ThrottlingError',
};

/** A transaction never answers with its items' errors but is cancelled, for a reason that stands beside one of them. */
export function cancelled(
  error: AwsError,
  { operation, body }: { readonly operation: string; readonly body: Json },
): Json | undefined {
  const code = CANCELLATION_CODES[error.code];
  if (code === undefined || !operation.startsWith('Transact')) return undefined;
  const reasons = ((body.TransactItems ?? []) as unknown[]).map((_, index) =>
    index === 0 ? { Code: code, Message: error.message } : { Code: 'None' },
  );
  const codes = reasons.map(({ Code }) => Code).join(', ');
  return {
    __type: 'com.amazonaws.dynamodb.v20120810#TransactionCanceledException',
    Message: `Transaction cancelled, please refer cancellation reasons for specific reasons [${codes}]`,
    CancellationReasons: reasons,
  };
}
