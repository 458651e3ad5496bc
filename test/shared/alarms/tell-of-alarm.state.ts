// Letters about alarms, on a real engine: once for each change, however often and in whatever order AWS tells of it.
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { alarmLink, openAlarmToken } from '../../../shared/alarms/alarm-links.ts';
import { answerAlarmPage } from '../../../shared/alarms/alarm-page.ts';
import { alarmDescription } from '../../../shared/alarms/description.ts';
import { makeKnownAlarms } from '../../../shared/alarms/known-alarms.ts';
import { type AlarmEvent, makeTellOfAlarm } from '../../../shared/alarms/tell-of-alarm.ts';
import { makeLog } from '../../../shared/handlers/log.ts';
import { makeNotices } from '../../../shared/messages/notices.ts';
import type { Email, SendOutcome } from '../../../shared/messages/outcome.ts';
import type { Shop } from '../../../shared/shop/shop.ts';
import { startEngine, table } from '../../support/dynamo.ts';

let engine: Awaited<ReturnType<typeof startEngine>>;
beforeAll(async () => {
  engine = await startEngine([table('notices', 'notice_id')]);
});
afterAll(() => engine.stop());

const shop = {
  name: 'Ridgeback Cycles',
  locale: 'en-GB',
  timeZone: 'Europe/London',
  ownerEmails: ['owner@shop.example'],
} as unknown as Shop;
const description = alarmDescription('The function failed.', {
  happened: 'Orders could not be taken in. The store got a 500.',
  noticed: 'Nothing.',
  toDo: ['Look at the log.', 'Deploy again.', 'Nothing more.'],
  runbook: 'upsr-order-errors',
});

let sent: Email[];
let outcomes: SendOutcome[];
let clock: Date;
let name: string;
let alarmClocks: [name: string, at: string][];
let count = 0;
const at = (minute: number) => new Date(Date.UTC(2026, 10, 28, 14, minute));
beforeEach(() => {
  count += 1;
  [sent, outcomes, alarmClocks, clock, name] = [[], [], [], at(5), `upsr-order-errors-${count}`];
});

const now = () => clock;
const alarms = () => makeKnownAlarms(engine.documents, 'notices', now);
const tell = (event: AlarmEvent) =>
  makeTellOfAlarm({
    shop,
    log: makeLog({ functionName: 'test', now, write: () => {} }),
    now,
    notices: makeNotices({ documents: engine.documents, table: 'notices', now }),
    alarms: alarms(),
    schedules: {
      setOnce: async (called, when) => {
        alarmClocks.push([called, when.toISOString()]);
        return 'set';
      },
    },
    linkKeys: async () => ['key-1'],
    pagesUrl: 'https://pages.example',
    sendEmail: async (email) => {
      const outcome = outcomes.shift() ?? { outcome: 'sent', messageId: 'm' };
      if (outcome.outcome === 'sent') sent.push(email);
      return outcome;
    },
  })(event);
const changed = (value: string, minute: number): AlarmEvent =>
  ({
    'detail-type': 'CloudWatch Alarm State Change',
    detail: {
      alarmName: name,
      configuration: { description },
      state: {
        value,
        timestamp: at(minute).toISOString().replace('Z', '+0000'),
        reasonData: JSON.stringify({ recentDatapoints: [3], threshold: 1, period: 300 }),
      },
    },
  }) as unknown as AlarmEvent;
const rings = (minute = 5) => tell(changed('ALARM', minute));
const isWell = (minute = 20) => tell(changed('OK', minute));
const subjects = () => sent.map(({ subject }) => subject);
const page = async (method: string) =>
  (
    await answerAlarmPage(
      { method, body: Buffer.alloc(0) } as never,
      { name, nonce: 'bm9uY2Utb2YtdGhlLXRlc3Q' },
      { shop, now, alarms: alarms() },
    )
  ).body;

const RINGS = () => `Ridgeback Cycles: Orders could not be taken in (${name})`;
const WELL = () => `Ridgeback Cycles: All is well again (${name})`;

