// The upsell recommender's world: a store whose shelves change, nine customers who buy every other day, and robots.
import type { Row } from '../../../simulator/books.ts';
import type { Actors, Simulation, SimulationStage } from '../../../simulator/deed.ts';
import { makeForger } from '../../../simulator/forger.ts';
import { makeSender } from '../../../simulator/senders.ts';
import { linksIn, makeVisitors } from '../../../simulator/visitors.ts';
import { customers, PRODUCT, visits } from './cast.ts';
import { laws } from './laws/index.ts';
import { mutants } from './mutants/index.ts';
import { ownerDeeds } from './owner.ts';
import { reactionsTo } from './reactions.ts';
import { customerDeeds, forgedEvent, guestDeeds, orderDeeds, shelfDeeds } from './store.ts';

const ORDERS_A_DAY = 8;
/** A link, which a text has no room for, and a promise, which only the look at the line keeps out. Both are short enough for a text. */
const EVIL = 'FREE: http://evil.example!';
const PROMISE = 'Free today.';

export const simulation: Simulation = {
  open: openWorld,
  laws,
  mutants,
  obeyingModel: {
    // What no filter lets through, and what would do but for its line.
    suggestions: [
      { sku: 'GIFT-CARD-50', line: EVIL },
      { sku: 'BUNDLE-LIGHTS-LOCK', line: PROMISE },
      { sku: 'HELMET-KIDS', line: EVIL },
    ],
  },
};

async function openWorld(stage: SimulationStage): Promise<Actors> {
  const { runtime, doors, books, chance, store: shelves, startsAt, days } = stage;
  if (shelves === undefined) throw new Error('The simulation needs a shop of the platform "generic"');
  for (const { id, name, phone, email } of customers)
    books.meet({
      product: PRODUCT,
      name,
      ...(phone === undefined ? {} : { phone }),
      ...(email === undefined ? {} : { email }),
      ...(id === undefined ? {} : { customerId: id }),
    });
  const store = makeSender({
    doors,
    product: PRODUCT,
    function: 'upsr-order',
    who: 'store',
    chance: chance.of('store'),
    startsAt,
    days,
  });
  const forgers = { doors, product: PRODUCT, function: 'upsr-order', chance: chance.of('forger') };
  const forger = makeForger({ ...forgers, startsAt, days });
  const month = { startsAt, days };
  const note = (about: Row) => {
    const at = runtime.now().toISOString();
    books.note({ product: PRODUCT, kind: 'shelf', at, acknowledgedAt: at, about });
  };
  const reacting = {
    runtime,
    books,
    visitors: makeVisitors(doors, PRODUCT, chance.of('visitors')),
    chance: chance.of('reactions'),
  };

  return {
    deeds: [
      ...Array.from({ length: days * ORDERS_A_DAY }, (_, index) =>
        orderDeeds({ store, visits, chance: chance.of(`order ${index}`), number: index + 1, month }),
      ).flat(),
      ...guestDeeds(store, chance.of('guests'), month),
      ...customers.flatMap((customer) =>
        customerDeeds(store, customer, { chance: chance.of(`customer ${customer.name}`), month }),
      ),
      ...shelfDeeds(shelves, note, { chance: chance.of('shelves'), month }),
      ...ownerDeeds(stage, chance.of('owner')),
      ...forger.tells(forgedEvent),
    ],
    onMessage(message) {
      const customer = customers.find(({ email, phone }) => email === message.to || phone === message.to);
      if (message.product !== PRODUCT || customer === undefined) return [];
      const arrived = Date.parse(message.at);
      return [...reactionsTo(reacting, customer, message), ...forger.tries(linksIn(message), arrived)];
    },
  };
}
