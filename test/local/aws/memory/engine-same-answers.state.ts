// The engine in this process answers what the engine in a process of its own answers, and holds the same rows afterwards:
// whatever is asked, in whatever order.
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { answerAsAws } from '../../../../local/aws/dynamodb-as-aws.ts';
import { type Engine, startEngine } from '../../../../local/aws/engine.ts';
import { makeMemoryEngine } from '../../../../local/aws/memory/engine.ts';
import { type Asked, request, TABLES } from './random-requests.ts';

let real: Engine;
beforeAll(async () => {
  real = await startEngine({ databasePath: undefined, endpoint: undefined });
});
afterAll(() => real.stop());

type Json = Readonly<Record<string, unknown>>;
const SETS = ['SS', 'NS', 'BS'];

/** In one order: neither attributes nor members of a set have one of their own. */
function ordered(value: unknown, name = ''): unknown {
  if (Array.isArray(value))
    return SETS.includes(name) ? value.toSorted() : value.map((each) => ordered(each));
  if (typeof value !== 'object' || value === null) return value;
  const names = Object.keys(value).sort();
  return Object.fromEntries(names.map((each) => [each, ordered((value as Json)[each], each)]));
}

/** What differs in words only: a prefix of some operations, which of several indexes or paths is named first. */
function inWords(message: unknown): unknown {
  return typeof message !== 'string'
    ? message
    : message
        .replace('1 validation error detected: ', '')
        .replace(/ IndexName: .*/, '')
        .replace(/; path one: .*/, '')
        .replace(/^Invalid \w+: (An expression attribute)/, '$1')
        .replace(
          /^Operands for . must be numbers/,
          'An operand in the update expression has an incorrect data type',
        )
        .replace(
          /^(The document path provided|The provided expression refers).*/,
          'An operand or a path that is not there',
        );
}

async function answerOf(engine: Engine, { operation, request: body }: Asked): Promise<unknown> {
  const answer = await engine.send(`DynamoDB_20120810.${operation}`, JSON.stringify(body), 'eu-west-2');
  const said = answerAsAws(body, JSON.parse(answer.body) as Json);
  const { message, Message, CancellationReasons, ...rest } = said;
  const reasons = (CancellationReasons as Json[] | undefined)?.map((reason) => ({
    ...reason,
    Message: inWords(reason.Message),
  }));
  return ordered({ status: answer.status, ...rest, message: inWords(message ?? Message), reasons });
}

test('the same answers to whatever is asked, and the same rows afterwards', async () => {
  let run = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(request, { minLength: 10, maxLength: 60 }), async (requests) => {
      run += 1;
      // Fresh tables each time: their names are all that changes.
      const named = (asked: Asked): Asked =>
        JSON.parse(
          JSON.stringify(asked).replaceAll(/"(pairs|singles)"/g, (_, name: string) => `"${name}-${run}"`),
        ) as Asked;
      const memory = makeMemoryEngine();
      for (const table of TABLES) {
        const made = named({ operation: 'CreateTable', request: table });
        for (const engine of [real, memory])
          expect(await answerOf(engine, made)).toMatchObject({ status: 200 });
      }
      for (const asked of requests.map(named)) {
        expect({ asked, answer: await answerOf(memory, asked) }).toEqual({
          asked,
          answer: await answerOf(real, asked),
        });
      }
      for (const { TableName } of TABLES) {
        const all = named({ operation: 'Scan', request: { TableName } });
        expect(await answerOf(memory, all)).toEqual(await answerOf(real, all));
      }
    }),
    { numRuns: 60, seed: 1_128 },
  );
}, 300_000);
