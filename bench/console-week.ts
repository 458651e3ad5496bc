// How long the console's "1 week" takes: the real `npm start`, everything pressed once that can be pressed, and then the request
// that the button makes. Against an earlier checkout in turns, week by week.
import { type Benchmark, type Figure, median } from './figure.ts';
import { type StartedLaptop, startLaptop } from './started-laptop.ts';

const WEEKS = 3;
const AT_MOST_SECONDS = 30;

type Setup = { readonly buttons: readonly { readonly event: string }[] };
type Moved = { readonly fired: readonly object[] };

export const consoleWeek: Benchmark = async (say, { against, short }) => {
  const laptops: StartedLaptop[] = [];
  try {
    for (const root of [undefined, ...(against === undefined ? [] : [against])])
      laptops.push(await startLaptop(root === undefined ? {} : { root }));
    const seconds = laptops.map((): number[] => []);
    for (const laptop of laptops) await pressAll(laptop);
    for (let week = 0; week < (short ? 1 : WEEKS); week += 1)
      for (const [which, laptop] of laptops.entries()) {
        const { took, ran } = await moved(laptop, short ? 'P1D' : 'P7D');
        seconds[which]?.push(took);
        say(`${which === 0 ? 'here' : 'earlier'}: ${took.toFixed(1)} s for ${ran} things that ran`);
      }
    return figuresOf(...seconds.map(median));
  } finally {
    for (const laptop of laptops) await laptop.stop();
  }
};

function figuresOf(ours = Number.NaN, theirs?: number): Figure[] {
  const name = 'the console: a week forward';
  const week: Figure = { name, value: ours, unit: 's', decimals: 1, atMost: AT_MOST_SECONDS };
  if (theirs === undefined) return [week];
  return [week, { name: `${name}, ratio`, value: ours / theirs, unit: '', decimals: 2 }];
}

async function pressAll(laptop: StartedLaptop): Promise<void> {
  const { buttons } = (await laptop.control('GET', '/_local/console/setup')) as Setup;
  for (const { event } of buttons) {
    // A forged one is refused, and one that needs another before it may have nothing to send.
    await laptop.control('POST', '/_local/console/send', { event }).catch(() => undefined);
    await laptop.control('POST', '/_local/idle');
  }
}

async function moved(laptop: StartedLaptop, advance: string): Promise<{ took: number; ran: number }> {
  const startedAt = performance.now();
  const { fired } = (await laptop.control('POST', '/_local/clock', { advance })) as Moved;
  return { took: (performance.now() - startedAt) / 1000, ran: fired.length };
}
