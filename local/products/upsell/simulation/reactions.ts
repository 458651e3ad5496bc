// What robots and people do with a nudge.

import type { Chance } from '../../../chance.ts';
import type { Runtime } from '../../../runtime/runtime.ts';
import type { Shopper } from '../../../sample/store/feed.ts';
import type { Books } from '../../../simulator/books.ts';
import type { Deed } from '../../../simulator/deed.ts';
import { isYes } from '../../../simulator/doors.ts';
import { linksIn, type Visitors } from '../../../simulator/visitors.ts';
import type { InboxMessage } from '../../../world.ts';
import { addLinkIn } from '../demo/shoppers.ts';
import { PRODUCT } from './cast.ts';

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;

export type ReactionParts = {
  readonly runtime: Pick<Runtime, 'receiveText' | 'now'>;
  readonly visitors: Visitors;
  readonly books: Books;
  readonly chance: Chance;
};

export function reactionsTo(
  { runtime, visitors, books, chance }: ReactionParts,
  customer: Shopper,
  message: InboxMessage,
): readonly Deed[] {
  const arrived = Date.parse(message.at);
  const own = chance.of(`${message.to} ${message.at}`);
  const links = linksIn(message);
  const deeds: Deed[] = [...visitors.robots(links, arrived)];
  const note = (kind: string, about: object) =>
    books.note({
      product: PRODUCT,
      kind,
      at: runtime.now().toISOString(),
      acknowledgedAt: undefined,
      about: { customerId: customer.id, ...about },
    });
  const act = (at: number, does: string, run: () => Promise<void>) =>
    deeds.push({
      at,
      who: customer.name,
      does,
      async run() {
        await run();
        return [];
      },
    });

  const add = addLinkIn(message);
  if (add !== undefined && own.happens(0.55)) {
    // Soon, next week, or both; some of them twice.
    const waits = own.happens(0.7)
      ? [own.between(1, 2_000) * MINUTE_MS]
      : [own.between(3, 6) * DAY_MS, 7 * DAY_MS];
    for (const wait of waits)
      act(arrived + wait, 'taps the link', async () => {
        const taps = Array.from({ length: own.between(1, 2) }, async () => {
          const fact = note('tapped', { link: add });
          const { status } = await visitors.taps(add);
          if (status === 302) fact.acknowledgedAt = runtime.now().toISOString();
        });
        await Promise.all(taps);
      });
  }
  const stop = links.find((link) => new URL(link).pathname.startsWith('/u/'));
  if (own.happens(0.3))
    act(arrived + own.between(1, 1_500) * MINUTE_MS, 'wants no more of these', async () => {
      const fact = note('opted-out', { by: message.channel });
      if (stop !== undefined) {
        const answers = own.happens(0.5)
          ? [await visitors.oneClick(stop)]
          : await visitors.presses(stop, '', own.between(1, 2));
        if (answers.some(({ status }) => isYes(status))) fact.acknowledgedAt = runtime.now().toISOString();
      } else if (message.channel === 'sms') {
        runtime.receiveText({ from: message.to, body: own.draws.oneOf(['STOP', 'stop.', 'Stop please']) });
        fact.acknowledgedAt = runtime.now().toISOString();
      }
    });
  return deeds;
}
