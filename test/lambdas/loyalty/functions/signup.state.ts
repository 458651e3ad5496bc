// A sign-up that is cut off between any two of its steps, and then posted again: the same member, one mail at most.
import { DeleteCommand, type DynamoDBDocumentClient, PutCommand } from '@aws-sdk/lib-dynamodb';
import type { LambdaFunctionURLEvent } from 'aws-lambda';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { AuditRow } from '../../../../lambdas/loyalty/desk-rows.ts';
import { makeSignup } from '../../../../lambdas/loyalty/functions/signup.ts';
import type { Announcement } from '../../../../lambdas/loyalty/mails/announce.ts';
import type { LedgerRow, MemberRow } from '../../../../lambdas/loyalty/rows.ts';
import { defaultLoyaltyVoice } from '../../../../lambdas/loyalty/rules/voice.ts';
import { makeConfirmLimit } from '../../../../lambdas/loyalty/state/confirm-limit.ts';
import { makeMailConsent } from '../../../../lambdas/loyalty/state/mail-consent.ts';
import { makeMembers } from '../../../../lambdas/loyalty/state/members.ts';
import { makeSends } from '../../../../lambdas/loyalty/state/sends.ts';
import { makeKnownAlarms } from '../../../../shared/alarms/known-alarms.ts';
import { makeNotices } from '../../../../shared/messages/notices.ts';
import { isSurelyNotSent, type SendOutcome } from '../../../../shared/messages/outcome.ts';
import { aShop, DAY, later, noon } from '../mail-builders.ts';
import { silentLog, startLoyaltyTables, TABLES, ZONE } from '../tables.ts';

let tables: Awaited<ReturnType<typeof startLoyaltyTables>>;
beforeAll(async () => {
  tables = await startLoyaltyTables();
});
afterAll(() => tables.stop());

let mails: string[];
let texts: string[];
let headersOf: unknown[];
let outcomes: SendOutcome[];
let people = 0;
let phone: string;
let email: string;
let ip: string;
let announced: Announcement[];
let now = noon;
let joining: number | undefined;
beforeEach(newPerson);
function newPerson() {
  mails = [];
  texts = [];
  headersOf = [];
  outcomes = [];
  people += 1;
  phone = `+1212555${1000 + people}`;
  email = `new${people}@example.com`;
  // Everybody comes by a connection of their own.
  ip = `198.51.${Math.floor(people / 200)}.${people % 200}`;
  announced = [];
  now = noon;
  joining = undefined;
}

/** The function whose machine goes away at its so-manyeth step, before or after the step was taken. */
function signupThatDies(step: number, moment: 'before' | 'after') {
  let steps = 0;
  const dying = async <T>(run: () => Promise<T>): Promise<T> => {
    steps += 1;
    const mine = steps;
    if (mine === step && moment === 'before') throw new Error('the machine went away');
    const outcome = await Promise.allSettled([run()]);
    if (mine === step) throw new Error('the machine went away');
    if (outcome[0].status === 'rejected') throw outcome[0].reason;
    return outcome[0].value;
  };
  const documents = {
    send: (command: never) => dying(() => tables.documents.send(command)),
  } as unknown as DynamoDBDocumentClient;
  const signup = makeSignup({
    shop: aShop(),
    log: silentLog,
    now: () => now,
    nonce: () => 'bm9uY2Utb2YtdGhlLXRlc3Q',
    members: makeMembers(documents, TABLES, ZONE),
    consent: makeMailConsent(documents, TABLES, ZONE),
    notices: makeNotices({ documents, table: TABLES.notices, now: () => noon }),
    limit: makeConfirmLimit(documents, TABLES.notices),
    sends: makeSends(documents, TABLES.sends),
    announce: async (announcement) => {
      announced.push(announcement);
    },
    dashboard: { dashboards: { get: async () => undefined }, lists: async () => undefined },
    alarms: makeKnownAlarms(documents, TABLES.notices, () => now),
    linkKeys: async () => ['key-1'],
    rules: async () => ({ rewards: [], ...(joining === undefined ? {} : { joiningPoints: joining }) }),
    voice: async () => defaultLoyaltyVoice,
    sendEmail: ({ to, text, headers }) =>
      dying(async () => {
        const outcome = outcomes.shift() ?? { outcome: 'sent', messageId: 'm' };
        if (!isSurelyNotSent(outcome)) {
          mails.push(...to);
          texts.push(text);
          headersOf.push(headers);
        }
        return outcome;
      }),
  });
  const visit = ({ method, path, body }: { method: string; path: string; body: string }) =>
    signup({
      headers: { host: 'join.example' },
      rawPath: path,
      rawQueryString: '',
      requestContext: { http: { method, sourceIp: ip }, domainName: 'join.example' },
      isBase64Encoded: true,
      body: Buffer.from(body).toString('base64'),
    } as unknown as LambdaFunctionURLEvent);
  const post = () =>
    visit({
      method: 'POST',
      path: '/',
      body: new URLSearchParams({ name: 'Maria', phone, email }).toString(),
    });
  return { post, visit, stepsTaken: () => steps };
}
const whole = () => signupThatDies(0, 'before');
const rowsOfPerson = async () => ({
  members: (await tables.all<MemberRow>('members')).filter((row) => row.phone === phone),
  audit: (await tables.all<AuditRow>('audit'))
    .filter((row) => row.phone === phone)
    .map(({ action }) => action),
});
async function expectOneMember() {
  const { members, audit } = await rowsOfPerson();
  expect(members).toMatchObject([{ name: 'Maria', balance: 0, pending_email: email, opted_in: false }]);
  expect(audit.toSorted()).toEqual(['email-added', 'joined']);
}

