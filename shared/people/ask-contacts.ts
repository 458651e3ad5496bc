// What a product asks before it claims a message that is not asked for: may it go out, all products counted together? Where they
// share nothing it may, and nothing is asked.
import type { Log } from '../handlers/log.ts';
import { addDuration, localParts, toInstant } from '../time/time.ts';
import { type Ask, type FromAll, USUAL_FROM_ALL } from './contact-policy.ts';
import type { Asked, Contacts } from './contacts.ts';

/** What an owner's document says of it. */
export type ContactRules = {
  readonly fromAll?: FromAll | undefined;
  readonly sameDay?: boolean | undefined;
};

export type Asking = Pick<Ask, 'id' | 'kind' | 'at' | 'notBoughtSince' | 'ofSkus' | 'dueUntil'> & {
  /** As opting out knows them. */
  readonly keys: readonly string[];
  readonly rules: ContactRules;
  /** The shop's, whose day counts. */
  readonly zone: string;
};

export type Answer = Asked | { readonly may: false; readonly reason: 'unreachable' };

const MAY: Asked = { may: true, giveBack: async () => undefined };

/** `unreachable`: nobody could be asked, so it waits. */
export async function askContacts(
  { keys, ...asking }: Asking,
  { contacts, log }: { readonly contacts?: Contacts | undefined; readonly log: Pick<Log, 'warn'> },
): Promise<Answer> {
  if (contacts === undefined) return MAY;
  try {
    return await contacts.ask(keys, askOf(asking));
  } catch (error) {
    log.warn('what the products know of people together could not be asked', { error });
    return { may: false, reason: 'unreachable' };
  }
}

/** The question in the owner's words and the shop's day, which has 23 to 25 hours. */
export function askOf({ rules, zone, ...message }: Omit<Asking, 'keys'>): Ask {
  const { year, month, day } = localParts(message.at, zone);
  const dayBegan = toInstant({ year, month, day }, zone);
  return {
    ...message,
    limit: rules.fromAll ?? USUAL_FROM_ALL,
    ...(rules.sameDay === true
      ? { dayBegan: undefined }
      : { dayBegan, dayEnds: addDuration(dayBegan, 'P1D', zone) }),
  };
}
