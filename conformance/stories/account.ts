// Plays one story at one place, and answers its account: what was seen, written and said, and what it took.
import type { Message, Place } from '../places/place.ts';
import { makePlayer, type Row, type Seen } from './player.ts';
import type { Story } from './story.ts';

export type Account = {
  readonly seen: readonly Seen[];
  readonly tables: Readonly<Record<string, readonly Row[]>>;
  readonly messages: readonly Message[];
  readonly seconds: number;
  readonly memoryBytes: number;
  /** How often a function ran. */
  readonly runs: number;
  /** What kept it from its end, if anything did. */
  readonly broke?: string;
};

export type Played = {
  readonly story: Story;
  readonly place: Place;
  readonly region: string;
  /** `10:20` of the day on which all stories are played; hours go on after 24. */
  readonly moment: (clock: string) => Date;
  /** Addresses of the place's own, and what stands for them in the account. */
  readonly addresses: ReadonlyMap<string, string>;
};

export async function accountOf({ story, place, region, moment, addresses }: Played): Promise<Account> {
  const player = makePlayer(place, region);
  await player.begin();
  const runsBefore = await place.runs();
  const startedAt = performance.now();
  let broke: string | undefined;
  try {
    await story.play(player, moment);
  } catch (error) {
    broke = error instanceof Error ? error.message : String(error);
  }
  const settledAt = await settled(async () =>
    ordered([await player.messages(), await tablesOf(story, player.rows)]),
  );
  const seconds = (settledAt - startedAt) / 1000;
  const memoryBytes = await place.memoryBytes();
  const runs = (await place.runs()) - runsBefore;
  const account = {
    seen: player.seen,
    tables: await tablesOf(story, player.rows),
    messages: (await player.messages()).map(({ channel, to, subject, text, html }) => ({
      ...{ channel, to, text },
      ...(subject === undefined ? {} : { subject }),
      ...(html === undefined ? {} : { html }),
    })),
  };
  return {
    ...(named(account, addresses) as typeof account),
    seconds,
    memoryBytes,
    runs,
    ...(broke === undefined ? {} : { broke }),
  };
}

async function tablesOf(story: Story, rows: (table: string) => Promise<readonly Row[]>) {
  const found = await Promise.all(story.tables.map(async (table) => [table, await rows(table)] as const));
  return Object.fromEntries(found);
}

/** As text that is the same whatever the order of members and rows, which engines do not keep from one look to the next. */
function ordered(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(ordered).sort().join()}]`;
  if (value instanceof Set) return ordered([...value]);
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? '';
  const entries = Object.entries(value).map(([key, each]) => `${JSON.stringify(key)}:${ordered(each)}`);
  return `{${entries.sort().join()}}`;
}

const QUIET_LOOKS = 3;
const BETWEEN_LOOKS_MS = 300;
const MOST_LOOKS = 60;

/** What follows from a story's last step may still be on its way. Answers when the last of it was there. */
async function settled(look: () => Promise<string>): Promise<number> {
  let changedAt = performance.now();
  let before = await look();
  for (let looks = 0, quiet = 0; looks < MOST_LOOKS && quiet < QUIET_LOOKS; looks += 1) {
    await new Promise((resolve) => setTimeout(resolve, BETWEEN_LOOKS_MS));
    const now = await look();
    quiet = now === before ? quiet + 1 : 0;
    if (now !== before) changedAt = performance.now();
    before = now;
  }
  return changedAt;
}

function named(value: unknown, addresses: ReadonlyMap<string, string>): unknown {
  if (typeof value === 'string')
    return [...addresses].reduce((text, [address, name]) => text.replaceAll(address, name), value);
  if (value instanceof Set) return value;
  if (Array.isArray(value)) return value.map((each) => named(each, addresses));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, named(each, addresses)]));
}