describe('a sign-up', () => {
  it('given it dies at any step and is posted again, twice, then one member, one entry each, one mail at most', async () => {
    // The day's first sign-up begins the form's count; every other counts on.
    await whole().post();
    newPerson();
    const { post, stepsTaken } = whole();
    await post();
    const steps = stepsTaken();
    expect(steps).toBeGreaterThanOrEqual(6);
    const lost: string[] = [];
    for (let step = 1; step <= steps; step += 1) {
      for (const moment of ['before', 'after'] as const) {
        newPerson();
        const dying = signupThatDies(step, moment).post();
        // The last step is only the note of what became of the mail; without it the note says that nobody knows.
        if (step < steps) await expect(dying).rejects.toThrow('went away');
        else await dying;
        expect((await whole().post()).statusCode).toBe(303);
        expect((await whole().post()).statusCode).toBe(303);
        await expectOneMember();
        expect(mails.length).toBeLessThanOrEqual(1);
        if (mails.length === 0) lost.push(`${step} ${moment}`);
      }
    }
    // Only of the sending itself nobody can know what became of it. Whatever fails between the claim and the mail gives
    // the claim back.
    expect(lost).toEqual([`${steps - 1} before`]);
  });

  it('given points for joining and it dies at any step, then they are given once and the ledger says why', async () => {
    for (const step of [1, 2, 3, 4]) {
      for (const moment of ['before', 'after'] as const) {
        newPerson();
        joining = 50;
        await expect(signupThatDies(step, moment).post()).rejects.toThrow('went away');
        for (let time = 0; time < 2; time += 1) expect((await whole().post()).statusCode).toBe(303);
        expect((await rowsOfPerson()).members).toMatchObject([{ balance: 50 }]);
        const given = (await tables.all<LedgerRow>('ledger')).filter((row) => row.phone === phone);
        expect(given).toMatchObject([{ reason: 'joining', points_change: 50 }]);
      }
    }
  });

  it('given SES is busy, then the page says so, and the next post sends the one mail', async () => {
    outcomes = [{ outcome: 'later', reason: 'TooManyRequestsException', holdsAll: true }];
    const { statusCode, body } = await whole().post();
    expect(statusCode).toBe(503);
    expect(body).toContain('try again');
    expect((await whole().post()).statusCode).toBe(303);
    expect(mails).toEqual([email]);
    await expectOneMember();
  });

  it('given SES never takes this address, then the answer is that to everybody', async () => {
    outcomes = [{ outcome: 'refused', reason: 'BadRequestException' }];
    expect((await whole().post()).statusCode).toBe(303);
    await expectOneMember();
  });

  it('given twenty posts at once, then one member and one mail', async () => {
    const answers = await Promise.all(Array.from({ length: 20 }, () => whole().post()));
    expect(new Set(answers.map(({ statusCode }) => statusCode))).toEqual(new Set([303]));
    expect(mails).toEqual([email]);
    await expectOneMember();
  });
});

