// cr-nightly-export: at two at night, the carts of the day that just ended on the shop's own calendar, as a list that
// a person reads over coffee: in a Google Sheet, or else as CSV with a link by e-mail. A night in which nothing worked is
// made up for before the shop opens, or by the nights after it. The list is a window, not a second copy: nothing is ever
// read back from it.
import { PutObjectCommand } from '@aws-sdk/client-s3';
import { dynamoClient } from '../../../shared/aws/dynamo-client.ts';
import { s3Client } from '../../../shared/aws/s3-client.ts';
import { secretsClient } from '../../../shared/aws/secrets-client.ts';
import { sesClient } from '../../../shared/aws/ses-client.ts';
import { serviceAccountFrom } from '../../../shared/google/service-account.ts';
import { makeSheets, type Sheets } from '../../../shared/google/sheets.ts';
import { BadRowError, eachRow } from '../../../shared/handlers/each-row.ts';
import { type Log, standardLog } from '../../../shared/handlers/log.ts';
import { onFirstCall, required } from '../../../shared/handlers/on-first-call.ts';
import { makingKeys } from '../../../shared/links/link-keys-on-aws.ts';
import { makeSendEmail } from '../../../shared/messages/email.ts';
import { makeNotices } from '../../../shared/messages/notices.ts';
import { mustHaveGoneOut, type SendOnceParts, sendOnce } from '../../../shared/messages/send-once.ts';
import { tellLeftOut } from '../../../shared/owner-mail/left-out-letter.ts';
import { rulesOnAws } from '../../../shared/rules/source-on-aws.ts';
import { makeSecrets } from '../../../shared/secrets/secrets.ts';
import { readShop, type Shop } from '../../../shared/shop/shop.ts';
import { csvText } from '../../../shared/text/csv.ts';
import { type FinishedPeriods, makeFinishedPeriods, makeUp } from '../../../shared/time/finished-periods.ts';
import { dayBefore, type Period } from '../../../shared/time/periods.ts';
import { localDate, localParts } from '../../../shared/time/time.ts';
import { cartProblem } from '../decisions/cart-problem.ts';
import { EXPORT_COLUMNS, type ExportRow, exportRow, inOrder } from '../decisions/export.ts';
import { isRecovered } from '../decisions/recovered.ts';
import { exportLink, type OwnerAction, ownerLink } from '../links/links.ts';
import { ownerKey } from '../links/owners.ts';
import { exportEmail } from '../nightly-list/export-email.ts';
import { exportKey } from '../nightly-list/export-key.ts';
import type { CartRow } from '../rows.ts';
import { loadRules } from '../rules/load.ts';
import type { CartRules } from '../rules/shape.ts';
import { makeCartReads } from '../state/cart-reads.ts';
import { makeCartUpdates } from '../state/cart-updates.ts';
import type { Carts } from '../state/carts.ts';

export type ExportParts = SendOnceParts & {
  readonly shop: Shop;
  readonly log: Log;
  readonly rules: () => Promise<Pick<CartRules, 'recoveredWithinDays'>>;
  readonly carts: Pick<Carts, 'byDay' | 'nameForLinks'>;
  readonly finished: FinishedPeriods;
  readonly linkKeys: () => Promise<readonly string[]>;
  readonly unsubUrl: string;
  readonly putObject: (key: string, text: string) => Promise<void>;
  /** Where the shop keeps its lists in Google; absent: CSV. */
  readonly sheets?: Sheets;
};

export type ExportResult = {
  readonly day: string;
  readonly carts: number;
  readonly to: 'sheet' | 'csv' | 'nowhere';
};

/** Lists are made up for so many days back. */
const MOST_DAYS = 7;
/** The day that just ended is listed from here on, when its last events have been taken in. */
const FROM_HOUR = 2;

/** Makes the lists that are due and were not made yet, usually one. Of two runs only one writes to the owner. */
export function makeNightlyExport(parts: ExportParts) {
  return async (): Promise<readonly ExportResult[]> => {
    const last = dayToList(parts.now(), parts.shop.timeZone);
    const past = { run: 'carts-of-day', last, before: dayBefore, most: MOST_DAYS, isDueToday: true };
    return makeUp(past, ({ key }) => listDay(key, parts), parts.finished);
  };
}

function dayToList(now: Date, zone: string): Period {
  const yesterday = dayBefore({ key: localDate(now, zone) });
  return localParts(now, zone).hour >= FROM_HOUR ? yesterday : dayBefore(yesterday);
}

