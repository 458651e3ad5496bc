// Where a day's list goes: into the shop's Google Sheet, or else as CSV with a letter to each owner.
import type { Sheets } from '../../../shared/google/sheets.ts';
import { mustHaveGoneOut, type SendOnceParts, sendOnce } from '../../../shared/messages/send-once.ts';
import type { Shop } from '../../../shared/shop/shop.ts';
import { csvText } from '../../../shared/text/csv.ts';
import { EXPORT_COLUMNS, type ExportRow } from '../decisions/export.ts';
import { isRecovered } from '../decisions/recovered.ts';
import { ownerKey } from '../links/owners.ts';
import type { CartRow } from '../rows.ts';
import type { CartRules } from '../rules/shape.ts';
import { exportEmail } from './export-email.ts';
import { exportKey } from './export-key.ts';

export type DeliveryParts = SendOnceParts & {
  readonly shop: Shop;
  readonly putObject: (key: string, text: string) => Promise<void>;
  /** Where the shop keeps its lists in Google; absent: CSV. */
  readonly sheets?: Sheets;
};

/** What a list went into. */
export type DeliveredTo = 'sheet' | 'csv' | 'nowhere';

export type DayList = {
  readonly day: string;
  readonly carts: readonly CartRow[];
  readonly rules: Pick<CartRules, 'recoveredWithinDays'>;
  /** With the links of one owner; undefined: of a list that all share. */
  readonly rowsFor: (by: string | undefined) => readonly ExportRow[];
  readonly urlFor: (by: string | undefined) => string;
  /** The link to the owner's page. */
  readonly dashboard: string;
};

/** Safe to run twice: the same rows again, and no second letter. */
export async function deliverList(list: DayList, parts: DeliveryParts): Promise<DeliveredTo> {
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
async function toOwner(owner: string, list: DayList, parts: DeliveryParts): Promise<void> {
  const { day, carts, rules, dashboard } = list;
  const by = ownerKey(owner);
  const own = parts.shop.ownerEmails.length === 1 ? undefined : by;
  await parts.putObject(exportKey(day, own), csvText([EXPORT_COLUMNS, ...list.rowsFor(by)]));
  const recovered = carts.filter((cart) => isRecovered(cart, rules.recoveredWithinDays)).length;
  const open = carts.filter(({ status }) => status === 'open').length;
  const bought = carts.filter(({ status }) => status === 'bought').length - recovered;
  const email = exportEmail(
    { day, url: list.urlFor(own), carts: carts.length, open, recovered, bought, owner, dashboard },
    parts.shop,
  );
  const claim = ['carts-of-day', day, ...(own === undefined ? [] : [own])].join('#');
  mustHaveGoneOut(await sendOnce({ claim, email }, parts), `The list of ${day}`);
}
