// By what the platform's API lets us in: a file for this once, or what the shop's secrets hold already.
import { readFileSync } from 'node:fs';
import { parseJson } from '../../shared/webhooks/json.ts';
import { UsageError } from '../frame/command.ts';
import type { Door } from './doors.ts';
import type { Fields } from './platform.ts';
import { type SecretShelf, secretShelf } from './secret-shelf.ts';
import type { PlatformWord } from './topics.ts';

export type Credentials = {
  readonly fields: Fields;
  /** Where they are kept, or are to be; undefined where no product of ours needs them later. */
  readonly shelf: SecretShelf | undefined;
  readonly isNew: boolean;
};

/** Throws `UsageError` where there are none. */
export async function credentialsFor(
  platform: PlatformWord,
  doors: readonly Door[],
  file: string | undefined,
): Promise<Credentials> {
  const shelf = shelfOf(platform, doors);
  const kept = shelf === undefined ? {} : await shelf.read();
  if (file !== undefined) return { fields: { ...kept, ...fieldsIn(file) }, shelf, isNew: true };
  if (Object.keys(kept).some((name) => name !== 'signingSecret' && name !== 'notificationUrl'))
    return { fields: kept, shelf, isNew: false };
  throw new UsageError(
    `Nobody has told how to reach the API of ${platform}. Give the credentials as a file, --credentials keys.json (docs/deploying.md, ` +
      'step 4, has the members), and delete it afterwards.',
  );
}

function shelfOf(platform: PlatformWord, doors: readonly Door[]): SecretShelf | undefined {
  if (platform === 'square') return doors[0]?.signing;
  const upsell = doors.find(({ product }) => product === 'upsell')?.destination;
  return upsell === undefined ? undefined : secretShelf(upsell, upsell.secretId('store-api'));
}

function fieldsIn(file: string): Fields {
  const parsed = parseJson(readFileSync(file, 'utf8'));
  const value = parsed.ok ? parsed.value : undefined;
  const isFields =
    typeof value === 'object' &&
    value !== null &&
    Object.values(value).every((each) => typeof each === 'string');
  if (!isFields) throw new UsageError(`${file} is no JSON object of texts, such as {"consumerKey":"ck_…"}`);
  return value as Fields;
}
