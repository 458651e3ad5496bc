// A file of members from another programme, read line by line. It knows the column names of the usual exports.
import { parse } from 'csv-parse/sync';
import type { ImportedMember } from '../../lambdas/loyalty/state/import-members.ts';
import { emailAddress } from '../../shared/people/address.ts';
import { toE164 } from '../../shared/people/phone.ts';
import type { Shop } from '../../shared/shop/shop.ts';
import { cut } from '../../shared/text/cut.ts';
import { withoutEnd } from '../../shared/text/ends.ts';
import { oneLine, wellFormed } from '../../shared/text/well-formed.ts';
import { notLaterThan, readInstant } from '../../shared/time/instant.ts';
import { instantOf, yesOrNo } from './cells.ts';

export type MemberLine = {
  readonly line: number;
  readonly member: ImportedMember;
  /** They said yes to mail, as the old programme has it. */
  readonly consents: boolean;
};

export type MemberFile = {
  readonly lines: readonly MemberLine[];
  /** Lines that were not understood, each with its number and what is wrong. */
  readonly problems: readonly string[];
  readonly hasPoints: boolean;
};

export type ReadOptions = {
  readonly shop: Pick<Shop, 'country' | 'timeZone'>;
  readonly now: Date;
  /** The operator vouches that those who consented did so with an address they had confirmed. */
  readonly consentConfirmed: boolean;
};

type Column = keyof typeof COLUMNS;
type Cells = Partial<Record<Column, string>>;

/** Ours first, then what Square's customer directory, Toast's and other programmes' lists call it. */
const COLUMNS = {
  phone: ['phone', 'phone_number', 'mobile', 'mobile_number', 'telephone', 'customer_phone'],
  name: ['name', 'full_name', 'customer_name'],
  firstName: ['first_name', 'given_name'],
  lastName: ['last_name', 'family_name', 'surname'],
  email: ['email', 'email_address', 'e_mail', 'customer_email'],
  points: ['points', 'balance', 'point_balance', 'points_balance', 'loyalty_points', 'current_points'],
  visits: ['visits', 'visit_count', 'transaction_count', 'total_visits'],
  lastVisit: ['last_visit', 'last_seen', 'last_visit_date'],
  joined: ['joined', 'first_visit', 'member_since', 'created_at', 'signup_date', 'enrolled'],
  consent: ['email_consent', 'opted_in', 'email_subscription_status', 'accepts_marketing'],
} as const satisfies Record<string, readonly string[]>;

const LONGEST_NAME = 100;
const MOST_POINTS = 10_000_000;
const MOST_VISITS = 100_000;
/** Clocks differ, and a day alone may be today's. */
const DAY_MS = 86_400_000;

/** Throws for a file that cannot be read at all; a single bad line is a problem, not an error. */
export function readMembers(content: string, options: ReadOptions): MemberFile {
  const rows = parse(wellFormed(content), {
    bom: true,
    delimiter: [',', ';', '\t'],
    skip_empty_lines: true,
    relax_column_count: true,
    trim: true,
    info: true,
  }) as unknown as { record: string[]; info: { lines: number } }[];
  const [header, ...body] = rows;
  const places = placesOf(header?.record ?? []);
  if (!places.has('phone')) {
    throw new Error(
      'The file has no column for the phone number. Members are known by their phones here; a list of e-mail ' +
        'addresses alone (as from Smile.io) cannot become members.',
    );
  }
  const lines: MemberLine[] = [];
  const problems: string[] = [];
  const lineOf = new Map<string, number>();
  for (const { record, info } of body) {
    const cells: Cells = {};
    for (const [column, place] of places) cells[column] = unmarked(record[place] ?? '');
    const { member, consents, mistakes } = readLine(cells, options);
    const earlier = lineOf.get(member.phone);
    if (earlier !== undefined) mistakes.push(`is the same phone as line ${earlier}`);
    if (mistakes.length > 0) problems.push(`line ${info.lines}: ${mistakes.join(', ')}`);
    else {
      lineOf.set(member.phone, info.lines);
      lines.push({ line: info.lines, member, consents });
    }
  }
  return { lines, problems, hasPoints: places.has('points') };
}

