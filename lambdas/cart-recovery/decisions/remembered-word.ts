// What is remembered of somebody's consent, as one word.
import type { ConsentWord, PersonRow } from '../rows.ts';

/** Undefined where they said nothing. */
export function wordOf(person: PersonRow | undefined): ConsentWord | undefined {
  if (person?.consent === undefined) return undefined;
  return {
    agrees: person.consent,
    at: person.consent_at ?? '',
    ...(person.consent_pending === true ? { pending: true } : {}),
    ...(person.consent_refused === true ? { refused: true } : {}),
  };
}
