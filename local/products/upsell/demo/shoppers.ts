// What people and machines do with a nudge that arrived.

import type { Beat } from '../../../demo/beats.ts';
import * as visitors from '../../../demo/visitors.ts';
import { seededRandom } from '../../../seeded-random.ts';
import type { InboxMessage } from '../../../world.ts';
import type { Castmate } from './cast.ts';

export type Reactions = {
  /** Sends a text to the shop's number. */
  readonly text: (from: string, body: string) => void;
  readonly seed: number;
};

const MINUTE_MS = 60_000;

/** The beats that follow a nudge to `person`: previews and scanners first, then what the person does. */
export function reactionsTo(message: InboxMessage, person: Castmate, reactions: Reactions): readonly Beat[] {
  const arrived = Date.parse(message.at);
  const addLink = addLinkIn(message);
  const unsubscribe = unsubscribeLinkIn(message);
  const random = seededRandom(reactions.seed + Number.parseInt(message.id.replace(/\D/g, ''), 10));
  const later = (minutes: number, play: () => Promise<unknown>): Beat => ({
    at: arrived + minutes * MINUTE_MS,
    play: async () => void (await play()),
  });
  const beats: Beat[] = [];
  if (addLink === undefined) return beats;

  if (person.hasPreviews) beats.push(later(1, () => visitors.preview(addLink)));
  if (unsubscribe !== undefined) {
    beats.push(
      later(1, () => visitors.scan(addLink)),
      later(1, () => visitors.scan(unsubscribe)),
    );
  }
  switch (person.habit) {
    case 'taps':
      beats.push(later(5 + random.below(2 * 24 * 60), () => visitors.tap(addLink)));
      break;
    case 'taps-late': {
      // Either just after the window, before the sweep has closed the offer, or long after.
      const minutes = random.below(2) === 0 ? 3 * 24 * 60 + 3 : 4 * 24 * 60 + random.below(600);
      beats.push(later(minutes, () => visitors.tap(addLink)));
      break;
    }
    case 'opts-out':
      beats.push(
        later(10 + random.below(300), async () =>
          unsubscribe === undefined ? reactions.text(message.to, 'STOP') : visitors.pressButton(unsubscribe),
        ),
      );
      break;
    case 'ignores':
      break;
  }
  return beats;
}

/** The one-tap link; undefined for a message that is no nudge, such as a letter to the owner. */
export function addLinkIn(message: InboxMessage): string | undefined {
  return message.channel === 'sms'
    ? /https?:\/\/\S+\/[0-9A-Za-z]{12}(?=\s|$)/.exec(message.text)?.[0]
    : /https?:\/\/\S+?\/a\/[\w-]+\.[\w-]+/.exec(message.text)?.[0];
}

function unsubscribeLinkIn(message: InboxMessage): string | undefined {
  return /<(https?:\/\/[^>]+\/u\/[^>]+)>/.exec(message.headers?.['List-Unsubscribe'] ?? '')?.[1];
}
