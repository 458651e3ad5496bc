// Whether the owner is written to about an alarm.
//
//   rings ──▶ told at once, or, where the owner asked for silence, at its end if it still rings then
//   is well again ──▶ told, unless it rang in that silence and nobody heard of it
import type { AlarmChange } from './alarm-change.ts';

export type KnownAlarm = {
  /** The newest change that is known. */
  readonly state: 'ALARM' | 'OK';
  readonly changedAt: Date;
  /** When it last began to ring. */
  readonly rangAt?: Date;
  /** Until when the owner wants to hear nothing. */
  readonly mutedUntil?: Date;
  /** The ring of which nobody was told. */
  readonly hushedAt?: Date;
};

export type AlarmDecision =
  /** `wellSince`: the news came so late that it is over. */
  | { readonly kind: 'tell-ring'; readonly wellSince?: Date }
  | { readonly kind: 'tell-well'; readonly rangAt: Date }
  | { readonly kind: 'wait'; readonly until: Date }
  | { readonly kind: 'nothing'; readonly because: 'never-rang' | 'nobody-was-told' | 'out-of-date' };

/** `known` has the change in it already. */
export function decideAlarm(
  change: Pick<AlarmChange, 'state' | 'at'>,
  known: KnownAlarm,
  now: Date,
): AlarmDecision {
  const isNewest = known.changedAt.getTime() <= change.at.getTime();
  if (change.state === 'ALARM') {
    if (!isNewest && known.state === 'OK') return { kind: 'tell-ring', wellSince: known.changedAt };
    const { mutedUntil } = known;
    return mutedUntil !== undefined && mutedUntil > now
      ? { kind: 'wait', until: mutedUntil }
      : { kind: 'tell-ring' };
  }
  if (!isNewest) return { kind: 'nothing', because: 'out-of-date' };
  const { rangAt, hushedAt } = known;
  if (rangAt === undefined) return { kind: 'nothing', because: 'never-rang' };
  if (hushedAt?.getTime() === rangAt.getTime()) return { kind: 'nothing', because: 'nobody-was-told' };
  return { kind: 'tell-well', rangAt };
}
