// What a run needs to tell its owner of rows that it left out, with the letters kept: for tests that plant bad rows.
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { makeLog } from '../../shared/handlers/log.ts';
import { makeNotices } from '../../shared/messages/notices.ts';
import type { Email } from '../../shared/messages/outcome.ts';
import { aShop } from '../shared/platforms/shops.ts';

export function lettersOn(documents: DynamoDBDocumentClient, now: () => Date) {
  const letters: Email[] = [];
  return {
    letters,
    /** The letters about rows that were left out. */
    told: () => letters.filter(({ subject }) => subject.includes('left out of')),
    parts: {
      shop: aShop(),
      now,
      log: makeLog({ functionName: 'test', now, write: () => {} }),
      notices: makeNotices({ documents, table: 'notices', now }),
      sendEmail: async (email: Email) => {
        letters.push(email);
        return { outcome: 'sent' as const, messageId: `m-${letters.length}` };
      },
    },
  };
}

/** What no version of ours ever wrote, and what a row that somebody edits by hand may hold. */
export const HOSTILE_VALUES: readonly unknown[] = [
  'no instant at all',
  '',
  42,
  -1,
  true,
  null,
  [],
  {},
  new Set(['x']),
  'x'.repeat(3_000),
  '9999-99-99T00:00:00.000Z',
];
