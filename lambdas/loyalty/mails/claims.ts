// The names of claims and alarm clocks follow from the mail, so that a mail that is told twice is sent once, and one that
// waits for the morning waits once. Phones stand in neither: they are listed in places where nobody looks for people.
import { createHash } from 'node:crypto';
import { digestOfAddress } from '../../../shared/people/address-digest.ts';
import type { DispatchEvent } from '../decisions/deferral.ts';
import {
  ADDRESS_NOTE,
  type AddressNote,
  BIRTHDAY,
  type Birthday,
  HELD_FOR_REVIEW,
  NIGHTLY_EMAIL,
  type NightlyEmail,
  REWARD_EARNED,
  type RewardEarned,
  WIN_BACK,
  type WinBack,
} from '../names.ts';

const digest = (...parts: readonly string[]): string =>
  createHash('sha256').update(parts.join('\0')).digest('hex').slice(0, 32);

export const rewardClaim = ({ phone, ts }: RewardEarned): string => `reward#${digestOfAddress(phone)}#${ts}`;
export const nightlyClaim = (phone: string, day: string): string =>
  `nightly#${digestOfAddress(phone)}#${day}`;
export const winBackClaim = ({ phone, kind, ref }: WinBack): string =>
  `${kind}#${digestOfAddress(phone)}#${ref}`;
export const birthdayClaim = ({ phone, ref }: Birthday): string =>
  `birthday#${digestOfAddress(phone)}#${ref}`;
export const noteClaim = ({ phone, day }: AddressNote): string =>
  `address-note#${digestOfAddress(phone)}#${day}`;
/** One letter a day, however many sales wait. */
export const heldClaim = (day: string): string => `held-for-review#${day}`;

/** The alarm clock of one batch of an evening. Another set of phones is another batch. */
export const batchName = ({ day, batch, phones }: NightlyEmail): string =>
  `nightly-${day}-${batch}-${digest(...phones)}`;

/** The alarm clock of a mail that SES puts off until `at`. Each later one is another, for it may be set while this one rings. */
export const putOffName = ({ 'detail-type': type, detail }: DispatchEvent, at: Date): string =>
  `later-${digest(type, JSON.stringify(detail))}-${Math.floor(at.getTime() / 60_000).toString(36)}`;

/** The alarm clock of a mail that waits until `until`. */
export function deferralName({ 'detail-type': type, detail }: DispatchEvent, until: Date): string {
  switch (type) {
    case REWARD_EARNED:
      return `morning-reward-${digest(rewardClaim(detail as RewardEarned))}`;
    case NIGHTLY_EMAIL:
      return `morning-${batchName(detail as NightlyEmail)}`;
    case WIN_BACK:
      return `morning-${(detail as WinBack).kind}-${digest(winBackClaim(detail as WinBack))}`;
    case BIRTHDAY:
      return `morning-birthday-${digest(birthdayClaim(detail as Birthday))}`;
    case ADDRESS_NOTE:
      return `morning-note-${digest(noteClaim(detail as AddressNote))}`;
    case HELD_FOR_REVIEW:
      return `morning-held-${until.getTime()}`;
    default:
      return `morning-${digest(type, JSON.stringify(detail))}`;
  }
}
