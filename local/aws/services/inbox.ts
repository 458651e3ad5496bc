// Every e-mail and text message that the suite sends, as a shopper or the owner would find it. One JSON line each.
import { appendFileSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Clock, InboxMessage } from '../../world.ts';

export interface Inbox {
  /** Oldest first. */
  messages(): readonly InboxMessage[];
  /** Delivers a message now; its id counts up, so that ids also tell the order. */
  deliver(message: Omit<InboxMessage, 'id' | 'at'>): InboxMessage;
}

/** `stateDirectory` may be empty: then the inbox is gone when the process ends. */
export function makeInbox(clock: Clock, stateDirectory: string): Inbox {
  const path = stateDirectory === '' ? undefined : join(stateDirectory, 'messages.jsonl');
  if (stateDirectory !== '') mkdirSync(stateDirectory, { recursive: true });
  const kept = path === undefined ? [] : readLines(path);
  return {
    messages: () => kept,
    deliver(message) {
      const delivered: InboxMessage = {
        id: `m-${String(kept.length + 1).padStart(6, '0')}`,
        at: new Date(clock.now()).toISOString(),
        ...message,
      };
      kept.push(delivered);
      if (path !== undefined) appendFileSync(path, `${JSON.stringify(delivered)}\n`);
      return delivered;
    },
  };
}

function readLines(path: string): InboxMessage[] {
  let content: string;
  try {
    content = readFileSync(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
  return content.split('\n').flatMap((line) => (line === '' ? [] : [JSON.parse(line) as InboxMessage]));
}
