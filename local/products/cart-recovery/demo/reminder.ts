// A reminder as its receiver sees it: which cart, which step, which ways out.
import type { InboxMessage } from '../../../world.ts';

export type SeenReminder = {
  readonly cartId: string;
  readonly step: string;
  readonly returnLink: string;
  /** Absent from a mail that must not exist. */
  readonly unsubscribe: string | undefined;
};

/** Undefined for a message that is no reminder, such as a letter to the owner. */
export function reminderIn(message: InboxMessage): SeenReminder | undefined {
  const link = /https?:\/\/\S+\/cart\/([^?\s]+)\?\S*utm_campaign=(\w+)-reminder/.exec(message.text);
  if (link === null) return undefined;
  return {
    cartId: decodeURIComponent(link[1] ?? ''),
    step: link[2] ?? '',
    returnLink: link[0],
    unsubscribe: /<(https?:\/\/[^>]+\/u\/[^>]+)>/.exec(message.headers?.['List-Unsubscribe'] ?? '')?.[1],
  };
}
