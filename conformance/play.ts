// One run: both engines stand, every story is told to both, and what came of it is held against each other.
import { resolve } from 'node:path';
import { startSampleStore } from '../local/sample/store/sample-store.ts';
import { synthesise } from '../local/template/synth.ts';
import { hold } from './compare/hold.ts';
import { onOtherTables } from './other-tables.ts';
import { laptopPlace } from './places/laptop.ts';
import { loadCommands } from './places/loaded.ts';
import type { Place } from './places/place.ts';
import { trialSettings } from './places/settings.ts';
import { redeployed } from './redeploy.ts';
import { costLines, gapLines, isConform, storyLines, type Told } from './report.ts';
import { addressesAt, fillSecrets } from './shop.ts';
import { standUp } from './stand-up.ts';
import { stateTests } from './state-tests.ts';
import { accountOf } from './stories/account.ts';
import { STORIES } from './stories/stories.ts';
import type { Story } from './stories/story.ts';
import { keepHours } from './timetable.ts';

const ROOT = resolve(import.meta.dirname, '..');
/** A Sunday in winter, when London's time is UTC, which the second engine takes every time for; the first Monday follows. */
const DAY = Date.parse('2026-12-06T00:00:00Z');
const BEGINNING = '9:00';
/** The shop's products are read here. One port, so that the stacks stay the same from run to run. */
const STORE_PORT = 47_123;
/** Sales are where transactions are, which name their tables in another place than any other request. */
const ON_OTHER_TABLES = ['loyalty'];

/** `10:20` of that day; `26:00` is two in the night after it. */
const moment = (clock: string): Date => {
  const [hours = 0, minutes = 0] = clock.split(':').map(Number);
  return new Date(DAY + (hours * 60 + minutes) * 60_000);
};

export type Run = {
  readonly program: string;
  /** Of this run alone. */
  readonly folder: string;
  readonly stories: readonly Story[];
  readonly redeploy: boolean;
  readonly state: boolean;
  readonly print: (line: string) => void;
};

/** The exit code. Nothing that it started is left behind. */
export async function playOnBoth({ program, folder, stories, redeploy, state, print }: Run): Promise<number> {
  const startedAt = performance.now();
  const say = (line: string) =>
    print(`${((performance.now() - startedAt) / 1000).toFixed(0).padStart(4)} s  ${line}`);
  const open: (() => Promise<void>)[] = [];
  try {
    const store = await startSampleStore({ port: STORE_PORT });
    open.push(store.stop);
    const shop = trialSettings(`${store.url}/catalogue.json`);
    const app = await synthesise({ directory: ROOT, shop, say });
    const startsAt = moment(BEGINNING);
    const opened = (stop: () => Promise<void>) => open.push(stop);
    const standing = await standUp({ program, folder, app, shop, startsAt, say, opened });
    say('The laptop starts.');
    const laptop = await laptopPlace({ folder, shop, startsAt });
    opened(laptop.stop);
    await fillSecrets(laptop, shop);
    for (const place of [laptop, standing.place]) {
      await keepHours(place, shop, stories);
      await loadCommands(place, shop);
    }
    const told: (Told & { readonly story: Story })[] = [];
    const on = async (place: Place, story: Story) =>
      accountOf({
        ...{ story, place, moment },
        region: shop.products[story.product]?.region ?? '',
        addresses: await addressesAt(place),
      });
    for (const story of stories) {
      say(`${story.name}: ${story.tells}`);
      const [mine, theirs] = [await on(laptop, story), await on(standing.place, story)];
      told.push({ ...story, story, laptop: mine, second: theirs, held: hold(story.name, mine, theirs) });
    }
    await laptop.stop();
    say("The laptop with its tables on the second engine's DynamoDB …");
    const sales = told.filter(({ story }) => ON_OTHER_TABLES.includes(story.name));
    const elsewhere =
      sales.length === 0
        ? []
        : await onOtherTables({ program, folder, shop, startsAt, told: sales, play: on });
    const isStable = standing.unchanged === Object.keys(shop.products).length;
    const back = redeploy ? await redeployed({ standing, shop, say }) : [];
    const isStateRight = !state || (await stateTests({ program, folder, say, print }));
    print('');
    for (const line of [...told, ...elsewhere].flatMap(storyLines)) print(line);
    print(
      isStable
        ? 'same       deployed again: no stack changed'
        : `different  deployed again: ${standing.unchanged} of ${Object.keys(shop.products).length} stacks unchanged`,
    );
    for (const line of back) print(line);
    for (const line of gapLines(standing.made)) print(line);
    print('');
    for (const line of costLines(told)) print(line);
    return isConform([...told, ...elsewhere]) && isStable && isStateRight ? 0 : 1;
  } finally {
    for (const close of open.reverse()) await close();
  }
}

/** Those that are named, or all. Undefined names are answered by themselves. */
export function storiesNamed(
  names: readonly string[] | undefined,
): readonly Story[] | { readonly unknown: string } {
  const unknown = names?.find((name) => !STORIES.some((story) => story.name === name));
  if (unknown !== undefined) return { unknown };
  return STORIES.filter(({ name }) => names === undefined || names.includes(name));
}
