// What happens in the demo month beside ordinary carts: each chapter is one thing that goes differently in a real
// shop, played by a person of its own, so that its end can be seen in the tables.
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parse } from 'csv-parse/sync';
import { type Beat, DAY_MS, HOUR_MS } from '../../../demo/beats.ts';
import type { Stage } from '../../../demo/product.ts';
import { postForm } from '../../../demo/visitors.ts';
import { product } from '../../../sample/store/feed.ts';
import { type CartLine, grown, saved, shopperErased } from '../sample-carts.ts';
import { type Part, person } from './story-cast.ts';
import type { CartTeller } from './teller.ts';

const MINUTE_MS = 60_000;
const RULES = resolve(import.meta.dirname, '..', '..', '..', '..', 'rules', 'cart-recovery');
const BUCKET = 'cr-rules-source';

const SMALL: readonly CartLine[] = [[product('LOCK-CABLE'), 1]];
const MEDIUM: readonly CartLine[] = [
  [product('RACK-REAR'), 1],
  [product('BAG-HANDLEBAR'), 1],
  [product('LOCK-CABLE'), 2],
];

export function cartStory(stage: Stage, teller: CartTeller): readonly Beat[] {
  const { runtime } = stage;
  const at = (day: number, hour: number, minute = 0): number =>
    stage.startsAt.getTime() + day * DAY_MS + hour * HOUR_MS + minute * MINUTE_MS;
  const beat = (when: number, play: () => Promise<unknown> | unknown): Beat => ({
    at: when,
    play: async () => void (await play()),
  });
  const leaves = (part: Part, cartId: string, lines = MEDIUM) => teller.changes(cartId, person(part), lines);
  const grows = (cartId: string) =>
    teller.tells(cartId, (cart, telling) => grown(cart, telling, teller.shop));
  const write = (document: 'rules.txt' | 'voice.txt', change: (shipped: string) => string) => {
    const shipped = readFileSync(resolve(RULES, document), 'utf8');
    return runtime.objects.write(BUCKET, document, Buffer.from(change(shipped)), 'text/plain');
  };
  const asShipped = (text: string): string => text;
  const unsubscribeLink = (part: Part): string =>
    teller.remindersTo(person(part).email)[0]?.unsubscribe ?? '';

  return [
    // Three hours of adding things: a small cart becomes a big one, and nothing is sent meanwhile.
    beat(at(1, 9), () => leaves('grows', 'S-GROWS', SMALL)),
    ...[30, 60, 90, 120].map((minute) => beat(at(1, 9, minute), () => grows('S-GROWS'))),
    beat(at(1, 12), () => teller.changes('S-GROWS', person('grows'), [[product('BIKE-COMMUTER'), 1]])),
    beat(at(1, 10, 5), () => teller.forges('S-FORGED', person('grows'), MEDIUM)),

    beat(at(2, 10), () => leaves('saves', 'S-SAVES')),
    beat(at(2, 10, 10), () => teller.tells('S-SAVES', saved)),

    beat(at(3, 10), () => leaves('buys-after', 'S-BUYS-AFTER')),

    beat(at(4, 10), () => leaves('elsewhere', 'S-ELSEWHERE-1')),
    beat(at(4, 10, 30), () =>
      teller.changes(
        'S-ELSEWHERE-2',
        { ...person('elsewhere'), email: person('elsewhere').email.toUpperCase() },
        SMALL,
      ),
    ),
    beat(at(4, 11), () => teller.buys('S-ELSEWHERE-2')),

    // Due in the night, held back until eight; one of the two buys before.
    beat(at(5, 19, 30), () => leaves('overnight', 'S-OVERNIGHT')),
    beat(at(6, 4), () => teller.buys('S-OVERNIGHT')),
    beat(at(5, 19, 40), () => leaves('night', 'S-NIGHT')),

    beat(at(6, 10), () =>
      teller.changes('S-NO-ADDRESS', { ...person('no-address'), email: undefined }, MEDIUM),
    ),
    beat(at(6, 11), () => leaves('no-address', 'S-NO-ADDRESS')),
    beat(at(6, 12), () =>
      teller.changes('S-NOBODY', { ...person('no-address-ever'), email: undefined }, MEDIUM),
    ),

    beat(at(7, 10), () => leaves('page', 'S-PAGE')),
    beat(at(13, 10), () => leaves('page', 'S-PAGE-AGAIN')),
    beat(at(7, 11), () => leaves('one-click', 'S-ONE-CLICK')),
    beat(at(7, 15), () => postForm(unsubscribeLink('one-click'), 'List-Unsubscribe=One-Click')),
    beat(at(13, 11), () => leaves('one-click', 'S-ONE-CLICK-AGAIN')),
    beat(at(7, 12), () => leaves('comes-back', 'S-COMES-BACK')),
    beat(at(7, 15, 30), () => postForm(unsubscribeLink('comes-back'), '')),
    beat(at(13, 9), () => postForm(unsubscribeLink('comes-back'), 'wish=opt-in')),
    beat(at(13, 12), () => leaves('comes-back', 'S-COMES-BACK-AGAIN')),

    // The owner edits both documents and makes a slip in each; a letter comes, the last good version stays in force for
    // the cart that is left in between and for the night's list, and the slips are put right in the morning.
    beat(at(8, 9), () => write('rules.txt', asShipped)),
    beat(at(8, 9, 1), () => write('voice.txt', asShipped)),
    beat(at(9, 10), () => write('rules.txt', (text) => text.replace('2 hours', 'a while'))),
    beat(at(9, 10, 1), () => write('voice.txt', (text) => text.replaceAll('{shop}', '{shop'))),
    beat(at(9, 11), () => leaves('meanwhile', 'S-MEANWHILE')),
    beat(at(10, 7), () => write('rules.txt', asShipped)),
    beat(at(10, 7, 1), () => write('voice.txt', asShipped)),

    beat(at(10, 10), () => leaves('bounces', 'S-BOUNCES')),
    beat(at(10, 11), () => leaves('complains', 'S-COMPLAINS')),
    beat(at(17, 10), () => leaves('bounces', 'S-BOUNCES-AGAIN')),
    beat(at(17, 11), () => leaves('complains', 'S-COMPLAINS-AGAIN')),

    beat(at(10, 12), () => leaves('erased', 'S-ERASED')),
    beat(at(10, 17), async () => {
      await teller.erases(person('erased').email, shopperErased);
    }),
    beat(at(14, 10), () => leaves('erased', 'S-ERASED-AGAIN')),

    beat(at(11, 9), () => leaves('two-carts', 'S-TWO-CARTS-1')),
    beat(at(11, 16), () => leaves('two-carts', 'S-TWO-CARTS-2')),

    // The owner reads the list of yesterday over coffee and presses a button on three of its lines.
    beat(at(15, 9), () => leaves('suppressed', 'S-SUPPRESSED')),
    beat(at(15, 10), () => leaves('taken-off', 'S-TAKEN-OFF')),
    beat(at(15, 11), () => leaves('written-off', 'S-WRITTEN-OFF')),
    beat(at(16, 7), async () => {
      const list = await newestList(stage);
      for (const [cartId, column] of [
        ['S-SUPPRESSED', 'Suppress this cart'],
        ['S-TAKEN-OFF', 'Unsubscribe this address'],
        ['S-WRITTEN-OFF', 'Write off this cart'],
      ] as const)
        teller.expectStatus(
          `the owner's button on ${cartId}`,
          await postForm(linkIn(list, cartId, column), ''),
          200,
        );
    }),

    // The clocks go back in London on the 25th.
    beat(at(12, 21), () => leaves('clocks-change', 'S-CLOCKS-CHANGE')),
    beat(at(18, 12), () => leaves('far-away', 'S-FAR-AWAY')),
    beat(at(18, 22), () => teller.changes('S-FAR-AWAY', person('far-away'), MEDIUM)),
  ].filter(({ at: when }) => when < stage.startsAt.getTime() + stage.days * DAY_MS);
}

export type Listed = Readonly<Record<string, string>>;

/** The rows of the newest list that was announced to the owner. */
async function newestList({ runtime }: Stage): Promise<readonly Listed[]> {
  const letter = runtime
    .messages()
    .filter(({ subject }) => subject?.startsWith('Carts of'))
    .at(-1);
  const [link = ''] = /https?:\/\/\S+\/e\/\S+/.exec(letter?.text ?? '') ?? [];
  return parse(await (await fetch(`${link}?csv`)).text(), { bom: true, columns: true }) as Listed[];
}

function linkIn(list: readonly Listed[], cartId: string, column: string): string {
  const link = list.find((row) => row.Cart === cartId)?.[column];
  if (link === undefined || link === '') throw new Error(`The list has no "${column}" for ${cartId}`);
  return link;
}
