// Cart recovery's world: a store, nine shoppers with two dozen carts, an owner with a nightly list, and robots.
import { shopOf } from '../../../runtime/shops.ts';
import type { Actors, Simulation, SimulationStage } from '../../../simulator/deed.ts';
import { makeForger } from '../../../simulator/forger.ts';
import { makeSender } from '../../../simulator/senders.ts';
import { linksIn, makeVisitors } from '../../../simulator/visitors.ts';
import { PRODUCT, shoppers } from './cast.ts';
import { laws } from './laws/index.ts';
import { mutants } from './mutants/index.ts';
import { ownerDeeds } from './owner.ts';
import { reactionsTo } from './reactions.ts';
import { cartDeeds, erasureDeeds, forgedEvent } from './store.ts';

const HOUR_MS = 3_600_000;
const CARTS_A_DAY = 5;

export const simulation: Simulation = {
  open: openWorld,
  laws,
  mutants,
  obeyingModel: { opening: 'You have won, see http://evil.example' },
};

async function openWorld(stage: SimulationStage): Promise<Actors> {
  const { runtime, doors, books, chance, startsAt, days } = stage;
  const shop = shopOf(runtime.deployment);
  if (shop === undefined) throw new Error('No function knows the shop');
  for (const { name, email, otherEmail } of shoppers) {
    books.meet({ product: PRODUCT, name, email });
    if (otherEmail !== undefined) books.meet({ product: PRODUCT, name, email: otherEmail });
  }
  const store = makeSender({
    doors,
    product: PRODUCT,
    function: 'cr-ingest-webhook',
    who: 'store',
    chance: chance.of('store'),
    startsAt,
    days,
  });
  const { currency, storeUrl, timeZone } = shop;
  const world = { store, books, shop: { currency, timeZone, storeUrl: storeUrl ?? 'https://shop.example' } };
  const forgers = { doors, product: PRODUCT, function: 'cr-ingest-webhook', chance: chance.of('forger') };
  const forger = makeForger({ ...forgers, startsAt, days });
  const now = () => runtime.now();
  const visitors = makeVisitors(doors, PRODUCT, chance.of('visitors'));
  const reacting = { visitors, books, chance: chance.of('reactions'), now };
  const erased = chance.of('erased');
  const shorter = startsAt.getTime() + erased.between(HOUR_MS, days * 24 * HOUR_MS);

  return {
    deeds: [
      ...Array.from({ length: days * CARTS_A_DAY }, (_, index) => {
        const own = chance.of(`cart ${index}`);
        const shopper = own.draws.oneOf(shoppers);
        return cartDeeds({ world, shopper, chance: own, number: index + 1, startsAt, days });
      }).flat(),
      ...(erased.happens(0.7) ? erasureDeeds(world, erased.draws.oneOf(shoppers), shorter) : []),
      ...ownerDeeds(stage, chance.of('owner')),
      ...forger.tells((id, at, own) => forgedEvent(world, id, at, own)),
    ],
    onMessage: (message) =>
      message.product === PRODUCT
        ? [...reactionsTo(reacting, message), ...forger.tries(linksIn(message), Date.parse(message.at))]
        : [],
  };
}
