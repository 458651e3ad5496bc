// The laptop with its tables on the second engine's DynamoDB, as `npm start -- --dynamodb-endpoint` has them, beside the laptop as it
// is: an engine that keeps regions apart must find each table in its own.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { hold } from './compare/hold.ts';
import { startTables } from './engine/tables.ts';
import { laptopPlace } from './places/laptop.ts';
import type { Place } from './places/place.ts';
import type { TrialShop } from './places/settings.ts';
import type { Told } from './report.ts';
import { fillSecrets } from './shop.ts';
import type { Story } from './stories/story.ts';
import { keepHours } from './timetable.ts';

/** What came of these stories there, each held against what the laptop itself told of it. */
export async function onOtherTables({
  program,
  folder,
  shop,
  startsAt,
  told,
  play,
}: {
  readonly program: string;
  readonly folder: string;
  readonly shop: TrialShop;
  readonly startsAt: Date;
  readonly told: readonly (Told & { readonly story: Story })[];
  readonly play: (place: Place, story: Story) => Promise<Told['laptop']>;
}): Promise<readonly Told[]> {
  const own = join(folder, 'other-tables');
  mkdirSync(own, { recursive: true });
  const tables = await startTables({ program, folder: own });
  try {
    const laptop = await laptopPlace({ folder: own, shop, startsAt, dynamodbEndpoint: tables.url });
    try {
      await fillSecrets(laptop, shop);
      await keepHours(
        laptop,
        shop,
        told.map(({ story }) => story),
      );
      const all: Told[] = [];
      for (const { story, laptop: mine } of told) {
        const there = await play(laptop, story);
        all.push({
          name: `${story.name}, with the tables there`,
          tells: 'npm start -- --dynamodb-endpoint',
          laptop: mine,
          second: there,
          held: hold(story.name, mine, there),
        });
      }
      return all;
    } finally {
      await laptop.stop();
    }
  } finally {
    await tables.stop();
  }
}