describe('a flood of posts', () => {
  const memberOf = async () => (await tables.all<MemberRow>('members')).find((row) => row.phone === phone);
  const pagesOf = async (count: number) => {
    const pages: { statusCode: number; body: string }[] = [];
    const source = ip;
    for (let post = 0; post < count; post += 1) {
      newPerson();
      ip = source;
      const sent = mails.length;
      const { statusCode, body } = await whole().post();
      pages.push({ statusCode, body: `${mails.length - sent} ${String(body)}` });
    }
    return pages;
  };

  it('from one connection: thirty mails, thirty that come later and say so, and then the truth; others are not held up', async () => {
    const pages = await pagesOf(70);
    expect(pages.map(({ statusCode }) => statusCode)).toEqual([
      ...Array(30).fill(303),
      ...Array(40).fill(429),
    ]);
    for (const { body } of pages.slice(30, 60)) expect(body).toMatch(/^0 [\s\S]*The mail comes later/);
    for (const { body } of pages.slice(60))
      expect(body).toMatch(/^0 [\s\S]*your e-mail address was not saved/);
    expect(await memberOf()).not.toHaveProperty('pending_email');
    expect(await memberOf()).toMatchObject({ balance: 0, joined_by: 'form' });
    newPerson();
    expect((await whole().post()).statusCode).toBe(303);
    expect(mails).toEqual([email]);
  });

  it('over the day, then what waits is told to the dispatch for tomorrow morning, as counted', async () => {
    await tables.documents.send(
      new PutCommand({
        TableName: TABLES.notices,
        Item: { notice_id: 'confirm-mails#form', day: '2026-06-02', mails: 500 },
      }),
    );
    const { statusCode, body } = await whole().post();
    expect([statusCode, mails]).toEqual([429, []]);
    expect(body).toContain('by noon tomorrow');
    expect(await memberOf()).toMatchObject({ pending_email: email, pending_by: 'form' });
    const [told] = announced;
    expect(told).toMatchObject({ type: 'loy.confirm_email', detail: { phone, by: 'form' } });
    const { notBefore = '' } = (told?.detail ?? {}) as { notBefore?: string };
    // Nine to noon in New York.
    expect(notBefore >= '2026-06-03T13:00' && notBefore < '2026-06-03T16:00').toBe(true);
    // And the answer for a number that somebody else has is the same page.
    const stranger = await whole().post();
    expect([stranger.statusCode, stranger.body]).toEqual([statusCode, body]);
    await tables.documents.send(
      new DeleteCommand({ TableName: TABLES.notices, Key: { notice_id: 'confirm-mails#form' } }),
    );
  });
});

describe('"not me, never again"', () => {
  it('given the link of a mail, then GET changes nothing, POST and one-click do, and nobody asks that address again', async () => {
    await whole().post();
    const [never = ''] = /https:\/\/join\.example\/n\/[\w-]+/.exec(texts[0] ?? '') ?? [];
    const visit = (method: string, body = '') =>
      whole().visit({ method, path: new URL(never).pathname, body });
    expect(headersOf[0]).toMatchObject({ 'List-Unsubscribe': `<${never}>` });
    expect((await visit('GET')).body).toContain('never ask again');
    expect((await rowsOfPerson()).members[0]?.pending_email).toBe(email);
    const done = await visit('POST', 'List-Unsubscribe=One-Click');
    expect([done.statusCode, String(done.body)]).toEqual([
      200,
      expect.stringContaining('we never ask again'),
    ]);
    expect((await rowsOfPerson()).members[0]).not.toHaveProperty('pending_email');
    expect((await visit('GET')).body).toContain('We do not ask this address');
    mails = [];
    expect((await whole().post()).statusCode).toBe(303);
    expect(mails).toEqual([]);
    expect((await whole().visit({ method: 'GET', path: '/n/forged', body: '' })).statusCode).toBe(404);
    await visit('POST', 'wish=ask-again');
    now = later(noon, DAY);
    await whole().post();
    expect(mails).toEqual([email]);
  });
});
