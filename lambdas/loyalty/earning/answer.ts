import type { EarnAnswer } from '../../../shared/events/till-events.ts';

/** What the till's door hears of one event. */
export const answer = (status: EarnAnswer['status'], reason: string): EarnAnswer => ({ status, reason });
