// The operator, who forgets a member by `npm run erase`: somebody interrupts it, it is run again, and the till, which knows the
// number still, tells of a sale between two of its steps.
import { seededRandomness } from '../../../random.ts';
import type { Runtime } from '../../../runtime/runtime.ts';
import type { Deed, SimulationStage } from '../../../simulator/deed.ts';
import type { DemoMember } from '../demo/cast.ts';
import { basket, saleOf } from '../sample-sales.ts';
import { asPerson, PRODUCT } from './cast.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;
/** Of one erasure, about. */
const MOST_CALLS = 30;

/** Somebody asks to be forgotten, in half of the months. */
export function erasureDeeds(
  { runtime, doors, books, startsAt, days, chance }: SimulationStage,
  members: readonly DemoMember[],
): readonly Deed[] {
  const own = chance.of('erasure');
  if (own.happens(0.5)) return [];
  const member = own.draws.oneOf(members);
  // At a moment that nothing else has: what goes over a socket must not run beside functions.
  const at = startsAt.getTime() + own.between(6 * HOUR_MS, days * DAY_MS - HOUR_MS) + 0.5;
  const cutAt = own.happens(0.5) ? own.between(1, MOST_CALLS) : undefined;
  const metAt = own.happens(0.5) ? own.between(1, MOST_CALLS) : undefined;
  const wait = own.between(5, 300) * MINUTE_MS;
  const now = () => runtime.now();

  async function buys(): Promise<void> {
    const told = { saleId: 'S-meets', at: now(), currency: 'GBP', phone: member.phone };
    const event = saleOf(told, basket(own.draws));
    const till = { product: PRODUCT, function: 'loy-pos-webhook', webhookId: 'till-meets', attempt: 1 };
    await doors.tell({ ...till, event });
    await runtime.idle();
  }

  const fact = () =>
    books.told.facts.find(({ kind, product }) => kind === 'erased' && product === PRODUCT) ??
    books.note({
      product: PRODUCT,
      kind: 'erased',
      at: now().toISOString(),
      acknowledgedAt: undefined,
      about: asPerson(member),
    });

  const erases = (when: number, isAgain: boolean): Deed => ({
    at: when,
    who: 'operator',
    does: `forgets ${member.name}${isAgain ? ', once more' : ''}`,
    isByTool: true,
    async run() {
      const noted = fact() as { acknowledgedAt: string | undefined };
      const calls = { count: 0 };
      const isDone = await forgets(runtime, member.phone, async () => {
        calls.count += 1;
        if (isAgain) return;
        if (calls.count === metAt) await buys();
        if (calls.count === cutAt) throw new InterruptedError();
      });
      if (!isDone) return [erases(when + wait, true)];
      noted.acknowledgedAt = now().toISOString();
      return [];
    },
  });
  return [erases(at, false)];
}

class InterruptedError extends Error {}

/** Runs the tool's own code; what `before` throws stops it there. Answers whether it came to its end. */
async function forgets(runtime: Runtime, phone: string, before: () => Promise<void>): Promise<boolean> {
  // Loaded here, because whoever only starts the laptop needs no tool.
  const { eraseMember } = await import('../../../../tools/erase/member.ts');
  const { openDestination } = await import('../../../../tools/frame/destination.ts');
  const asked = { product: 'loyalty', aws: false, endpoint: runtime.url, environment: {} } as const;
  const opened = await openDestination(asked);
  opened.documents.middlewareStack.add(
    (next) => async (input) => {
      await before();
      return next(input);
    },
    { step: 'initialize' },
  );
  try {
    const dice = seededRandomness(`erasing ${phone}`);
    await eraseMember(phone, { ...opened, now: () => runtime.now() }, dice.bytes);
    return true;
  } catch (error) {
    if (error instanceof InterruptedError) return false;
    throw error;
  } finally {
    opened.documents.destroy();
    opened.secrets.destroy();
  }
}
