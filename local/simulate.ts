// `npm run simulate`: seeded months in which everything goes wrong that can, and the laws that must hold all the same.
import { writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { resolve } from 'node:path';
import { makeTool, type Options, runAsProcess, UsageError } from '../tools/frame/command.ts';
import { KIND_NAMES, kindsNamed } from './aws/faults/kinds.ts';
import { consoleOf } from './console/console.ts';
import { packs } from './products/registry.ts';
import { asArguments, playAtOnce, sharesOf, tellNight } from './simulator/at-once.ts';
import { audienceOf } from './simulator/audience.ts';
import { failureLines, partOf } from './simulator/failed-seed.ts';
import { houseLaws } from './simulator/laws/index.ts';
import { playSeed } from './simulator/month.ts';
import type { MonthPart, MonthPlan, PlayedMonth } from './simulator/month-plan.ts';
import { huntMutants } from './simulator/mutants/command.ts';
import {
  ENOUGH_MONTHS_FOR_GRANTS,
  inTurn,
  monthLine,
  type Night,
  nightTable,
  playNight,
  wasGood,
} from './simulator/night.ts';
import { traceText } from './simulator/trace.ts';

const ROOT = resolve(import.meta.dirname, '..');

const help = `npm run simulate -- [options]

Plays shop-months in which stores, tills, people and AWS misbehave, each month from its own seed, and asks after every step
whether the laws hold. The same seed is the same month, to the byte. Nothing leaves this machine, nothing is kept.

  --months <number>   how many, one seed after the other (default 10)
  --seed <number>     the first seed (default 1)
  --days <number>     days of a month on which things go wrong (default 4)
  --calm <number>     days of calm after them, for what is still owed (default 8; below 4 a law may ask too early)
  --faults <kinds>    all, none, or a list with commas of:
                      ${KIND_NAMES.join(', ')}
                      (default all; of them each month has some)
  --product <names>   only these products, with commas
  --processes <number>
                      plays so many months at the same time (default: as many as this computer has cores)
  --step <number>     from one seed to the next (default 1)
  --share             the months are another process's share: it is told what they came to
  --table <file>      writes the table of the night
  --in-turn           each month has one product, in turn: so many more months in the same time
  --trace <file>      writes everything that happened in the last month
  --shorten <number>  plays spent on a failed month to find the shortest history that still fails (default 40)
  --deeds <numbers>   only these deeds of the month, as a failed one printed them
  --struck <numbers>  only these faults of the month, as a failed one printed them
  --mutants           takes every guard of the house away in turn and plays months, at most as many as --months says (then
                      3), until a law misses it; writes docs/mutants.md, and ends with 1 when a guard was missed by none
  --only <mutant>     of the mutants only this one, or those whose names begin so; may be given several times
  --watch             one month, in the console: the address is printed first, and the month stays there until Ctrl-C
  --help              this text

Ends with 1 when a law was broken; and from ${ENOUGH_MONTHS_FOR_GRANTS} months on where a grant was used in none of them and is explained nowhere.`;

const OPTIONS = {
  months: 'text',
  seed: 'text',
  days: 'text',
  calm: 'text',
  faults: 'text',
  product: 'text',
  processes: 'text',
  step: 'text',
  'in-turn': 'flag',
  share: 'flag',
  table: 'text',
  trace: 'text',
  shorten: 'text',
  deeds: 'text',
  struck: 'text',
  mutants: 'flag',
  only: 'texts',
  watch: 'flag',
} as const;

export const main = makeTool({
  help,
  options: OPTIONS,
  async run({ options, print }) {
    const days = count('days', options.days ?? '4');
    const kinds = kindsNamed(options.faults ?? 'all');
    if (kinds === undefined)
      throw new UsageError(`--faults ${options.faults} names no kind; there are: ${KIND_NAMES.join(', ')}`);
    const only = options.product?.split(',');
    const known = packs.map(({ product }) => product);
    const wrong = only?.find((name) => !known.includes(name));
    if (wrong !== undefined) throw new UsageError(`--product ${wrong} is none of ${known.join(', ')}`);
    const calmDays = count('calm', options.calm ?? '8');
    const month = { days, calmDays, kinds, packs, laws: houseLaws, ...(only === undefined ? {} : { only }) };
    if (options.watch && (options.months ?? '1') !== '1')
      throw new UsageError('--watch shows one month: leave --months out, and say which with --seed');
    const firstSeed = count('seed', options.seed ?? '1');
    if (options.mutants) {
      const left = await huntMutants({
        root: ROOT,
        packs: packs.filter(({ product }) => only?.includes(product) ?? true),
        laws: houseLaws,
        only: options.only ?? [],
        kindsOf: (names) => (names === undefined ? kinds : kindsNamed(names.join(',') || 'none')) ?? kinds,
        days,
        calmDays,
        firstSeed,
        mostMonths: count('months', options.months ?? '3'),
        print,
      });
      return left === 0 ? 0 : 1;
    }
    const part = await partAsked({ ...month, seed: firstSeed }, options);
    const isOne = part !== undefined || options.watch;
    const months = isOne ? 1 : count('months', options.months ?? '10');
    const mostPlays = isOne ? 0 : count('shorten', options.shorten ?? '40');
    const step = count('step', options.step ?? '1');
    const isAlone = isOne || options.share || options.trace !== undefined || options.step !== undefined;
    const processes = isAlone ? 1 : count('processes', options.processes ?? String(availableParallelism()));
    const finish = (night: Night): number => {
      if (options.share) tellNight(night);
      const table = nightTable(night);
      if (!options.share) for (const line of ['', ...table]) print(line);
      if (options.table !== undefined) writeFileSync(options.table, `${table.join('\n')}\n`);
      return wasGood(night) ? 0 : 1;
    };
    if (processes > 1 && months > 1) {
      const args = asArguments({
        days: String(days),
        calm: String(calmDays),
        shorten: String(mostPlays),
        ...given(options),
      }).concat(options['in-turn'] ? ['--in-turn'] : []);
      const shares = sharesOf({ firstSeed, months }, processes);
      return finish(await playAtOnce({ program: import.meta.filename, args, shares, print }));
    }
    const turnOf = (seed: number) => (options['in-turn'] ? { product: inTurn(packs, seed).join(',') } : {});
    let last: PlayedMonth | undefined;
    const night = await playNight({
      ...month,
      ...(part === undefined ? {} : { part }),
      ...(options.watch ? { audience: audienceOf(consoleOf(packs), print) } : {}),
      firstSeed,
      months,
      step,
      isInTurn: options['in-turn'],
      mostPlays,
      onMonth(played, seconds) {
        last = played;
        print(monthLine(played, seconds));
      },
      onFailure(failure, whole) {
        const command = `npm run simulate -- --seed ${whole.seed} --months 1 --days ${days} --calm ${calmDays}${asGiven({ ...options, ...turnOf(whole.seed) })}`;
        for (const line of failureLines(failure, whole, command)) print(line);
      },
    });
    if (options.trace !== undefined && last !== undefined)
      writeFileSync(options.trace, traceText(last.trace));
    return finish(night);
  },
});

type Given = Pick<Options<typeof OPTIONS>, 'deeds' | 'struck' | 'faults' | 'product'>;

/** The faults that a failed month printed are counted in the whole month, which is played for that. */
async function partAsked(plan: MonthPlan, options: Given): Promise<MonthPart | undefined> {
  if (options.deeds === undefined && options.struck === undefined) return undefined;
  const whole = await playSeed(plan);
  const keys = [...new Set(whole.faults.map(({ key }) => key))];
  const deeds =
    options.deeds === undefined ? whole.deeds.map((_, index) => index) : numbers('deeds', options.deeds);
  const faults =
    options.struck === undefined ? keys : numbers('struck', options.struck).map((index) => keys[index] ?? '');
  return partOf({ deeds, faults });
}

const given = ({ faults, product, deeds, struck }: Given) => ({ faults, product, deeds, struck });

const asGiven = (options: Given): string =>
  asArguments(given(options))
    .map((argument) => ` ${argument}`)
    .join('');

const numbers = (name: string, text: string): readonly number[] =>
  text === '' ? [] : text.split(',').map((one) => count(name, one));

function count(name: string, text: string): number {
  const number = Number(text);
  if (text.trim() !== '' && Number.isInteger(number) && number >= 0) return number;
  throw new UsageError(`--${name} ${text} is not a whole number`);
}

if (import.meta.main) await runAsProcess(main);
