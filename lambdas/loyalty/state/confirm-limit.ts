// How often people are asked to confirm an address. The sign-up form takes any address from anybody, so nobody may use it
// to fill a stranger's mailbox, or thousands of them. Counts are rows of loy-notices, under digests:
//
//   one connection     30 posts an hour, then later      the form in all   500 mails a day, then later
//   one address        3 mails a day by the form,        later             200 mails a day in all, 30 for one
//                      3 more by staff                                     connection; then not before tomorrow
import { type DynamoDBDocumentClient, GetCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { makeConditionalUpdate } from '../../../shared/aws/conditional-update.ts';
import { digestOfAddress } from '../../../shared/people/address-digest.ts';
import { mailboxOf } from '../decisions/mailbox.ts';

export type ConfirmLimit = ReturnType<typeof makeConfirmLimit>;

const CONFIRM_MAILS_A_DAY = 3;
/** What a stranger used up at the form is there for staff all the same. */
const DESK_MAILS_A_DAY = 3;
/** Far more people than sign up at one counter in a day; few enough to keep SES content with the sender. */
export const FORM_MAILS_A_DAY = 500;
/** A tablet on the counter is one connection for the whole shop. */
const SOURCE_POSTS_AN_HOUR = 30;
const LATER_MAILS_A_DAY = 200;
const LATER_MAILS_A_SOURCE = 30;
const KEEP_DAYS = 3;
/** As long as anybody would try the same wrong address again. */
const BLOCK_DAYS = 400;

const keyOf = (digest: string): string => `confirm-mails#${digest}`;
const FORM = 'confirm-mails#form';
const LATER = 'confirm-mails#later';
const secondsAfter = (at: Date, days: number): number => Math.floor(at.getTime() / 1000) + days * 86_400;

export type Taking = { readonly day: string; readonly at: Date };
export type By = 'form' | 'desk';
/** `full`: not today. `blocked`: mail to it came back, or its reader wants none. */
export type AddressState = 'open' | 'full' | 'blocked';

/** An address and the mailbox that it is another spelling of, as they are counted. */
export const digestsOf = (email: string): readonly string[] => [
  ...new Set([email, mailboxOf(email)].map(digestOfAddress)),
];

export function makeConfirmLimit(client: DynamoDBDocumentClient, table: string) {
  const update = makeConditionalUpdate(client, table);
  const names = { '#day': 'day' };

  /** Counts one more on this row; false when its day (or hour) is full or it is blocked. */
  async function count(notice_id: string, most: number, { day, at }: Taking): Promise<boolean> {
    const key = { notice_id };
    const isFirstToday = await update({
      key,
      when: '(attribute_not_exists(#day) OR #day <> :day) AND attribute_not_exists(blocked)',
      change: 'SET #day = :day, mails = :one, expires_at = :expires',
      names,
      values: { ':day': day, ':one': 1, ':expires': secondsAfter(at, KEEP_DAYS) },
    });
    if (isFirstToday) return true;
    return update({
      key,
      when: '#day = :day AND mails < :most AND attribute_not_exists(blocked)',
      change: 'ADD mails :one',
      names,
      values: { ':day': day, ':one': 1, ':most': most },
    });
  }

  async function read(notice_id: string): Promise<Record<string, unknown> | undefined> {
    const { Item } = await client.send(
      new GetCommand({ TableName: table, Key: { notice_id }, ConsistentRead: true }),
    );
    return Item;
  }

  const isFull = (row: Record<string, unknown> | undefined, most: number, day: string): boolean =>
    row?.day === day && Number(row.mails) >= most;

  async function stateOf(
    email: string,
    { day, by }: { readonly day: string; readonly by: By },
  ): Promise<AddressState> {
    const rows = await Promise.all(digestsOf(email).map((digest) => read(keyOf(digest))));
    // The mailbox is blocked by its reader only; a bounce is that of one spelling.
    if (rows.some((row) => row?.never === true) || rows[0]?.blocked === true) return 'blocked';
    return rows.some((row) => isFull(row, mostBy(by), day)) ? 'full' : 'open';
  }

  return {
    /** Whether this address may be asked today; nothing is counted. */
    stateOf,

    /**
     * Counts one more mail to this address on the shop's `day`; `full` when its day is, or that of the mailbox which it
     * is another spelling of.
     */
    async take(email: string, taking: Taking & { readonly by: By }): Promise<AddressState> {
      for (const digest of digestsOf(email))
        if (!(await count(keyOf(digest), mostBy(taking.by), taking))) {
          const state = await stateOf(email, taking);
          return state === 'open' ? 'full' : state;
        }
      return 'open';
    },

    /** Counts one more mail that the form asked for, to whomever; false when the form's day is full. */
    takeByForm: (taking: Taking): Promise<boolean> => count(FORM, FORM_MAILS_A_DAY, taking),

    /** True when the form has no mail left today; nothing is counted. */
    isFormFull: async (day: string): Promise<boolean> => isFull(await read(FORM), FORM_MAILS_A_DAY, day),

    /** Counts one more post of this connection; false when its hour is full. The row is gone after three days. */
    takeBySource: (source: string, at: Date): Promise<boolean> =>
      count(`confirm-source#${source}`, SOURCE_POSTS_AN_HOUR, { day: at.toISOString().slice(0, 13), at }),

    /** Counts one more mail that is to go later; false when there are enough of them, in all or of this connection. */
    takeLater: async (
      { source, email }: { readonly source: string; readonly email: string },
      taking: Taking,
    ): Promise<boolean> => {
      // As many for each mailbox as it gets in a day, or a stranger's would fill up day after day.
      for (const digest of digestsOf(email))
        if (!(await count(`confirm-later#${digest}`, CONFIRM_MAILS_A_DAY, taking))) return false;
      return (
        (await count(`confirm-later#${source}`, LATER_MAILS_A_SOURCE, taking)) &&
        (await count(LATER, LATER_MAILS_A_DAY, taking))
      );
    },

    /** Mail to this address came back, or its reader complained: it is not asked again. Safe to repeat. */
    async block(email: string, at: Date): Promise<void> {
      // What its reader wants for good does not begin to expire with a bounce.
      await update({
        key: { notice_id: keyOf(digestOfAddress(email)) },
        when: 'attribute_not_exists(never)',
        change: 'SET blocked = :yes, expires_at = :expires',
        values: { ':yes': true, ':expires': secondsAfter(at, BLOCK_DAYS) },
      });
    },

    /** Its reader wants none of these mails, for good: the rows never expire. Safe to repeat. */
    async never(digests: readonly string[]): Promise<void> {
      for (const digest of digests)
        await setNever(digest, 'SET never = :yes, blocked = :yes REMOVE expires_at');
    },

    /** Its reader changed their mind, on the same page. */
    async welcomeAgain(digests: readonly string[], at: Date): Promise<void> {
      for (const digest of digests)
        await update({
          key: { notice_id: keyOf(digest) },
          when: 'never = :yes',
          change: 'SET expires_at = :expires REMOVE never, blocked',
          values: { ':yes': true, ':expires': secondsAfter(at, KEEP_DAYS) },
        });
    },

    /** True where the reader of one of these wants no such mail. */
    isNever: async (digests: readonly string[]): Promise<boolean> =>
      (await Promise.all(digests.map((digest) => read(keyOf(digest))))).some((row) => row?.never === true),
  };

  async function setNever(digest: string, UpdateExpression: string): Promise<void> {
    await client.send(
      new UpdateCommand({
        TableName: table,
        Key: { notice_id: keyOf(digest) },
        UpdateExpression,
        ExpressionAttributeValues: { ':yes': true },
      }),
    );
  }
}

const mostBy = (by: By): number =>
  by === 'form' ? CONFIRM_MAILS_A_DAY : CONFIRM_MAILS_A_DAY + DESK_MAILS_A_DAY;
