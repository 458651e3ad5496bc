// A member's changes with the sales behind them, as they are shown.
import { historyView, type SeenChange, salesBehind } from '../decisions/history-view.ts';
import type { DeskParts } from './parts.ts';

export async function seenChanges(
  { pointsMoves, sales }: Pick<DeskParts, 'pointsMoves' | 'sales'>,
  { phone, read }: { readonly phone: string; readonly read: number },
): Promise<readonly SeenChange[]> {
  const rows = await pointsMoves.history(phone, read);
  return historyView(rows, await sales.getMany(salesBehind(rows)));
}
