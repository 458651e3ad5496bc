// A model that does as it likes for some hours: slow, without an answer, talking nonsense, or obeying what a product's name
// told it. Its mood is a deed, as anything that somebody does; each call that meets it is counted among the faults.
import type { Spell } from '../aws/faults/trouble.ts';
import type { ModelMode } from '../aws/services/bedrock.ts';
import type { Chance } from '../chance.ts';
import type { Runtime } from '../runtime/runtime.ts';
import type { Deed } from './deed.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const MOODS_A_MONTH = 2;
const MOODS = ['slow', 'nonsense', 'refuses', 'thinks', 'fail'] as const;
const OBEYS = 'obeys';

export type Mood = {
  readonly name: string;
  readonly mode: ModelMode;
  /** Epoch milliseconds. */
  readonly from: number;
  readonly until: number;
};

/**
 * `obeying`: what the model writes, in the shape that the products ask for, when a product's name gives it orders. `always`: the
 * one mood that it is in from the first moment to the last of these days.
 */
export function moodsOf(
  chance: Chance,
  { startsAt, days }: { readonly startsAt: Date; readonly days: number },
  obeying: Readonly<Record<string, unknown>>,
  always?: string,
): readonly Mood[] {
  const moodOf = (name: (typeof MOODS)[number] | typeof OBEYS) => {
    const mode: ModelMode = name === OBEYS ? { script: JSON.stringify(obeying) } : name;
    return { name: `model-${name}`, mode };
  };
  if (always !== undefined) {
    const name = ([...MOODS, OBEYS] as const).find((each) => each === always);
    if (name === undefined) throw new Error(`A model has no mood ${always}`);
    return [{ ...moodOf(name), from: startsAt.getTime(), until: startsAt.getTime() + days * DAY_MS }];
  }
  return Array.from({ length: MOODS_A_MONTH }, (_, index) => {
    const own = chance.of(`model ${index}`);
    const from = startsAt.getTime() + own.between(0, days * DAY_MS);
    const until = from + own.between(1, 12) * HOUR_MS;
    const name = own.draws.oneOf([...MOODS, OBEYS, OBEYS] as const);
    return { ...moodOf(name), from, until };
  });
}

export const moodSpells = (moods: readonly Mood[]): readonly Spell[] =>
  moods.map(({ name, from, until }) => ({
    name,
    from,
    until,
    phase: 'before',
    isFor: ({ service }) => service === 'bedrock',
  }));

export const moodDeeds = (moods: readonly Mood[], { model }: Pick<Runtime, 'model'>): readonly Deed[] =>
  moods.flatMap(({ name, mode, from, until }) => {
    const set = (at: number, does: string, wanted: ModelMode): Deed => ({
      at,
      who: 'model',
      does,
      async run() {
        model.setMode(wanted);
        return [];
      },
    });
    return [set(from, `is in a mood: ${name}`, mode), set(until, 'is itself again', 'stand-in')];
  });
