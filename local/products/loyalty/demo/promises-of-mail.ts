// The promises about mails: one for each reward, none that is unwelcome, none by night, and no person in a link.
import type { LedgerRow, Letter, LoyaltyEvidence } from './evidence.ts';
import { byMember, fine, inOrder, short } from './ledger-rows.ts';
import { addressesIn } from './member-mails.ts';

export type LoyaltyLimits = {
  /** Local hours of the shop: nothing from `quietFrom` on and nothing before `quietUntil`. */
  readonly quietFrom: number;
  readonly quietUntil: number;
  readonly timeZone: string;
  /** What the rewards cost, in points. */
  readonly tiers: readonly number[];
};

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