function placesOf(header: readonly string[]): Map<Column, number> {
  const names = header.map((name) =>
    name
      .toLowerCase()
      .replaceAll(/[^a-z0-9]+/g, '_')
      .replaceAll(/^_|_$/g, ''),
  );
  const places = new Map<Column, number>();
  for (const [column, known] of Object.entries(COLUMNS)) {
    const place = known.map((name) => names.indexOf(name)).find((index) => index >= 0);
    if (place !== undefined) places.set(column as Column, place);
  }
  return places;
}

/** Our own exports, and others, mark texts for spreadsheet programs with an apostrophe. */
const unmarked = (cell: string): string => cell.replace(/^'(?=[=+\-@])/, '');

function readLine(cells: Cells, { shop, now, consentConfirmed }: ReadOptions) {
  const mistakes: string[] = [];
  const wrong = (column: string, written: string, must: string) => {
    mistakes.push(`${column} "${cut(oneLine(written), { characters: 40 })}" ${must}`);
    return undefined;
  };
  const phone = toE164(cells.phone ?? '', shop.country);
  if (phone === undefined) wrong('phone', cells.phone ?? '', 'is no phone number');
  const email = cells.email ? emailAddress(cells.email) : undefined;
  if (cells.email && email === undefined) wrong('email', cells.email, 'is no e-mail address');

  const points = numberIn(cells.points, 4, MOST_POINTS);
  if (points === undefined)
    wrong('points', cells.points ?? '', `must be a number from 0 to ${MOST_POINTS} such as 120 or 84.5`);
  const visits = numberIn(cells.visits, 0, MOST_VISITS);
  if (visits === undefined) wrong('visits', cells.visits ?? '', 'must be a whole number');

  const instant = (column: string, written: string | undefined) => {
    if (written === undefined || written === '') return undefined;
    const read = readInstant(instantOf(written, shop.timeZone));
    if (read === undefined) return wrong(column, written, 'must be a date such as 2026-03-14');
    if (read.getTime() > now.getTime() + DAY_MS) return wrong(column, written, 'is in the future');
    return notLaterThan(read.toISOString(), now);
  };
  const lastSeen = instant('last_visit', cells.lastVisit);
  const joined = instant('joined', cells.joined);
  const written = (cells.name || [cells.firstName, cells.lastName].filter(Boolean).join(' ')).replaceAll(
    /[\p{Cc}\p{Cf}]+/gu,
    ' ',
  );
  const name = cut(oneLine(written), { characters: LONGEST_NAME });
  const consents = email !== undefined && isYes(cells.consent);
  const member: ImportedMember = {
    phone: phone ?? '',
    ...(name === '' ? {} : { name }),
    ...(email === undefined ? {} : { email }),
    isConfirmed: consents && consentConfirmed,
    points: points ?? 0,
    visits: visits ?? 0,
    ...(lastSeen === undefined ? {} : { lastSeen }),
    ...(joined === undefined ? {} : { joined }),
  };
  return { member, consents, mistakes };
}

/** Nothing but a clear yes is a yes. */
const isYes = (written: string | undefined): boolean =>
  yesOrNo(written || undefined) === true || /^(subscribed|opted[ -]?in)$/i.test(written ?? '');

/** An empty cell is 0; undefined for what is no such number. Commas may stand between thousands. */
function numberIn(written: string | undefined, places: number, most: number): number | undefined {
  if (written === undefined || written === '') return 0;
  const plain = /^\d{1,3}(,\d{3})+(\.\d+)?$/.test(written) ? written.replaceAll(',', '') : written;
  const parts = /^\d{1,9}(?:\.(\d+))?$/.exec(plain);
  if (parts === null || withoutEnd(parts[1] ?? '', '0').length > places) return undefined;
  const number = Number(plain);
  return number > most ? undefined : number;
}
