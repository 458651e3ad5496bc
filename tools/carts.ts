// npm run carts: what an operator may do to one cart. So far: give it waits of its own.

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
import { makeTool, runAsProcess, UsageError } from './frame/command.ts';
import type { Destination } from './frame/destination.ts';
import { openPlace, placeHelp, placeOptions } from './frame/place.ts';

const help = `What an operator may do to one cart of cart recovery.

  npm run carts -- waits <cart> <first> <second> --by <name>   its own waits, in hours after its last change

  --by         who you are; the trail notes it.
${placeHelp({ aws: 'in', laptop: 'on' })}

The second wait is longer than the first; both from ${SHORTEST_WAIT_HOURS} to ${LONGEST_WAIT_HOURS} hours. The cart's wake-up moves at once.`;

export const main = makeTool({
  help,
  options: { by: 'text', ...placeOptions },
  commands: {
    waits: {
      words: [1, 3],
      async run(asked) {
        const [cartId = '', first, second] = asked.words;
        const waits = readWaits([first, second]);
        if (waits === undefined)
          throw new UsageError(
            `Please give two numbers of hours from ${SHORTEST_WAIT_HOURS} to ${LONGEST_WAIT_HOURS}, the second longer than the first.`,
          );
        const by = cut(oneLine(asked.options.by ?? ''), { characters: 60 });
        if (by.trim() === '') throw new UsageError('Please say who you are, for the trail: --by "Ana"');
        const destination = await openPlace(asked, 'cartRecovery');
        const done = await giveWaits({ cartId, waits, by: `command: ${by}` }, destination);
        if (done === 'not-open') throw new Error(`There is no open cart ${cartId} in ${destination.place}`);
        asked.print(`Cart ${cartId} is reminded ${waits[0]} and ${waits[1]} hours after its last change.`);
        return 0;
      },
    },
  },
});

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

if (import.meta.main) await runAsProcess(main);
