// The promises about points: every balance is the ledger's sum, and every sale and every confirmation counts once.
import type { LoyaltyEvidence } from './evidence.ts';
import { byMember, fine, inOrder, short } from './ledger-rows.ts';

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

/** A member's stamps are those of the ledger, card by card. */
export function stampsThatDiffer({
  members,
  ledger,
}: Pick<LoyaltyEvidence, 'members' | 'ledger'>): readonly string[] {
  const rows = byMember(ledger);
  return members.flatMap((member) => {
    const sums = new Map<string, number>();
    for (const { stamps = {} } of rows.get(member.phone) ?? [])
      for (const [lot, pieces] of Object.entries(stamps))
        sums.set(`stamps:${lot}`, (sums.get(`stamps:${lot}`) ?? 0) + fine(pieces));
    const own = Object.entries(member).filter(([name]) => name.startsWith('stamps:'));
    const all = new Map(own.map(([name, pieces]) => [name, fine(Number(pieces))]));
    return [...new Set([...sums.keys(), ...all.keys()])]
      .filter((name) => (sums.get(name) ?? 0) !== (all.get(name) ?? 0))
      .map((name) => `The ${name} of ${short(member.phone)} are not the sum of the ledger`);
  });
}

/** At no moment may more have been spent than was there. */
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
