// One row per alarm in the product's table of notices: how it stands, since when, and until when the owner wants silence.
import { type DynamoDBDocumentClient, GetCommand } from '@aws-sdk/lib-dynamodb';
import { makeConditionalUpdate } from '../aws/conditional-update.ts';
import type { Clock } from '../handlers/clock.ts';
import type { AlarmChange } from './alarm-change.ts';
import type { KnownAlarm } from './decide-alarm.ts';

export type AlarmRow = KnownAlarm & {
  readonly description: string;
  readonly measured?: AlarmChange['measured'];
};

export type KnownAlarms = ReturnType<typeof makeKnownAlarms>;

const KEEP_DAYS = 60;

const changeIsNews = 'attribute_not_exists(changed_at) OR changed_at < :at';
const nobodyMutedIt = 'attribute_not_exists(muted_until) OR muted_until <= :now';
const itRangThen = 'rang_at = :rang';
const itIsClaimed = 'attribute_exists(notice_id)';

export function makeKnownAlarms(documents: DynamoDBDocumentClient, table: string, now: Clock) {
  const update = makeConditionalUpdate(documents, table);
  const expires = () => Math.floor(now().getTime() / 1000) + KEEP_DAYS * 86_400;
  const keyOf = (name: string) => ({ notice_id: `alarm#${name}` });

  return {
    /** Writes down how it stands; an older change than the one that is known changes nothing. */
    async note({ name, state, at, description, measured }: AlarmChange): Promise<void> {
      const rang =
        state === 'ALARM' ? ', rang_at = :at, measured = :measured, description = :description' : '';
      await update({
        key: keyOf(name),
        when: changeIsNews,
        change: `SET #state = :state, changed_at = :at, expires_at = :expires${rang}`,
        names: { '#state': 'state' },
        values: {
          ':state': state,
          ':at': at.toISOString(),
          ':expires': expires(),
          ...(rang === '' ? {} : { ':measured': measured ?? null, ':description': description }),
        },
      });
    },

    async get(name: string): Promise<AlarmRow | undefined> {
      const { Item: row } = await documents.send(
        new GetCommand({ TableName: table, Key: keyOf(name), ConsistentRead: true }),
      );
      if (row?.changed_at === undefined) return undefined;
      const dated = (key: string, attribute: string) =>
        row[attribute] === undefined ? {} : { [key]: new Date(row[attribute] as string) };
      return {
        state: row.state as KnownAlarm['state'],
        changedAt: new Date(row.changed_at as string),
        description: (row.description ?? '') as string,
        ...(row.measured == null ? {} : { measured: row.measured as AlarmRow['measured'] }),
        ...dated('rangAt', 'rang_at'),
        ...dated('mutedUntil', 'muted_until'),
        ...dated('hushedAt', 'hushed_at'),
      };
    },

    /** The letter that has this claim surely went out. Safe to repeat. */
    noteSent: (claim: string): Promise<boolean> =>
      update({
        key: { notice_id: claim },
        when: itIsClaimed,
        change: 'SET outcome = :sent',
        values: { ':sent': 'sent' },
      }),

    /**
     * Whether nobody can tell if the letter that has this claim went out: also where whoever took it died before saying so, or is at it
     * still. An alarm is rather told twice.
     */
    async isUnknown(claim: string): Promise<boolean> {
      const { Item: row } = await documents.send(
        new GetCommand({ TableName: table, Key: { notice_id: claim }, ConsistentRead: true }),
      );
      return row?.outcome !== 'sent';
    },

    /** Nobody is told of the ring that began then. */
    hush: (name: string, rangAt: Date): Promise<boolean> =>
      update({
        key: keyOf(name),
        when: itRangThen,
        change: 'SET hushed_at = :rang',
        values: { ':rang': rangAt.toISOString() },
      }),

    /** Somebody is, after all. */
    unhush: (name: string, rangAt: Date): Promise<boolean> =>
      update({
        key: keyOf(name),
        when: itRangThen,
        change: 'REMOVE hushed_at',
        values: { ':rang': rangAt.toISOString() },
      }),

    /** Silence until then; where there is silence already, it stays as long as it was. */
    mute: (name: string, until: Date): Promise<boolean> =>
      update({
        key: keyOf(name),
        when: nobodyMutedIt,
        change: 'SET muted_until = :until, expires_at = :expires',
        values: { ':until': until.toISOString(), ':now': now().toISOString(), ':expires': expires() },
      }),
  };
}
