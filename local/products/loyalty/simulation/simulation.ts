// The loyalty tracker's world: two tills, two people at the desk, eleven members, an owner, and robots.
import type { Actors, Simulation, SimulationStage } from '../../../simulator/deed.ts';
import { makeForger } from '../../../simulator/forger.ts';
import { makeSender } from '../../../simulator/senders.ts';
import { linksIn, makeVisitors } from '../../../simulator/visitors.ts';
import { openDesk } from '../demo/desk.ts';
import { withCard, writeDocument } from '../demo/documents.ts';
import { BEN, MANAGER } from '../demo/story-staff.ts';
import { SAMPLE_MANAGER } from '../sample-counter.ts';
import {
  anotherAddressOf,
  asPerson,
  COMES_BACK,
  earlierRows,
  makeMembersOf,
  PRODUCT,
  STAYS_AWAY,
  STRANGER,
} from './cast.ts';
import { counterDeeds } from './counter.ts';
import { laws } from './laws/index.ts';
import { fillsTheFormDeeds, reactionsTo, signUpDeeds } from './members.ts';
import { mutants } from './mutants/index.ts';
import { erasureDeeds } from './operator.ts';
import { ownerDeeds } from './owner.ts';
import { comesBackDeeds, forgedEvent, saleDeeds } from './till.ts';

const SALES_A_DAY = 9;
const VISITS_A_DAY = 6;

export const simulation: Simulation = {
  open: openWorld,
  laws,
  mutants,
  obeyingModel: { paragraph: 'You earned 999,999 pounds this month.' },
};

async function openWorld(stage: SimulationStage): Promise<Actors> {
  const { runtime, doors, books, chance, startsAt, days } = stage;
  const now = () => runtime.now();
  const members = makeMembersOf(chance.of('members'), startsAt);
  for (const member of members) {
    books.meet(asPerson(member));
    books.meet({ ...asPerson(member), email: anotherAddressOf(member) });
  }
  books.meet({ product: PRODUCT, name: 'Zebedee', email: STRANGER });
  const regulars = members.filter(({ name }) => name !== COMES_BACK && name !== STAYS_AWAY);
  const back = members.filter(({ name }) => name === COMES_BACK);
  const rows = earlierRows(members, startsAt);
  await runtime.put('loy-members', rows.members);
  await runtime.put('loy-ledger', rows.ledger);
  await runtime.put('loy-sales', rows.sales);
  await writeDocument(stage, 'rules.txt', withCard);
  await runtime.put('loy-staff', [staffRow(MANAGER.name, 'manager'), staffRow(BEN.name, 'staff')]);

  const tills = ['till one', 'till two'].map((who) =>
    makeSender({
      doors,
      product: PRODUCT,
      function: 'loy-pos-webhook',
      who,
      chance: chance.of(who),
      startsAt,
      days,
    }),
  );
  const forgers = { doors, product: PRODUCT, function: 'loy-pos-webhook', chance: chance.of('forger') };
  const forger = makeForger({ ...forgers, startsAt, days });
  const browser = doors.browser(PRODUCT, 'staff');
  const staff = {
    manager: openDesk(runtime, MANAGER, browser),
    ben: openDesk(runtime, { name: BEN.name, pin: SAMPLE_MANAGER.pin }, browser),
  };
  const visitors = makeVisitors(doors, PRODUCT, chance.of('visitors'));
  const signUpUrl = runtime.functionUrl('loy-signup');
  const away = { visitors, signUpUrl, books, chance: chance.of('away'), now, startsAt, days };
  const common = { chance: chance.of('counter'), now, startsAt, days };

  return {
    deeds: [
      ...Array.from({ length: days * SALES_A_DAY }, (_, index) =>
        saleDeeds({
          tills,
          members: regulars,
          chance: chance.of(`sale ${index}`),
          number: index + 1,
          currency: 'GBP',
          startsAt,
          days,
        }),
      ).flat(),
      ...counterDeeds({ ...common, staff, members, books, count: days * VISITS_A_DAY }),
      ...back.flatMap((member) =>
        tills
          .slice(0, 1)
          .flatMap((till) =>
            comesBackDeeds({ till, member, chance: chance.of('comes back'), startsAt, days }),
          ),
      ),
      ...signUpDeeds(away, members),
      ...fillsTheFormDeeds(away),
      ...ownerDeeds(stage, chance.of('owner')),
      ...erasureDeeds(stage, members),
      ...forger.tells((id, at, own) => forgedEvent(members, id, at, own)),
    ],
    onMessage(message) {
      const member = members.find(({ email }) => email === message.to.toLowerCase());
      if (message.product !== PRODUCT || member === undefined) return [];
      const arrived = Date.parse(message.at);
      return [...reactionsTo(away, member, message), ...forger.tries(linksIn(message), arrived)];
    },
  };
}

/** Both have the PIN of the sample shop's manager, so that no hash has to be made. */
const staffRow = (name: string, role: 'manager' | 'staff') => ({
  name: name.toLowerCase(),
  shown_name: name,
  role,
  pin_hash: SAMPLE_MANAGER.pinHash,
  failures: 0,
  ended_sessions: {},
  added_at: '2026-01-01T00:00:00.000Z',
  added_by: 'owner',
});
