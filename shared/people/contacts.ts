// What the products know of one person together (the table ppl-contacts, where the settings name a region for it): who wants no
// messages, what they had of all of us, what they bought. Each product asks here before it claims a message of its own:
//
//   decide ─▶ ask here (one write) ─▶ claim at home ─▶ send          certainly not sent: given back here first, then at home
//
// The count comes first and carries the message's name: a run that dies behind it counted a message that the next run sends, and
// finds counted. It is given back before the claim is, while nobody else may send that message, and only by the try that counted
// it. So neither is given twice, in whatever regions they are. Who cannot ask does not send: it is tried again.
import { type DynamoDBDocumentClient, GetCommand } from '@aws-sdk/lib-dynamodb';
import { newAttempt } from '../aws/attempt.ts';
import { lookAgain } from '../aws/look-again.ts';
import { makeTransact } from '../aws/transact.ts';
import { type Ask, type ContactRow, type LeftAlone, leftAlone } from './contact-policy.ts';
import { sharedKeys, slotOf, stampItem, takeOverItem, type Unstamp, unstampItem } from './contact-stamp.ts';
import { makeContactWords, TRIES } from './contact-words.ts';
import { boughtSince } from './purchases.ts';

/** May go out; `giveBack` where it certainly did not, for good or for now. Or why not. */
export type Asked =
  | { readonly may: true; readonly giveBack: (comesAgain: boolean) => Promise<void> }
  | ({ readonly may: false } & LeftAlone);

export type Contacts = ReturnType<typeof makeContacts>;

export function makeContacts({
  client,
  table,
}: {
  readonly client: DynamoDBDocumentClient;
  readonly table: string;
}) {
  const transact = makeTransact(client);

  const rowOf = async (person: string): Promise<ContactRow | undefined> => {
    const { Item } = await client.send(
      new GetCommand({ TableName: table, Key: { person }, ConsistentRead: true }),
    );
    return Item as ContactRow | undefined;
  };

  async function giveBack(count: Omit<Unstamp, 'table'>): Promise<void> {
    const { person, ask, attempt } = count;
    await lookAgain({ tries: TRIES, who: `The messages of ${person}` }, async () => {
      const row = await rowOf(person);
      const slot = slotOf(row, ask.id);
      // Another try took it over since: it is that one's.
      if (row === undefined || slot === undefined || row[slot]?.attempt !== attempt) return undefined;
      const { applied } = await transact({ row: unstampItem({ table, ...count }, row, slot) });
      return applied ? undefined : 'again';
    });
  }

  return {
    ...makeContactWords({ client, table }),

    /** Counts a message under each key of its person, or says why it should not go out. Safe to repeat. */
    async ask(keys: readonly string[], ask: Ask): Promise<Asked> {
      const attempt = newAttempt();
      const people = sharedKeys(keys);
      if (people.length === 0) return { may: true, giveBack: async () => undefined };
      const rows = new Map<string, ContactRow>();
      return lookAgain<Asked>({ tries: TRIES, who: `The messages of ${people[0]}` }, async () => {
        const parts = Object.fromEntries(
          people.map((person) => {
            const row = rows.get(person);
            const slot = slotOf(row, ask.id);
            const passedOver =
              row === undefined || boughtSince(row, ask) !== undefined ? undefined : row.bought_items;
            const stamp = { table, person, ask, attempt, passedOver };
            return [person, slot === undefined ? stampItem(stamp) : takeOverItem(stamp, slot)];
          }),
        );
        const told = await transact(parts);
        if (told.applied)
          return {
            may: true,
            giveBack: async (comesAgain) => {
              for (const person of people) await giveBack({ person, ask, attempt, comesAgain });
            },
          };
        for (const person of told.refusedBy) {
          const row = (told.rows[person] ?? { person }) as ContactRow;
          const refusal = leftAlone(row, ask);
          if (refusal !== undefined) return { may: false, ...refusal };
          rows.set(person, row);
        }
        return 'again';
      });
    },

    /** What would be answered now, where nothing is counted yet. */
    async look(keys: readonly string[], ask: Ask): Promise<LeftAlone | undefined> {
      for (const person of sharedKeys(keys)) {
        const refusal = leftAlone((await rowOf(person)) ?? { person }, ask);
        if (refusal !== undefined) return refusal;
      }
      return undefined;
    },
  };
}
