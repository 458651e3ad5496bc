// Writes to the owner about an alarm that went on or off: once for each change, however often AWS tells of it. What cannot be
// written is thrown: after two more tries Lambda hands the news itself to the account's own notification, so that an alarm
// reaches the owner also when our mail is what is broken.
import type { EventBridgeEvent } from 'aws-lambda';
import type { OneOffs } from '../aws/one-off-schedules.ts';
import type { Log } from '../handlers/log.ts';
import type { LinkKeys } from '../links/link-keys.ts';
import { mustHaveGoneOut, type SendOnceParts, sendOnce } from '../messages/send-once.ts';
import type { Shop } from '../shop/shop.ts';
import { type AlarmChange, readAlarmChange } from './alarm-change.ts';
import { type Letter, ringLetter, wellLetter } from './alarm-letter.ts';
import { alarmLink } from './alarm-links.ts';
import { decideAlarm } from './decide-alarm.ts';
import type { AlarmRow, KnownAlarms } from './known-alarms.ts';

/** Set for the end of a silence in which the alarm rang. */
export type SilenceEnds = { readonly type: 'silence.ends'; readonly alarm: string };
export type AlarmEvent = EventBridgeEvent<string, unknown> | SilenceEnds;

export type TellOfAlarmParts = SendOnceParts & {
  readonly shop: Shop;
  readonly log: Log;
  readonly alarms: Pick<KnownAlarms, 'note' | 'get' | 'hush' | 'unhush' | 'noteSent' | 'isUnknown'>;
  readonly schedules: Pick<OneOffs, 'setOnce'>;
  readonly linkKeys: LinkKeys;
  /** Where the product's links begin. */
  readonly pagesUrl: string;
};

export function makeTellOfAlarm(parts: TellOfAlarmParts) {
  return async (event: AlarmEvent): Promise<void> => {
    if ('type' in event) return endOfSilence(event, parts);
    const change = readAlarmChange(event);
    if (change === undefined) return;
    await parts.alarms.note(change);
    const known = await parts.alarms.get(change.name);
    if (known !== undefined) await tell(change, known, parts);
  };
}

/** The alarm may be well by now, or silenced once more. */
async function endOfSilence({ alarm: name }: SilenceEnds, parts: TellOfAlarmParts): Promise<void> {
  const known = await parts.alarms.get(name);
  if (known?.state !== 'ALARM' || known.rangAt === undefined) return;
  const { description, measured, rangAt: at } = known;
  await tell({ name, state: 'ALARM', at, description, ...(measured ? { measured } : {}) }, known, parts);
}

async function tell(change: AlarmChange, known: AlarmRow, parts: TellOfAlarmParts): Promise<void> {
  const { alarms, schedules, shop, now, log } = parts;
  const { name, at } = change;
  const decision = decideAlarm(change, known, now());
  switch (decision.kind) {
    case 'nothing':
      log.info('no letter about an alarm', { alarm: change.name, because: decision.because });
      return;
    case 'wait':
      // The alarm clock first: a ring that is written down as untold must be looked at again.
      await schedules.setOnce(silenceName(name, decision.until), decision.until, {
        type: 'silence.ends',
        alarm: name,
      } satisfies SilenceEnds);
      await alarms.hush(name, at);
      log.info('an alarm rings in silence', { alarm: name });
      return;
    case 'tell-ring': {
      const facts = { ...change, rangAt: at, wellSince: decision.wellSince };
      await alarms.unhush(name, at);
      return send(
        `alarm#${name}#${at.toISOString()}`,
        async (url) => ringLetter({ ...facts, url }, shop),
        change,
        parts,
      );
    }
    case 'tell-well': {
      const facts = { name, rangAt: decision.rangAt, description: known.description, wellSince: at };
      return send(
        `alarm-well#${name}#${at.toISOString()}`,
        async (url) => wellLetter({ ...facts, url }, shop),
        change,
        parts,
      );
    }
  }
}

async function send(
  claim: string,
  write: (url: string) => Promise<Letter>,
  { name, state }: AlarmChange,
  parts: TellOfAlarmParts,
): Promise<void> {
  const { shop, linkKeys, pagesUrl, now } = parts;
  const [key = ''] = await linkKeys();
  const letter = await write(alarmLink(pagesUrl, name, { key, now: now() }));
  const told = await sendOnce(
    { claim, email: { to: shop.ownerEmails, ...letter }, facts: { letter: 'alarm', alarm: name, state } },
    parts,
  );
  mustHaveGoneOut(told, `The letter about ${name}`);
  if (told.outcome === 'sent') await parts.alarms.noteSent(claim);
  // Nobody knows whether it arrived: an alarm is rather told twice, so the account's own notification tells it as well.
  if (told.outcome === 'unknown' || (told.outcome === 'already' && (await parts.alarms.isUnknown(claim))))
    throw new Error(`Whether the letter about ${name} was sent, nobody knows`);
}

/** One per alarm and silence. */
const silenceName = (name: string, until: Date): string => `${name}-${Math.floor(until.getTime() / 1000)}`;
