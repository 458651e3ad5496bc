// Announces the rewards that came within reach. Twice is harmless: the mail is claimed once.

import type { RegisteredSale } from '../decisions/sale-row.ts';
import { rewardEarned } from '../mails/announce.ts';
import type { LedgerRow } from '../rows.ts';
import type { EarnParts } from './parts.ts';

export async function announce(row: LedgerRow, parts: EarnParts): Promise<void> {
  const announcement = rewardEarned(row);
  if (announcement !== undefined) await parts.announce(announcement);
}

/** The correction that the present figures came to: whoever wrote it may have been stopped before it was announced. */
export async function announceCorrection(
  { phone, corrected_as }: RegisteredSale,
  parts: EarnParts,
): Promise<void> {
  const row = corrected_as === undefined ? undefined : await parts.ledger.row({ phone, ts: corrected_as });
  if (row !== undefined) await announce(row, parts);
}
