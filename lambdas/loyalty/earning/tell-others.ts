// The other products hear that a member bought: their cart of the same things ends, and nobody is missed who was here. By the bus, to
// the function that may reach another region; told twice it is the same.
import type { Announce } from '../mails/announce.ts';
import { SALE_TOLD } from '../names.ts';
import type { EarnEvent } from './parts.ts';

const MOST_SKUS = 50;

/** Of a sale that names its member; whatever else is told says nothing of what somebody bought. */
export const makeTellOthers =
  (announce: Announce) =>
  async (event: EarnEvent): Promise<void> => {
    if ((event.type !== 'sale.completed' && event.type !== 'sale.updated') || event.phone === undefined)
      return;
    const { phone, closedAt, items } = event;
    const skus = items.flatMap(({ code }) => code ?? []).slice(0, MOST_SKUS);
    await announce({ type: SALE_TOLD, detail: { phone, closedAt, skus } });
  };