/** Safe to run twice: the list is the same one again. */
async function listDay(day: string, parts: ExportParts): Promise<ExportResult> {
  const now = parts.now();
  const [rules, found, [key]] = await Promise.all([parts.rules(), parts.carts.byDay(day), parts.linkKeys()]);
  if (key === undefined) throw new Error('There is no link key');
  // A purchase in the till or without a basket of its own is no cart that anybody left.
  const carts = found.filter(({ changed_at }) => changed_at !== undefined);
  const each = eachRow('cart', parts.log);
  const listed: CartRow[] = [];
  const rowFor = (cart: CartRow, by: string | undefined): ExportRow => {
    const link = (action: OwnerAction, cartId: string) =>
      ownerLink(parts.unsubUrl, { action, cartId, ...(by === undefined ? {} : { by }) }, { key, now });
    return exportRow(cart, {
      day,
      recoveredWithinDays: rules.recoveredWithinDays,
      zone: parts.shop.timeZone,
      linksOf: (cartId: string) => ({
        suppress: link('suppress', cartId),
        unsubscribe: link('unsubscribe', cartId),
        writeOff: link('write-off', cartId),
      }),
    });
  };
  // Shown once here, so that one that cannot be shown is left out of every owner's list and told of once.
  for (const cart of inOrder(carts)) {
    const shown = await each.apart(cart.cart_id, async () => {
      const problem = cartProblem(cart);
      if (problem !== undefined) throw new BadRowError(problem);
      await parts.carts.nameForLinks(cart);
      return rowFor(cart, undefined);
    });
    if (shown !== undefined) listed.push(cart);
  }
  const rowsFor = (by: string | undefined) => listed.map((cart) => rowFor(cart, by));
  const urlFor = (by: string | undefined) =>
    exportLink(parts.unsubUrl, { day, ...(by === undefined ? {} : { by }) }, { key, now });
  const to = await deliver({ day, carts, rules, rowsFor, urlFor }, parts);
  parts.log.info('carts exported', { day, carts: carts.length, to });
  await tellLeftOut(
    { run: 'nightly-list', from: `the list of carts of ${day}`, rows: each.leftOut() },
    parts,
  );
  each.settle();
  return { day, carts: carts.length, to };
}

type List = {
  readonly day: string;
  readonly carts: readonly CartRow[];
  readonly rules: Pick<CartRules, 'recoveredWithinDays'>;
  /** With the links of one owner; undefined: of a list that all share. */
  readonly rowsFor: (by: string | undefined) => readonly ExportRow[];
  readonly urlFor: (by: string | undefined) => string;
};

async function deliver(list: List, parts: ExportParts): Promise<ExportResult['to']> {
  // A day without carts is no news.
  if (list.carts.length === 0) return 'nowhere';
  const { ownerEmails } = parts.shop;
  const [only = '', ...others] = ownerEmails;
  if (parts.sheets !== undefined) {
    // One sheet for all: with several owners its links' pages ask who acts.
    const rows = list.rowsFor(others.length === 0 ? ownerKey(only) : undefined);
    await parts.sheets.upsert({ tab: list.day.slice(0, 7), columns: EXPORT_COLUMNS, rows });
    return 'sheet';
  }
  const failures: unknown[] = [];
  for (const owner of ownerEmails) {
    // A letter that one owner's address refuses keeps no other owner waiting; the run still fails at its end.
    await toOwner(owner, list, parts).catch((error: unknown) => failures.push(error));
  }
  if (failures.length > 0) throw failures[0];
  return 'csv';
}

/** One owner's list, whose links act in that owner's name, and the letter that leads to it. */
async function toOwner(owner: string, list: List, parts: ExportParts): Promise<void> {
  const { day, carts, rules } = list;
  const by = ownerKey(owner);
  const own = parts.shop.ownerEmails.length === 1 ? undefined : by;
  await parts.putObject(exportKey(day, own), csvText([EXPORT_COLUMNS, ...list.rowsFor(by)]));
  const recovered = carts.filter((cart) => isRecovered(cart, rules.recoveredWithinDays)).length;
  const open = carts.filter(({ status }) => status === 'open').length;
  const email = exportEmail(
    { day, url: list.urlFor(own), carts: carts.length, open, recovered, owner },
    parts.shop,
  );
  const claim = ['carts-of-day', day, ...(own === undefined ? [] : [own])].join('#');
  mustHaveGoneOut(await sendOnce({ claim, email }, parts), `The list of ${day}`);
}

export const handler = onFirstCall(() => {
  const dynamo = dynamoClient();
  const s3 = s3Client();
  const log = standardLog('cr-nightly-export');
  const shop = readShop(process.env);
  const secrets = makeSecrets(secretsClient(), Date.now);
  const bucket = required('RULES_BUCKET');
  const sheetId = process.env.SHEET_ID ?? '';
  const rules = rulesOnAws(log);
  return makeNightlyExport({
    shop,
    log,
    now: () => new Date(),
    rules: async () => (await loadRules(rules, shop.currency)).rules,
    carts: {
      ...makeCartReads(dynamo, required('STATE_TABLE')),
      ...makeCartUpdates(dynamo, required('STATE_TABLE')),
    },
    finished: makeFinishedPeriods(dynamo, required('NOTICES_TABLE')),
    notices: makeNotices({ documents: dynamo, table: required('NOTICES_TABLE'), now: Date.now }),
    linkKeys: makingKeys(),
    unsubUrl: required('UNSUB_URL'),
    putObject: async (key, text) => {
      await s3.send(
        new PutObjectCommand({
          Bucket: bucket,
          Key: key,
          Body: text,
          ContentType: 'text/csv; charset=utf-8',
        }),
      );
    },
    sendEmail: makeSendEmail({
      client: sesClient(),
      from: shop.senderAddress,
      fromName: shop.name,
      configurationSet: required('CONFIGURATION_SET'),
    }),
    ...(sheetId === ''
      ? {}
      : {
          sheets: makeSheets(
            {
              serviceAccount: serviceAccountFrom(secrets, required('DRIVE_SECRET')),
              fetch,
              now: Date.now,
              sleep: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
            },
            sheetId,
          ),
        }),
  });
});
