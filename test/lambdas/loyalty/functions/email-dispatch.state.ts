// What the dispatch does when sending goes wrong, on a real engine: refused, unknown, cut off in the middle.
import { PutCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { DispatchEvent } from '../../../../lambdas/loyalty/decisions/deferral.ts';
import {
  type DispatchParts,
  makeEmailDispatch,
} from '../../../../lambdas/loyalty/functions/email-dispatch.ts';
import { rewardClaim } from '../../../../lambdas/loyalty/mails/claims.ts';
import { defaultLoyaltyVoice } from '../../../../lambdas/loyalty/rules/voice.ts';
import { makeCaseReader } from '../../../../lambdas/loyalty/state/case-reader.ts';
import { makeConfirmLimit } from '../../../../lambdas/loyalty/state/confirm-limit.ts';
import { makeMailConsent } from '../../../../lambdas/loyalty/state/mail-consent.ts';
import { makeMembers } from '../../../../lambdas/loyalty/state/members.ts';
import { makeSends } from '../../../../lambdas/loyalty/state/sends.ts';
import { makeNotices } from '../../../../shared/messages/notices.ts';
import { type Email, isSurelyNotSent, type SendOutcome } from '../../../../shared/messages/outcome.ts';
import type { RunOfSends } from '../../../../shared/messages/tell-of-failures.ts';
import { makeTurns } from '../../../../shared/messages/turns.ts';
import { STORY } from '../builders.ts';
import { aMember, aShop, noon } from '../mail-builders.ts';
import { silentLog, startLoyaltyTables, TABLES, ZONE } from '../tables.ts';

let tables: Awaited<ReturnType<typeof startLoyaltyTables>>;
let sent: string[];
let outcomes: (SendOutcome | 'crash')[];
let waited: number;
let now: Date;
let clocks: { at: string; event: DispatchEvent }[];
let runs: RunOfSends[];
let dispatch: ReturnType<typeof makeEmailDispatch>;
beforeAll(async () => {
  tables = await startLoyaltyTables();
});
afterAll(() => tables.stop());

const sendEmail = async ({ to }: Email): Promise<SendOutcome> => {
  const outcome = outcomes.shift() ?? { outcome: 'sent', messageId: 'm' };
  if (outcome === 'crash') throw new Error('the machine went away');
  if (!isSurelyNotSent(outcome)) sent.push(...to);
  return outcome;
};

let deferred: { name: string; at: string; event: unknown }[] = [];
let people = 0;
let phones: string[];
beforeEach(async () => {
  sent = [];
  outcomes = [];
  waited = 0;
  deferred = [];
  now = noon;
  clocks = [];
  runs = [];
  people += 10;
  phones = [0, 1, 2, 3].map((index) => `+1212555${1000 + people + index}`);
  for (const phone of phones)
    await tables.documents.send(
      new PutCommand({
        TableName: TABLES.members,
        Item: aMember({ phone, email: `${phone.slice(1)}@example.com` }),
      }),
    );
  const { documents } = tables;
  const parts: DispatchParts = {
    shop: aShop(),
    log: silentLog,
    now: () => now,
    rules: async () => STORY,
    voice: async () => defaultLoyaltyVoice,
    members: makeMembers(documents, TABLES, ZONE),
    consent: makeMailConsent(documents, TABLES, ZONE),
    notices: makeNotices({ documents, table: TABLES.notices, now: () => noon }),
    limit: makeConfirmLimit(documents, TABLES.notices),
    sends: makeSends(documents, TABLES.sends),
    schedules: {
      setOnce: async (name, at, payload) => {
        deferred.push({ name, at: at.toISOString(), event: payload });
        clocks.push({ at: at.toISOString(), event: payload as DispatchEvent });
        return 'set';
      },
    },
    turns: makeTurns({ documents, table: TABLES.notices, perSecond: 10 }),
    tellOfFailures: async (run) => {
      runs.push(run);
    },
    linkKeys: async () => ['key-1'],
    signupUrl: 'https://join.example',
    deskUrl: 'https://desk.example/',
    heldCase: makeCaseReader(documents, TABLES.review),
    pace: {
      elapsed: () => waited,
      sleep: async (milliseconds) => {
        waited += milliseconds;
      },
    },
    sendEmail,
  };
  dispatch = makeEmailDispatch(parts);
});
const reward = () =>
  dispatch({
    'detail-type': 'loy.reward_earned',
    detail: { phone: phones[0], ts: '2026-06-02T13:15:00.000Z#sale:s-1', rewards: ['free coffee'] },
  });
const evening = () =>
  dispatch({ 'detail-type': 'loy.nightly_email', detail: { day: '2026-06-02', batch: 0, phones } });
const addressesOf = (list: readonly string[]) => list.map((phone) => `${phone.slice(1)}@example.com`);
const minutesAfter = (from: Date, minutes: number) =>
  new Date(from.getTime() + minutes * 60_000).toISOString();
const busy: SendOutcome = { outcome: 'later', reason: 'TooManyRequestsException', holdsAll: true };

describe('one mail', () => {
  it('given SES is busy, then it waits, and the next try sends it once', async () => {
    outcomes = [busy];
    expect(await reward()).toEqual({ result: 'later' });
    expect(clocks).toMatchObject([
      { at: minutesAfter(noon, 5), event: { putOffAt: noon.toISOString(), toldAt: noon.toISOString() } },
    ]);
    expect(runs).toMatchObject([{ fates: { sent: 0, refused: 0, unknown: 0 }, heldUpSince: noon }]);
    expect(await dispatch(clocks[0]!.event)).toEqual({ result: 'sent' });
    expect(await reward()).toEqual({ result: 'already' });
    expect(sent).toEqual(addressesOf(phones.slice(0, 1)));
  });

  it('given the points were taken back or spent within the second, then it promises nothing', async () => {
    const [phone = ''] = phones;
    await tables.documents.send(
      new PutCommand({
        TableName: TABLES.members,
        Item: aMember({ phone, email: 'maria@example.com', balance: 99.5 }),
      }),
    );
    expect(await reward()).toEqual({ result: 'dropped: not-within-reach' });
    expect(sent).toEqual([]);
  });

  it('given nobody can know whether it went out, then it is not sent again', async () => {
    outcomes = [{ outcome: 'unknown', reason: 'TimeoutError' }];
    expect(await reward()).toEqual({ result: 'unknown' });
    expect(await reward()).toEqual({ result: 'already' });
  });

  it('given the function died between the claim and the mail, then it is not sent again', async () => {
    outcomes = ['crash'];
    await expect(reward()).rejects.toThrow('went away');
    expect(await reward()).toEqual({ result: 'already' });
    expect(sent).toEqual([]);
  });

  it('given SES refuses it for good, then the run is over, and whoever tells of it again may try again', async () => {
    outcomes = [{ outcome: 'refused', reason: 'MessageRejected' }];
    expect(await reward()).toEqual({ result: 'refused' });
    expect(await reward()).toEqual({ result: 'sent' });
    expect(await reward()).toEqual({ result: 'already' });
  });

  it('given ten copies of it at once, then one', async () => {
    await Promise.all(Array.from({ length: 10 }, reward));
    expect(sent).toHaveLength(1);
  });
});

describe('a batch of the evening', () => {
  it('given one alone is put off, then the others go out, and the next try is for that one', async () => {
    outcomes = [{ outcome: 'sent', messageId: '1' }, { ...busy, holdsAll: false } as SendOutcome];
    expect(await evening()).toEqual({ result: 'sent: 3' });
    expect(clocks).toMatchObject([{ event: { detail: { phones: [phones[1]] } } }]);
    expect(await dispatch(clocks[0]!.event)).toEqual({ result: 'sent: 1' });
    expect(sent.toSorted()).toEqual(addressesOf(phones).toSorted());
  });

  it('given SES takes none now, then it is asked once, and all who are owed one wait together', async () => {
    outcomes = [{ outcome: 'sent', messageId: '1' }, busy];
    expect(await evening()).toEqual({ result: 'sent: 1' });
    expect(outcomes).toEqual([]);
    expect(clocks).toMatchObject([{ event: { detail: { phones: phones.slice(1) } } }]);
    now = new Date(minutesAfter(noon, 6));
    await dispatch(clocks[0]!.event);
    expect(sent).toEqual(addressesOf(phones));
  });

  it('given SES takes none until noon of the next day, then they are dropped, and counted as too late', async () => {
    outcomes = [busy];
    await evening();
    now = new Date('2026-06-03T16:00:01.000Z');
    expect(await dispatch(clocks[0]!.event)).toEqual({ result: 'dropped: too-late' });
    expect(runs.at(-1)).toEqual({ fates: { late: 4 } });
    expect(sent).toEqual([]);
  });

  it('given the function died in the middle, then the next try goes on behind it', async () => {
    outcomes = [{ outcome: 'sent', messageId: '1' }, 'crash'];
    await expect(evening()).rejects.toThrow('1 of the rows');
    await evening();
    expect(sent).toEqual(addressesOf([phones[0], phones[2], phones[3]] as string[]));
  });

  it('keeps the pace of the settings between mails, and none for what is not sent', async () => {
    await evening();
    expect(waited).toBeCloseTo(300, 6);
    waited = 0;
    await evening();
    expect(waited).toBe(0);
  });
});

describe('what was sent', () => {
  const rows = () => makeSends(tables.documents, TABLES.sends).to(phones[0] ?? '');

  it('given every outcome there is, then the record says which, who, what and when, for 13 months', async () => {
    outcomes = [busy];
    expect(await reward()).toEqual({ result: 'later' });
    expect(await rows()).toMatchObject([{ outcome: 'later', reason: 'TooManyRequestsException' }]);
    await reward();
    await reward();
    const [row, ...others] = await rows();
    expect(others).toEqual([]);
    expect(row).toMatchObject({
      kind: 'reward-earned',
      subject: expect.stringContaining('free coffee'),
      at: noon.toISOString(),
      outcome: 'sent',
      message_id: expect.any(String),
    });
    expect(row?.recipient).toMatch(/^1•••@e•••\.com$/);
    expect((row?.expires_at ?? 0) - noon.getTime() / 1000).toBe(396 * 86_400);
    outcomes = [{ outcome: 'refused', reason: 'MessageRejected' }];
    await evening();
    expect((await rows()).map(({ kind, outcome }) => `${kind} ${outcome}`).toSorted()).toEqual([
      'nightly-balance refused',
      'reward-earned sent',
    ]);
  });

  it('given the function died in the middle of it, then nobody knows, and the record says so', async () => {
    outcomes = ['crash'];
    await expect(reward()).rejects.toThrow('went away');
    expect(await rows()).toMatchObject([{ outcome: 'unknown' }]);
  });

  it('given the function died with the claim before it wrote the record, then the next one writes that nobody knows', async () => {
    const notices = makeNotices({ documents: tables.documents, table: TABLES.notices, now: () => noon });
    const claim = rewardClaim({
      phone: phones[0] ?? '',
      ts: '2026-06-02T13:15:00.000Z#sale:s-1',
      points: 100,
      rewards: ['free coffee'],
    });
    await notices.claim(claim, noon.getTime() / 1000 + 86_400, 'one-that-died');
    expect(await reward()).toEqual({ result: 'already' });
    expect(sent).toEqual([]);
    expect(await rows()).toMatchObject([{ letter: claim, kind: 'reward-earned', outcome: 'unknown' }]);
  });

  it('given what was never tried, then nothing is written down', async () => {
    await dispatch({
      'detail-type': 'loy.win_back',
      detail: { phone: phones[0], kind: 'nudge', ref: 'x' },
    });
    expect(await rows()).toEqual([]);
  });
});

describe('a confirmation mail', () => {
  const waiting = (by: 'form' | 'desk', changes: object = {}) =>
    tables.documents.send(
      new PutCommand({
        TableName: TABLES.members,
        Item: aMember({
          phone: phones[0] ?? '',
          pending_email: `wait${people}@example.com`,
          pending_id: `p-${people}`,
          pending_at: noon.toISOString(),
          pending_by: by,
          ...changes,
        }),
      }),
    );
  const confirm = (detail: object = {}) =>
    dispatch({ 'detail-type': 'loy.confirm_email', detail: { phone: phones[0], ...detail } });

  it('given this address had its mails for today, then it goes out tomorrow morning, by itself', async () => {
    await waiting('desk');
    const limit = makeConfirmLimit(tables.documents, TABLES.notices);
    for (let mail = 0; mail < 6; mail += 1)
      await limit.take(`wait${people}@example.com`, { day: '2026-06-02', at: noon, by: 'desk' });
    expect(await confirm()).toEqual({ result: 'deferred' });
    expect(sent).toEqual([]);
    expect(deferred).toMatchObject([
      { at: expect.stringMatching(/^2026-06-03T1[3-5]:/), event: { 'detail-type': 'loy.confirm_email' } },
    ]);
    // Told again, the alarm clock has the same name.
    await confirm();
    expect(new Set(deferred.map(({ name }) => name)).size).toBe(1);
  });

  it('given it was put off by the form, then it waits for its moment, and is not counted again', async () => {
    await waiting('form');
    const notBefore = '2026-06-03T14:00:00.000Z';
    expect(await confirm({ by: 'form', notBefore })).toEqual({ result: 'deferred' });
    expect(deferred.map(({ at }) => at)).toEqual([notBefore]);
    expect(await confirm({ by: 'form', notBefore: '2026-06-02T15:00:00.000Z' })).toEqual({ result: 'sent' });
    expect(sent).toEqual([`wait${people}@example.com`]);
  });
});

describe('a reward that was handed over with a gift', () => {
  it('given a balance that is not enough for it any more, then one mail says that it was handed over', async () => {
    const told = () =>
      dispatch({
        'detail-type': 'loy.reward_earned',
        detail: {
          phone: phones[0],
          ts: '2026-06-02T13:15:00.000Z#goodwill:x',
          rewards: ['free lunch'],
          points: 40,
          handedOver: true,
        },
      });
    expect(await told()).toEqual({ result: 'sent' });
    expect(await told()).toEqual({ result: 'already' });
    expect(sent).toHaveLength(1);
  });
});
