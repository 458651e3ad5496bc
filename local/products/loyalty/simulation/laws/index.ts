// The laws of the loyalty tracker.
import type { Law } from '../../../../simulator/law.ts';
import { balanceIsTheLedger } from './balance-is-the-ledger.ts';

export const laws: readonly Law[] = [balanceIsTheLedger];
