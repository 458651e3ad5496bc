// npm run carts: what an operator may do to one cart. So far: give it waits of its own.

import { parseArgs } from 'node:util';
import { InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda';
import {
  LONGEST_WAIT_HOURS,
  readWaits,
  SHORTEST_WAIT_HOURS,
  type Waits,
} from '../lambdas/cart-recovery/decisions/own-waits.ts';
import { setOwnWaits } from '../lambdas/cart-recovery/reminding/set-own-waits.ts';
import { makeAudit } from '../lambdas/cart-recovery/state/audit.ts';
import { makeCarts } from '../lambdas/cart-recovery/state/carts.ts';
import { makeLog } from '../shared/handlers/log.ts';
import { cut } from '../shared/text/cut.ts';
import { oneLine } from '../shared/text/well-formed.ts';
import { type Destination, openDestination } from './import/destination.ts';

const help = `What an operator may do to one cart of cart recovery.

  npm run carts -- waits <cart> <first> <second> --by <name>   its own waits, in hours after its last change

  --by         who you are; the trail notes it.
  --aws        in your AWS account, with your usual AWS credentials.
  --endpoint   on the laptop runtime at this address; http://127.0.0.1:4700 if you do not say.

The second wait is longer than the first; both from ${SHORTEST_WAIT_HOURS} to ${LONGEST_WAIT_HOURS} hours. The cart's wake-up moves at once.`;

class UsageError extends Error {}

/** Runs one command and returns the exit code: 1 failed, 2 not understood. */
export async function main(
  args: readonly string[],
  print: (line: string) => void,
  environment: Readonly<Record<string, string | undefined>> = process.env,
): Promise<number> {
  try {
    const asked = readArguments(args);
    if (asked === 'help') {
      print(help);
      return 0;
    }
    const { cartId, waits, by, ...place } = asked;
    const destination = await openDestination({ product: 'cartRecovery', ...place, environment });
    const done = await giveWaits({ cartId, waits, by: `command: ${by}` }, destination);
    if (done === 'not-open') throw new Error(`There is no open cart ${cartId} in ${destination.place}`);
    print(`Cart ${cartId} is reminded ${waits[0]} and ${waits[1]} hours after its last change.`);
    return 0;
  } catch (error) {
    print(error instanceof Error ? error.message : String(error));
    return error instanceof UsageError ? 2 : 1;
  }
}

/** The row is written here; the waiter, woken at once, plans the look and moves the schedule. */
function giveWaits(
  wish: { readonly cartId: string; readonly waits: Waits; readonly by: string },
  { documents, connection, tableName, now }: Destination,
): Promise<'set' | 'not-open'> {
  const lambda = new LambdaClient(connection);
  const audit = makeAudit(documents, tableName('audit'));
  return setOwnWaits(wish, {
    log: makeLog({ functionName: 'carts', now, write: () => {} }),
    now,
    carts: makeCarts(documents, tableName('state'), audit),
    schedules: {
      set: async (_, __, payload) => {
        await lambda.send(
          new InvokeCommand({ FunctionName: tableName('waiter'), Payload: JSON.stringify(payload) }),
        );
      },
    },
  });
}

function readArguments(args: readonly string[]) {
  const { values, positionals } = parsed(args);
  const [command, cartId, first, second, ...more] = positionals;
  if (values.help === true || command === undefined) return 'help' as const;
  if (command !== 'waits' || cartId === undefined || more.length > 0)
    throw new UsageError(`This is not understood. ${help}`);
  const waits = readWaits([first, second]);
  if (waits === undefined)
    throw new UsageError(
      `Please give two numbers of hours from ${SHORTEST_WAIT_HOURS} to ${LONGEST_WAIT_HOURS}, the second longer than the first.`,
    );
  if (values.by === undefined || values.by.trim() === '')
    throw new UsageError('Please say who you are, for the trail: --by "Ana"');
  return {
    cartId,
    waits,
    by: cut(oneLine(values.by), { characters: 60 }),
    aws: values.aws === true,
    endpoint: values.endpoint,
  };
}

function parsed(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        by: { type: 'string' },
        aws: { type: 'boolean' },
        endpoint: { type: 'string' },
        help: { type: 'boolean', short: 'h' },
      },
    });
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

if (import.meta.main) process.exitCode = await main(process.argv.slice(2), (line) => console.log(line));
