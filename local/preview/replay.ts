// A shop's past, played once more on the laptop: each event is posted at its moment by the runtime's clock, everything follows from it as
// it would have, and what was decided of each is told. It all is in memory and gone in the end.
import type { Story, StoryMessage, StorySources, StoryTeller } from '../../shared/stories/story.ts';
import { type StoryShop, storyWords } from '../../shared/stories/story-words.ts';
import { openStoreHooks } from '../demo/store-hooks.ts';
import type { Runtime, RuntimeOptions } from '../runtime/runtime.ts';
import { startRuntime } from '../start-runtime.ts';

export type Replay = {
  /** The settings of the shop that plays. */
  readonly shop: object;
  /** By their moments; at least one. */
  readonly events: readonly { readonly at: string; readonly event: object }[];
  readonly door: RegExp;
  /** Time for all that follows from the last. */
  readonly settles: string;
  readonly teller: StoryTeller;
  readonly words: StoryShop;
  readonly options: Pick<RuntimeOptions, 'packs' | 'build'>;
  /** What the shop had before, such as its products. */
  readonly before: (runtime: Runtime) => Promise<void>;
  readonly onProgress?: (share: number) => void;
};

export type Replayed = {
  readonly stories: readonly (Story & { readonly id: string; readonly at: string })[];
  /** Events that the door did not take. */
  readonly refused: readonly string[];
  /** What went out to anybody but the owner: nothing. */
  readonly messages: readonly StoryMessage[];
};

const EARLIER_MS = 3_600_000;

export async function replay(plan: Replay): Promise<Replayed> {
  const { events, door, teller, words } = plan;
  const [first] = events;
  if (first === undefined) return { stories: [], refused: [], messages: [] };
  const runtime = await startRuntime({
    ...plan.options,
    ephemeral: true,
    functions: 'here',
    engine: 'memory',
    quiet: true,
    shop: plan.shop,
    startAt: new Date(Date.parse(first.at) - EARLIER_MS).toISOString(),
  });
  try {
    await plan.before(runtime);
    const hooks = openStoreHooks(runtime, door);
    const refused: string[] = [];
    for (const [index, { at, event }] of events.entries()) {
      if (Date.parse(at) > runtime.now().getTime()) await runtime.advance(new Date(at).toISOString());
      const { status, outcome } = await hooks.deliver(event, `past-${index}`);
      if (status >= 400) refused.push(`event ${index + 1} of ${at}: ${status} ${outcome}`.trim());
      await runtime.idle();
      plan.onProgress?.((index + 1) / events.length);
    }
    await runtime.advance(plan.settles);
    const sources = sourcesOf(runtime, words);
    const stories = [];
    for (const { id, at } of await teller.list(sources)) {
      const story = await teller.tell(id, sources);
      if (story !== undefined) stories.push({ ...story, id, at: story.lines[0]?.at ?? at });
    }
    const owners = new Set((plan.shop as { readonly ownerEmails?: readonly string[] }).ownerEmails);
    return {
      stories: stories.toSorted((one, other) => one.at.localeCompare(other.at)),
      refused,
      messages: runtime.messages().filter(({ to }) => !owners.has(to)),
    };
  } finally {
    await runtime.stop();
  }
}

function sourcesOf(runtime: Runtime, words: StoryShop): StorySources {
  const read = new Map<string, Promise<readonly Readonly<Record<string, unknown>>[]>>();
  return {
    rows(table) {
      const found =
        read.get(table) ?? (runtime.tables().includes(table) ? runtime.table(table) : Promise.resolve([]));
      read.set(table, found);
      return found;
    },
    messages: () => runtime.messages(),
    told: [],
    rule: async () => undefined,
    ...storyWords(words, runtime.now().toISOString()),
  };
}
