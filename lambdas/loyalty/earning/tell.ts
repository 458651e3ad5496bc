// Telling of rewards that came within reach. Telling twice is harmless: the letter is claimed once.

import type { RegisteredSale } from '../decisions/sale-row.ts';
import { rewardEarned } from '../mails/announce.ts';
import type { LedgerRow } from '../rows.ts';
import type { EarnParts } from './parts.ts';

export async function announce(row: LedgerRow, parts: EarnParts): Promise<void> {
  const announcement = rewardEarned(row);
  if (announcement !== undefined) await parts.announce(announcement);
}

/** The correction that the present figures came to: whoever wrote it may have been stopped before telling of it. */
export async function announceCorrection(
  { phone, corrected_as }: RegisteredSale,
  parts: EarnParts,
): Promise<void> {
  const row = corrected_as === undefined ? undefined : await parts.ledger.row({ phone, ts: corrected_as });
  if (row !== undefined) await announce(row, parts);
}
