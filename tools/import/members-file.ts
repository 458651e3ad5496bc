// A file of members from another programme, read line by line. `members-columns.ts` knows what their columns are called.
import type { ImportedMember } from '../../lambdas/loyalty/state/points/import-members.ts';
import { phoneProblem, yesOrNo } from '../../shared/files/cells.ts';
import type { FileContent } from '../../shared/files/decode.ts';
import type { Answers, Line, Table } from '../../shared/files/table.ts';
import { emailAddress } from '../../shared/people/address.ts';
import { toE164 } from '../../shared/people/phone.ts';
import type { Shop } from '../../shared/shop/shop.ts';
import { cut } from '../../shared/text/cut.ts';
import { oneLine } from '../../shared/text/well-formed.ts';
import { notLaterThan } from '../../shared/time/instant.ts';
import { memberStatus } from './member-status.ts';
import { MEMBER_COLUMNS, type MemberColumn } from './members-columns.ts';
import { MEMBER_SHAPES } from './members-exports.ts';
import { contentOf, openTable } from './open-file.ts';

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
  /** Lines of whom the file says that they are no members any more. */
  readonly left: readonly string[];
  readonly hasPoints: boolean;
  /** What was read: its columns, and what is to be asked. */
  readonly table: Table<MemberColumn>;
};

export type ReadOptions = {
  readonly shop: Pick<Shop, 'country' | 'timeZone'>;
  readonly now: Date;
  /** The operator vouches that those who consented did so with an address they had confirmed. */
  readonly consentConfirmed: boolean;
  readonly answers?: Answers;
};

const LONGEST_NAME = 100;
const MOST_POINTS = 10_000_000;
const MOST_VISITS = 100_000;
/** Clocks differ, and a day alone may be today's. */
const DAY_MS = 86_400_000;

/** Throws for a file that cannot be read at all; a single bad line is a problem, not an error. */
export function readMembers(content: FileContent, options: ReadOptions): MemberFile {
  const { shop, answers } = options;
  const table = openTable(
    contentOf(content, shop, answers),
    { vocabulary: MEMBER_COLUMNS, shapes: MEMBER_SHAPES, whose: shop, answers },
    {
      needs: ['phone'],
      without: (headers) =>
        'The file has no column for the phone number. Members are known by their phones here; a list of e-mail ' +
        `addresses alone (as from Smile.io) cannot become members. Its columns are: ${headers.join(', ')}.`,
    },
  );
  const lines: MemberLine[] = [];
  const left: string[] = [];
  const problems = table.problems.map(({ line, problem }) => ({ line, said: problem }));
  const lineOf = new Map<string, number>();
  for (const each of table.lines) {
    const status = memberStatus(each.cells.status);
    if (status === 'gone') {
      left.push(`line ${each.line}: ${each.cells.status}`);
      continue;
    }
    const { member, consents, mistakes } = readLine(each, table, options);
    if (status === 'unknown')
      mistakes.push(
        `status "${cut(oneLine(each.cells.status ?? ''), { characters: 40 })}" does not say whether they are a member; ` +
          'write Active or Inactive instead, or leave the column out',
      );
    const earlier = lineOf.get(member.phone);
    if (earlier !== undefined) mistakes.push(`is the same phone as line ${earlier}`);
    if (mistakes.length > 0) problems.push({ line: each.line, said: mistakes.join(', ') });
    else {
      lineOf.set(member.phone, each.line);
      lines.push({ line: each.line, member, consents });
    }
  }
  return {
    lines,
    left,
    problems: problems
      .toSorted((one, other) => one.line - other.line)
      .map(({ line, said }) => `line ${line}: ${said}`),
    hasPoints: table.places.has('points'),
    table,
  };
}

function readLine(
  line: Line<MemberColumn>,
  table: Table<MemberColumn>,
  { shop, now, consentConfirmed }: ReadOptions,
) {
  const { cells } = line;
  const mistakes: string[] = [];
  const wrong = (column: string, written: string, must: string) => {
    mistakes.push(`${column} "${cut(oneLine(written), { characters: 40 })}" ${must}`);
    return undefined;
  };
  const phone = toE164(cells.phone ?? '', shop.country);
  if (phone === undefined) wrong('phone', cells.phone ?? '', phoneProblem(cells.phone ?? ''));
  const email = cells.email ? emailAddress(cells.email) : undefined;
  if (cells.email && email === undefined) wrong('email', cells.email, 'is no e-mail address');

  const number = (column: 'points' | 'visits', most: number, decimals: number) => {
    const read = table.number(line, column);
    if (read === undefined) return 0;
    return 'problem' in read ? undefined : within(read.plain, most, decimals);
  };
  const points = number('points', MOST_POINTS, 4);
  if (points === undefined)
    wrong('points', cells.points ?? '', `must be a number from 0 to ${MOST_POINTS} such as 120 or 84.5`);
  const visits = number('visits', MOST_VISITS, 0);
  if (visits === undefined) wrong('visits', cells.visits ?? '', 'must be a whole number');

  const instant = (column: 'last_visit' | 'joined') => {
    const written = cells[column];
    if (written === undefined) return undefined;
    const read = table.moment(line, column);
    // Some programs say in a column of this name whether, and not when.
    if (read === undefined && yesOrNo(written) !== undefined) return undefined;
    if (read === undefined) return wrong(column, written, 'must be a date such as 2026-03-14');
    if (Date.parse(read) > now.getTime() + DAY_MS) return wrong(column, written, 'is in the future');
    return notLaterThan(read, now);
  };
  const lastSeen = instant('last_visit');
  const joined = instant('joined');
  const written = (cells.name || [cells.first_name, cells.last_name].filter(Boolean).join(' ')).replaceAll(
    /[\p{Cc}\p{Cf}]+/gu,
    ' ',
  );
  const name = cut(oneLine(written), { characters: LONGEST_NAME });
  // Nothing but a clear yes is a yes.
  const consents = email !== undefined && yesOrNo(cells.email_consent ?? '') === true;
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

/** Undefined for what is below nothing, too much, or finer than it may be. */
function within(plain: string, most: number, decimals: number): number | undefined {
  const number = Number(plain);
  const fine = (plain.split('.')[1] ?? '').length;
  return number < 0 || number > most || fine > decimals ? undefined : number;
}
