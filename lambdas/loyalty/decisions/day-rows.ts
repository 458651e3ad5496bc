// What a row of a day must hold to be counted. A row that was edited by hand, or written by a version long gone, may hold
// anything; one of them would make every figure of its month no number at all.
import type { DayDeed } from '../desk-rows.ts';
import type { DayChange } from '../rows.ts';
import type { DaySale } from '../sale-rows.ts';

/** More points than there ever were; a number beyond it is a slip, or none. */
const MOST_POINTS = 1e12;
/** How long DynamoDB's keys may be. */
const LONGEST = { phone: 2_048, ts: 1_024 } as const;

/** What is wrong with the row, in words for the owner; undefined for one that can be counted. */
export function saleProblem({ phone, ts, move, day_points: points, enrols }: DaySale): string | undefined {
  if (phone !== undefined && !isKey(phone, LONGEST.phone)) return 'its phone is none';
  if (ts !== undefined && !isLedgerKey(ts)) return 'its ledger key is none';
  if (typeof move !== 'string') return 'it does not say what became of it';
  if (points !== undefined && !isPoints(points)) return 'its points are no number';
  return enrols === undefined || typeof enrols === 'boolean' ? undefined : 'whether it enrols is not said';
}

/** The same for a sale that is to be looked up in the ledger or among the held ones. */
export function lookUpProblem({ phone, ts, move }: DaySale): string | undefined {
  if (move !== 'add' && move !== 'hold') return undefined;
  if (phone === undefined) return 'it names no member';
  return move === 'add' && ts === undefined ? 'it has no ledger key' : undefined;
}

export function changeProblem({ phone, ts, points_change: points, reason, reward }: DayChange) {
  if (!isKey(phone, LONGEST.phone) || !isLedgerKey(ts)) return 'its key is none';
  if (!isPoints(points)) return 'its points are no number';
  if (typeof reason !== 'string') return 'it has no reason';
  return reward === undefined || typeof reward === 'string' ? undefined : 'its reward has no name';
}

export function deedProblem({ phone, ts, action, by_user: by }: DayDeed): string | undefined {
  if (!isKey(phone, LONGEST.phone) || !isLedgerKey(ts)) return 'its key is none';
  return typeof action === 'string' && typeof by === 'string' ? undefined : 'who did what is not said';
}

const isKey = (value: unknown, bytes: number): boolean =>
  typeof value === 'string' && value !== '' && Buffer.byteLength(value) <= bytes;
/** Ledger and audit keys begin with their instant. */
const isLedgerKey = (value: unknown): boolean =>
  isKey(value, LONGEST.ts) && Number.isFinite(Date.parse(String(value).split('#')[0] ?? ''));
const isPoints = (value: unknown): boolean => typeof value === 'number' && Math.abs(value) <= MOST_POINTS;
