// The tap: the tap is the measurement, so only a person's page visit counts (see visitor.ts), and only once.

export type TapDecision =
  /** Inside the window: the nudge worked. */
  | { readonly kind: 'take' }
  /** After the window, before the sweep: honoured, but not counted. */
  | { readonly kind: 'close-out-of-window' }
  /** The offer is closed already: nothing changes but a note of the late tap. */
  | { readonly kind: 'note-late-tap' }
  | { readonly kind: 'nothing' };

/** Decides what a person's tap does to an offer in this state. */
export function decideTap(
  offer: { readonly state: string; readonly windowEndsAt?: string },
  now: Date,
): TapDecision {
  if (offer.state === 'sent' && offer.windowEndsAt !== undefined) {
    return now <= new Date(offer.windowEndsAt) ? { kind: 'take' } : { kind: 'close-out-of-window' };
  }
  if (offer.state === 'taken') return { kind: 'nothing' };
  if (offer.state === 'ignored' || offer.state === 'out-of-window') return { kind: 'note-late-tap' };
  return { kind: 'nothing' };
}
