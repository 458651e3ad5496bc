// Sessions of the desk that were signed out, on the row of whose they were.
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { makeConditionalUpdate } from '../../../shared/aws/conditional-update.ts';
import type { StaffRow } from '../desk-rows.ts';

/** So many sessions that ended are forgotten in one go. */
const MOST_PRUNED = 50;

export function makeStaffSessions(client: DynamoDBDocumentClient, table: string) {
  const update = makeConditionalUpdate(client, table);
  return {
    /** Ends one session for good, and forgets those whose hours are over anyway. */
    async endSession(
      { name, ended_sessions: ended = {} }: StaffRow,
      session: { readonly id: string; readonly endsAt: Date },
      at: Date,
    ): Promise<void> {
      const past = Object.keys(ended)
        .filter((id) => id !== session.id && Date.parse(ended[id] ?? '') <= at.getTime())
        .slice(0, MOST_PRUNED);
      const pastNames = past.map((id, index) => [`#past${index}`, id] as const);
      const prune = pastNames.map(([placeholder]) => `ended_sessions.${placeholder}`).join(', ');
      const isEnded = await update({
        key: { name },
        when: 'attribute_exists(ended_sessions)',
        change: `SET ended_sessions.#id = :until${prune === '' ? '' : ` REMOVE ${prune}`}`,
        names: { '#id': session.id, ...Object.fromEntries(pastNames) },
        values: { ':until': session.endsAt.toISOString() },
      });
      if (isEnded) return;
      await update({
        key: { name },
        when: 'attribute_exists(#name) AND attribute_not_exists(ended_sessions)',
        change: 'SET ended_sessions = :first',
        names: { '#name': 'name' },
        values: { ':first': { [session.id]: session.endsAt.toISOString() } },
      });
    },
  };
}
