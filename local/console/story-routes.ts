// Stories, as the page asks for them: of a row, of a message, of an event that was just sent; and all there are.
import { type Context, Hono } from 'hono';
import { HTTPException } from 'hono/http-exception';
import {
  refusal,
  type StoryLine,
  type StoryRow,
  type StorySources,
  type StoryTeller,
  TOLD_BEFORE,
} from '../../shared/stories/story.ts';
import { storyWords } from '../../shared/stories/story-words.ts';
import type { InboxMessage } from '../world.ts';
import type { ConsoleRuntime } from './console-runtime.ts';
import type { ProductFace } from './product-face.ts';
import type { RulesDesk, ShopWords } from './rules-desk.ts';

export type StoryShop = ShopWords & { readonly timeZone: string };
export type StoryParts = {
  readonly runtime: ConsoleRuntime;
  readonly faces: readonly ProductFace[];
  readonly shop: StoryShop;
  readonly desk?: () => Promise<RulesDesk>;
};

const MOST_LISTED = 300;

/** What tells the stories of the products that have any. */
export function makeStories({ runtime, faces, shop, desk }: StoryParts) {
  const tellers = new Map<string, StoryTeller>(
    faces.flatMap(({ product, stories }) => (stories === undefined ? [] : [[product, stories] as const])),
  );

  async function sourcesOf(product: string): Promise<StorySources> {
    const { now, functions } = await runtime.status();
    const doors = new Set(
      functions
        .filter((each) => each.product === product && each.webhook !== undefined)
        .map(({ name }) => name),
    );
    const messages = await runtime.messages();
    const read = new Map<string, Promise<readonly StoryRow[]>>();
    const rows = (table: string) => {
      const name = runtime.tables().find((known) => known === table || known.startsWith(`${table}-`));
      const found = read.get(table) ?? (name === undefined ? Promise.resolve([]) : runtime.table(name));
      read.set(table, found);
      return found;
    };
    return {
      rows,
      messages: () => messages,
      told: runtime.heard().filter(({ functionName }) => doors.has(functionName)),
      async rule(key, rule) {
        if (desk === undefined) return undefined;
        const { meanings } = await (await desk()).inForce({ product, key }, runtime.objects, shop);
        return meanings.find((meaning) => meaning.rule === rule)?.means;
      },
      ...storyWords(shop, now),
    };
  }

  return {
    products: [...tellers.keys()],

    async ofRows(product: string, table: string, rows: readonly Readonly<Record<string, unknown>>[]) {
      const teller = tellers.get(product);
      return rows.map((row) => teller?.ofRow(table, row) ?? null);
    },

    async ofMessage(message: InboxMessage) {
      const story = await tellers.get(message.product)?.ofMessage(message, await sourcesOf(message.product));
      return story === undefined ? undefined : { product: message.product, id: story };
    },

    async tell(product: string, id: string) {
      return tellers.get(product)?.tell(id, await sourcesOf(product));
    },

    async list(product: string) {
      const all = (await tellers.get(product)?.list(await sourcesOf(product))) ?? [];
      return [...all].sort((a, b) => b.at.localeCompare(a.at));
    },

    /** The lines that a story has before an event is sent, so that it can be told what came of it. */
    async before(product: string, body: unknown): Promise<LinesBefore> {
      const teller = tellers.get(product);
      if (teller === undefined) return [];
      const sources = await sourcesOf(product);
      const meaning = await teller.ofEvent(body, sources);
      if (!('story' in meaning)) return [];
      const story = await teller.tell(meaning.story, sources);
      return story?.lines.map(lineKey) ?? [];
    },

    /** What came of an event, once nothing is under way any more: new lines, or why there are none, and what is next. */
    async outcome(
      product: string,
      {
        body,
        status,
        answer,
        before,
      }: { body: unknown; status: number; answer: string; before: LinesBefore },
    ) {
      if (status >= 400) return { came: [], nothing: refusal(status, answer) };
      const teller = tellers.get(product);
      if (teller === undefined) return { came: [] };
      const sources = await sourcesOf(product);
      const meaning = await teller.ofEvent(body, sources);
      if ('nothing' in meaning) return { came: [], nothing: meaning.nothing };
      const story = await teller.tell(meaning.story, sources);
      const isRepeat = sources.told.filter((told) => told.status < 400 && isSame(told.body, body)).length > 1;
      const nothing = isRepeat ? TOLD_BEFORE : (meaning.quiet ?? 'Nothing new came of it.');
      if (story === undefined) return { came: [], nothing };
      const came = without(before, story.lines).filter(({ kind }) => kind !== 'event');
      const { title, stands, next } = story;
      return {
        came,
        story: { product, id: meaning.story, title },
        stands,
        ...(next === undefined ? {} : { next }),
        ...(came.length > 0 ? {} : { nothing }),
      };
    },
  };
}

export type LinesBefore = readonly string[];

/** A line is the same one though its reason is told in other words since; begun anew, it stands at another moment. */
const lineKey = ({ at, kind, says }: StoryLine): string => JSON.stringify([at, kind, says]);

/** The lines that were not there before; of two alike, as many as are new. */
function without(before: LinesBefore, lines: readonly StoryLine[]): readonly StoryLine[] {
  const left = [...before];
  return lines.filter((line) => {
    const at = left.indexOf(lineKey(line));
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
}

const isSame = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);

export type Stories = ReturnType<typeof makeStories>;

/** To be mounted at `/_local/console/stories`. */
export function storyRoutes(stories: Stories): Hono {
  const app = new Hono();
  const known = (c: Context): string => {
    const product = c.req.param('product') ?? '';
    if (stories.products.includes(product)) return product;
    throw new HTTPException(404, { message: `${product} tells no stories` });
  };

  app.get('/', (c) => c.json(stories.products));
  app.get('/:product', async (c) => {
    const all = await stories.list(known(c));
    return c.json({ count: all.length, stories: all.slice(0, MOST_LISTED) });
  });
  app.get('/:product/:id{.+}', async (c) => {
    const [product, id] = [known(c), c.req.param('id')];
    const story = await stories.tell(product, id);
    if (story === undefined) throw new HTTPException(404, { message: `There is no story of ${id}` });
    return c.json({ product, id, ...story });
  });
  return app;
}
