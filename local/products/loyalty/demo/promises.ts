// The promises that no month of sales may break, judged from the outside: by balances, ledger rows, mails and logs. Written
// apart from the product's own rules on purpose; a mistake there must not hide itself here.
import { peopleInLogs } from '../../../demo/people-in-logs.ts';
import type { LedgerRow, Letter, LoyaltyEvidence } from './evidence.ts';
import { addressesIn } from './member-mails.ts';

export type LoyaltyLimits = {
  /** Local hours of the shop: nothing from `quietFrom` on and nothing before `quietUntil`. */
  readonly quietFrom: number;
  readonly quietUntil: number;
  readonly timeZone: string;
  /** What the rewards cost, in points. */
  readonly tiers: readonly number[];
};

/** Every broken promise as a sentence. */
export function brokenLoyaltyPromises(evidence: LoyaltyEvidence, limits: LoyaltyLimits): readonly string[] {
  return [
    ...balancesThatDiffer(evidence),
    ...belowZero(evidence),
    ...salesCountedTwice(evidence),
    ...salesMiscounted(evidence),
    ...announcedTooOften(evidence, limits),
    ...announcedTooSeldom(evidence),
    ...confirmedOnce(evidence),
    ...unwelcomeMail(evidence),
    ...mailInQuietHours(evidence, limits),
    ...balanceMailTwiceADay(evidence, limits),
    ...peopleInAddresses(evidence),
    ...peopleInLogs(evidence),
  ];
}

/** Points have four decimals at most; whole numbers of those add up exactly. */
const fine = (points: number): number => Math.round(points * 10_000);

function byMember(ledger: readonly LedgerRow[]): ReadonlyMap<string, readonly LedgerRow[]> {
  const rows = new Map<string, LedgerRow[]>();
  for (const row of ledger) rows.set(row.phone, [...(rows.get(row.phone) ?? []), row]);
  return rows;
}

/** Members are named by the last digits, as the desk does. */
const short = (phone: string): string => `…${phone.slice(-3)}`;

export function balancesThatDiffer({
  members,
  ledger,
}: Pick<LoyaltyEvidence, 'members' | 'ledger'>): readonly string[] {
  const rows = byMember(ledger);
  const differs = members.filter(
    ({ phone, balance }) =>
      fine(balance) !==
      (rows.get(phone) ?? []).reduce((sum, { points_change }) => sum + fine(points_change), 0),
  );
  const known = new Set(members.map(({ phone }) => phone));
  const strangers = [...rows.keys()].filter((phone) => !known.has(phone));
  return [
    ...differs.map(({ phone }) => `The balance of ${short(phone)} is not the sum of the ledger`),
    ...strangers.map((phone) => `The ledger has rows of ${short(phone)}, who is no member`),
  ];
}

/** In the order in which rows were posted; of two at one moment the one that gives first. */
export function belowZero({ ledger }: Pick<LoyaltyEvidence, 'ledger'>): readonly string[] {
  return [...byMember(ledger)].flatMap(([phone, rows]) => {
    let balance = 0;
    for (const row of inOrder(rows)) {
      balance += fine(row.points_change);
      if (balance < 0) return [`The balance of ${short(phone)} was below zero at ${row.posted_at}`];
    }
    return [];
  });
}

const inOrder = (rows: readonly LedgerRow[]): readonly LedgerRow[] =>
  [...rows].sort((one, other) =>
    one.posted_at === other.posted_at
      ? other.points_change - one.points_change
      : one.posted_at < other.posted_at
        ? -1
        : 1,
  );

export function salesCountedTwice({ ledger }: Pick<LoyaltyEvidence, 'ledger'>): readonly string[] {
  const seen = new Set<string>();
  return ledger
    .filter(({ reason }) => reason === 'earn')
    .flatMap(({ sale_id = '' }) => {
      const isNew = !seen.has(sale_id);
      seen.add(sale_id);
      return isNew ? [] : [`The sale ${sale_id} was counted twice`];
    });
}

/** Every sale that was left alone earned what its figures come to. */
export function salesMiscounted({
  ledger,
  plainSales,
}: Pick<LoyaltyEvidence, 'ledger' | 'plainSales'>): readonly string[] {
  const earned = new Map(
    ledger.filter(({ reason }) => reason === 'earn').map((row) => [row.sale_id, row.points_change]),
  );
  return plainSales.flatMap(({ saleId, points }) => {
    const got = earned.get(saleId);
    return got !== undefined && fine(got) === fine(points)
      ? []
      : [`The sale ${saleId} earned ${got ?? 'nothing'} instead of ${points}`];
  });
}

/** One reward mail for each time that points of sales came to a reward's price, and never one more. */
export function announcedTooOften(
  { members, ledger, letters }: Pick<LoyaltyEvidence, 'members' | 'ledger' | 'letters'>,
  { tiers }: Pick<LoyaltyLimits, 'tiers'>,
): readonly string[] {
  const rows = byMember(ledger);
  const mails = countBy(letters.filter(({ kind }) => kind === 'reward').map(({ to }) => to));
  return members.flatMap(({ phone, email }) => {
    if (email === undefined) return [];
    const crossings = crossingsIn(rows.get(phone) ?? [], tiers);
    const got = mails.get(email.toLowerCase()) ?? 0;
    return got > crossings ? [`${short(phone)} got ${got} reward mails for ${crossings} crossings`] : [];
  });
}

/** How many rows lifted the balance over a price. */
function crossingsIn(rows: readonly LedgerRow[], tiers: readonly number[]): number {
  let balance = 0;
  let crossings = 0;
  for (const { points_change } of inOrder(rows)) {
    const before = balance;
    balance += fine(points_change);
    if (tiers.some((tier) => before < fine(tier) && balance >= fine(tier))) crossings += 1;
  }
  return crossings;
}

