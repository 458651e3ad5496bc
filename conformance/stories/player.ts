// What every story is told with: signed posts, rows, messages, and a note of whatever was answered on the way.

import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import { unmarshall } from '@aws-sdk/util-dynamodb';
import { signStandardWebhook } from '../../local/sample/store/sign.ts';
import { at, list, text } from '../../shared/platforms/fields.ts';
import type { Answer, Asked, Message, Place } from '../places/place.ts';
import { STAGE } from '../places/settings.ts';

export type Row = Readonly<Record<string, unknown>>;
/** Everything that can be compared of a story, in the order in which it was seen. */
export type Seen = { readonly what: string; readonly value: unknown };

/** What stores and tills sign with, on both engines. */
export const SECRET = `whsec_${Buffer.from('played on two engines, signed for both').toString('base64')}`;

export type Player = ReturnType<typeof makePlayer>;

export function makePlayer(place: Place, region: string) {
  const seen: Seen[] = [];
  let deliveries = 0;
  let heardBefore = 0;

  const rows = async (table: string): Promise<readonly Row[]> => {
    const found: Row[] = [];
    let ExclusiveStartKey: unknown;
    do {
      const page = await place.ask(
        'dynamodb',
        'Scan',
        { TableName: `${table}-${STAGE}`, ExclusiveStartKey },
        region,
      );
      found.push(
        ...list(at(page, 'Items')).map((item) => unmarshall(item as Record<string, AttributeValue>)),
      );
      ExclusiveStartKey = at(page, 'LastEvaluatedKey');
    } while (ExclusiveStartKey !== undefined);
    return found;
  };
  const messages = async (): Promise<readonly Message[]> => (await place.messages()).slice(heardBefore);

  return {
    place,
    region,
    seen: seen as readonly Seen[],
    rows,
    messages,
    note(what: string, value: unknown): void {
      seen.push({ what, value });
    },
    /** From here on, what was said before is no part of the story. */
    async begin(): Promise<void> {
      heardBefore = (await place.messages()).length;
    },
    /** Posts as the store or the till does, and notes the answer. */
    async tell(receiver: string, event: object): Promise<void> {
      deliveries += 1;
      const body = JSON.stringify(event);
      const signed = signStandardWebhook(body, SECRET, `msg_${deliveries}`, await place.now());
      const answer = await place.visit(`${await place.urlOf(receiver)}/`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...signed },
        body,
      });
      seen.push({ what: `${receiver} answers`, value: [answer.status, answer.text] });
    },
    /** Opens a page or presses its form, and notes status and page. */
    async open(what: string, address: string, asked: Asked = {}): Promise<Answer> {
      const answer = await place.visit(address, asked);
      const location = answer.headers.get('location');
      seen.push({ what, value: [answer.status, ...(location === null ? [] : [location]), answer.text] });
      return answer;
    },
    /** Waits until somebody got a message with these words, and answers it. */
    async message(to: string, words: RegExp): Promise<Message> {
      const find = async () => (await messages()).find((one) => one.to === to && words.test(wordsOf(one)));
      await place.until(`${to} got a message with ${words.source}`, async () => (await find()) !== undefined);
      return (await find()) as Message;
    },
    async untilRow(what: string, table: string, isIt: (row: Row) => boolean): Promise<void> {
      await place.until(what, async () => (await rows(table)).some(isIt));
    },
    async invoke(name: string): Promise<void> {
      const input = { FunctionName: `${name}-${STAGE}`, Payload: '{}' };
      const answer = await place.ask('lambda', 'Invoke', input, region);
      seen.push({ what: `${name} runs`, value: text(at(answer, 'FunctionError')) ?? 'well' });
    },
    /** One of our commands, in the product's region. */
    command: (file: string, words: readonly string[]): Promise<string> => place.command(file, words, region),
  };
}

const wordsOf = ({ subject = '', text: words }: Message): string => `${subject} ${words}`;

/** A browser on a telephone, opening a link from a message. */
export const PHONE = {
  'user-agent':
    'Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/19.0 Mobile/15E148 Safari/604.1',
  'sec-fetch-mode': 'navigate',
  'sec-fetch-dest': 'document',
  'sec-fetch-site': 'none',
};
export const FORM = { ...PHONE, 'content-type': 'application/x-www-form-urlencoded' };

/** The first address in a message that fits. Throws for none. */
export function linkIn({ text: words, html = '' }: Message, like: RegExp): string {
  const addresses = `${words} ${html.replaceAll('&amp;', '&')}`.match(/https?:\/\/[^\s"<>)]+/g) ?? [];
  const found = addresses.find((address) => like.test(address));
  if (found === undefined) throw new Error(`No address like ${like.source} in: ${words}`);
  return found;
}