describe('letters', () => {
  test('say what happened, since when by the shop’s clock, how bad, what to do and where to look', async () => {
    await rings();
    expect(subjects()).toEqual([RINGS()]);
    const { text = '', to } = sent[0]!;
    expect(to).toEqual(['owner@shop.example']);
    for (const said of [
      'The store got a 500.',
      'Saturday 28 November at 14:05',
      '3 in 5 minutes; it rings from 1 on',
      '1. Look at the log.',
      '3. Nothing more.',
      'docs/runbook.md under upsr-order-errors',
      'https://pages.example/u/',
    ])
      expect(text).toContain(said);
  });

  test('come once for each change, whatever is told twice, and once more when all is well', async () => {
    await rings();
    await Promise.all([rings(), rings()]);
    await isWell();
    await isWell();
    await rings();
    expect(subjects()).toEqual([RINGS(), WELL()]);
    await rings(40);
    expect(subjects()).toEqual([RINGS(), WELL(), RINGS()]);
  });

  test('say of what came late that it is over, and nothing of an alarm that only begins to be measured', async () => {
    await isWell(1);
    await tell(changed('INSUFFICIENT_DATA', 2));
    expect(subjects()).toEqual([]);
    await isWell(20);
    clock = at(21);
    await rings(5);
    expect(sent[0]?.text).toContain('Well again since');
    expect(sent[0]?.text).toContain('14:20');
  });

  test('that SES refuses, puts off or may have sent fail the run, so that the account’s own notification tells it', async () => {
    outcomes = [
      { outcome: 'refused', reason: 'MessageRejected' } as SendOutcome,
      { outcome: 'later', reason: 'SendingPausedException', holdsAll: true } as SendOutcome,
      { outcome: 'unknown', reason: 'TimeoutError' } as SendOutcome,
    ];
    await expect(rings()).rejects.toThrow('MessageRejected');
    await expect(rings()).rejects.toThrow('SendingPausedException');
    await expect(rings()).rejects.toThrow('nobody knows');
    await expect(rings()).rejects.toThrow('nobody knows');
    expect(sent).toEqual([]);
  });

  test('whose run died with its claim, before or after the mail, fails the next run; one that surely went out does not', async () => {
    const claim = `alarm#${name}#${at(5).toISOString()}`;
    const notices = makeNotices({ documents: engine.documents, table: 'notices', now });
    expect(await notices.claim(claim, 2_000_000_000, 'the run that died')).toBe(true);
    await expect(rings()).rejects.toThrow('nobody knows');
    await expect(rings()).rejects.toThrow('nobody knows');
    expect(sent).toEqual([]);
    await rings(15);
    await rings(15);
    expect(sent).toHaveLength(1);
  });
});

describe('silence', () => {
  test('is not made by opening the page, is made by its button, and pressed again it stays as long as it was', async () => {
    await rings();
    for (const method of ['GET', 'HEAD', 'GET'])
      expect(await page(method)).toContain('Silence this alarm for an hour');
    expect(await page('POST')).toContain('Silent until Saturday 28 November at 15:05');
    clock = at(30);
    expect(await page('POST')).toContain('Silent until Saturday 28 November at 15:05');
    clock = at(66);
    expect(await page('GET')).toContain('Silence this alarm for an hour');
  });

  test('still tells that all is well, keeps a new ring for its end, and then tells it if it still rings', async () => {
    await rings();
    await page('POST');
    await isWell(20);
    expect(subjects()).toEqual([RINGS(), WELL()]);
    clock = at(30);
    await rings(30);
    await rings(30);
    expect(subjects()).toHaveLength(2);
    expect(new Set(alarmClocks.map(([, when]) => when))).toEqual(new Set([at(65).toISOString()]));
    clock = at(65);
    await tell({ type: 'silence.ends', alarm: name });
    await tell({ type: 'silence.ends', alarm: name });
    expect(subjects()).toEqual([RINGS(), WELL(), RINGS()]);
    expect(sent[2]?.text).toContain('14:30');
    await isWell(70);
    expect(subjects()).toEqual([RINGS(), WELL(), RINGS(), WELL()]);
  });

  test('says nothing of a ring that came and went in it', async () => {
    await rings();
    await page('POST');
    await isWell(20);
    clock = at(30);
    await rings(30);
    await isWell(40);
    clock = at(65);
    await tell({ type: 'silence.ends', alarm: name });
    expect(subjects()).toEqual([RINGS(), WELL()]);
  });

  test('is by a link that names the alarm alone, opens for thirty days, and for nobody who made it up', () => {
    const link = alarmLink('https://pages.example/', name, { key: 'key-1', now: clock });
    const token = link.slice('https://pages.example/u/'.length);
    expect(openAlarmToken(token, ['key-2', 'key-1'], clock)).toBe(name);
    expect(openAlarmToken(token, ['key-2'], clock)).toBeUndefined();
    expect(openAlarmToken(`${token.slice(0, -1)}A`, ['key-1'], clock)).toBeUndefined();
    expect(openAlarmToken(token, ['key-1'], new Date(clock.getTime() + 31 * 86_400_000))).toBeUndefined();
  });
});