/** Every crossing that the ledger tells of was announced, where there was an address to write to. */
export function announcedTooSeldom({
  members,
  ledger,
  letters,
}: Pick<LoyaltyEvidence, 'members' | 'ledger' | 'letters'>): readonly string[] {
  const rows = byMember(ledger);
  const mails = countBy(letters.filter(({ kind }) => kind === 'reward').map(({ to }) => to));
  return members.flatMap(({ phone, email, email_trouble, email_confirmed_at: since = '9' }) => {
    if (email === undefined || email_trouble !== undefined) return [];
    const announced = (rows.get(phone) ?? []).filter(
      ({ crossed = [], posted_at }) => crossed.length > 0 && posted_at > since,
    ).length;
    const got = mails.get(email.toLowerCase()) ?? 0;
    return got < announced ? [`${short(phone)} got ${got} reward mails for ${announced} crossings`] : [];
  });
}

/** As many redemptions and presents as were confirmed at the desk, double clicks or not. */
export function confirmedOnce({
  ledger,
  confirmed,
}: Pick<LoyaltyEvidence, 'ledger' | 'confirmed'>): readonly string[] {
  const count = (reason: string) => ledger.filter((row) => row.reason === reason).length;
  return [
    ['reward-redeem', confirmed.redemptions] as const,
    ['win-back-bonus', confirmed.bonuses] as const,
  ].flatMap(([reason, wanted]) =>
    count(reason) === wanted ? [] : [`${wanted} of ${reason} were confirmed and ${count(reason)} written`],
  );
}

/**
 * Before the confirmation nothing but confirmations; balance and win-back mail only while it is welcome; nothing at all
 * after a bounce or a complaint.
 */
export function unwelcomeMail({
  members,
  audit,
  letters,
}: Pick<LoyaltyEvidence, 'members' | 'audit' | 'letters'>): readonly string[] {
  // To the second: the bus tells of a complaint in whole seconds, which may lie just before the mail itself.
  const second = (at: string) => at.slice(0, 'yyyy-mm-ddThh:mm:ss'.length);
  const changes = new Map<string, { at: string; optedIn: boolean }[]>();
  for (const { phone, ts, after } of [...audit].sort((one, other) => (one.ts < other.ts ? -1 : 1))) {
    if (typeof after.opted_in !== 'boolean') continue;
    const own = changes.get(phone) ?? [];
    own.push({ at: second(ts), optedIn: after.opted_in });
    changes.set(phone, own);
  }
  const memberOf = new Map(members.map((row) => [row.email?.toLowerCase(), row]));
  return letters.flatMap(({ id, at, to, kind }) => {
    if (kind === 'confirm') return [];
    const member = memberOf.get(to);
    if (member === undefined) return [`${id} (${kind}) went to an address that nobody confirmed`];
    if (second(at) < second(member.email_confirmed_at ?? '9'))
      return [`${id} (${kind}) went out before the address was confirmed`];
    if (kind === 'reward' || kind === 'address-note') return [];
    // Until the first change it was welcome: the address was confirmed before the month.
    const welcome =
      (changes.get(member.phone) ?? []).filter((change) => change.at < second(at)).at(-1)?.optedIn ?? true;
    return welcome ? [] : [`${id} (${kind}) went to somebody who had opted out`];
  });
}

/** A confirmation answers what somebody did this minute; everything else waits for the morning. */
export function mailInQuietHours(
  { letters }: Pick<LoyaltyEvidence, 'letters'>,
  { quietFrom, quietUntil, timeZone }: Omit<LoyaltyLimits, 'tiers'>,
): readonly string[] {
  const hourOf = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', hourCycle: 'h23', timeZone });
  return letters.filter(isOursToTime).flatMap(({ id, at, kind }) => {
    const hour = Number(hourOf.format(new Date(at)));
    const quiet = hour >= quietFrom || hour < quietUntil;
    return quiet ? [`${id} (${kind}) went out at ${at}, inside the quiet hours`] : [];
  });
}

const isOursToTime = ({ kind }: Letter): boolean => kind !== 'confirm' && kind !== 'address-note';

export function balanceMailTwiceADay(
  { letters }: Pick<LoyaltyEvidence, 'letters'>,
  { timeZone }: Pick<LoyaltyLimits, 'timeZone'>,
): readonly string[] {
  const dayOf = new Intl.DateTimeFormat('en-CA', { dateStyle: 'short', timeZone });
  const counts = countBy(
    letters
      .filter(({ kind }) => kind === 'nightly')
      .map(({ to, at }) => `${to} on ${dayOf.format(new Date(at))}`),
  );
  return [...counts]
    .filter(([, count]) => count > 1)
    .map(([whom, count]) => `${count} balance mails went to ${whom}`);
}

/** `days` are local dates. */
export const daysWithoutCopy = (
  { backupDays }: Pick<LoyaltyEvidence, 'backupDays'>,
  days: readonly string[],
): readonly string[] =>
  days.filter((day) => !backupDays.includes(day)).map((day) => `Nothing was copied on ${day}`);

/** Addresses end up in histories and logs: no link of a mail may tell of a person. */
export function peopleInAddresses({
  letters,
  people,
}: Pick<LoyaltyEvidence, 'letters' | 'people'>): readonly string[] {
  return letters.flatMap(({ id, message }) => {
    const addresses = addressesIn(message).map(decodeURIComponent).join('\n');
    const isNamed = people.some(
      ({ phone, email }) => addresses.includes(phone.slice(-9)) || addresses.includes(email),
    );
    return isNamed ? [`A link in ${id} names a person`] : [];
  });
}

function countBy(values: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return counts;
}
