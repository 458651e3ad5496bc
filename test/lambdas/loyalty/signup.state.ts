// A sign-up that is cut off between any two of its steps, and then posted again: the same member, one mail at most.
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { LambdaFunctionURLEvent } from 'aws-lambda';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { defaultLoyaltyVoice } from '../../../lambdas/loyalty/rules/voice.ts';
import { makeSignup } from '../../../lambdas/loyalty/signup.ts';
import { makeConfirmLimit } from '../../../lambdas/loyalty/state/confirm-limit.ts';
import { makeMailConsent } from '../../../lambdas/loyalty/state/mail-consent.ts';
import { makeMembers } from '../../../lambdas/loyalty/state/members.ts';
import type { AuditRow, MemberRow } from '../../../lambdas/loyalty/state/rows.ts';
import { isSurelyNotSent, type SendOutcome } from '../../../shared/messages/outcome.ts';
import { makeNotices } from '../../../shared/notices.ts';
import { aShop, noon } from './mail-builders.ts';
import { silentLog, startLoyaltyTables, TABLES, ZONE } from './tables.ts';

let tables: Awaited<ReturnType<typeof startLoyaltyTables>>;
beforeAll(async () => {
  tables = await startLoyaltyTables();
});
afterAll(() => tables.stop());

let mails: string[];
let outcomes: SendOutcome[];
let people = 0;
let phone: string;
let email: string;
beforeEach(newPerson);
function newPerson() {
  mails = [];
  outcomes = [];
  people += 1;
  phone = `+1212555${1000 + people}`;
  email = `new${people}@example.com`;
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
    now: () => noon,
    nonce: () => 'bm9uY2Utb2YtdGhlLXRlc3Q',
    members: makeMembers(documents, TABLES, ZONE),
    consent: makeMailConsent(documents, TABLES, ZONE),
    notices: makeNotices({ documents, table: TABLES.notices, now: () => noon.getTime() }),
    limit: makeConfirmLimit(documents, TABLES.notices),
    announce: async () => {},
    linkKeys: async () => ['key-1'],
    voice: async () => defaultLoyaltyVoice,
    sendEmail: ({ to }) =>
      dying(async () => {
        const outcome = outcomes.shift() ?? { outcome: 'sent', messageId: 'm' };
        if (!isSurelyNotSent(outcome)) mails.push(...to);
        return outcome;
      }),
  });
  const post = () =>
    signup({
      headers: { host: 'join.example' },
      rawPath: '/',
      rawQueryString: '',
      requestContext: { http: { method: 'POST' }, domainName: 'join.example' },
      isBase64Encoded: true,
      body: Buffer.from(new URLSearchParams({ name: 'Maria', phone, email }).toString()).toString('base64'),
    } as unknown as LambdaFunctionURLEvent);
  return { post, stepsTaken: () => steps };
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
        await expect(signupThatDies(step, moment).post()).rejects.toThrow('went away');
        expect((await whole().post()).statusCode).toBe(303);
        expect((await whole().post()).statusCode).toBe(303);
        await expectOneMember();
        expect(mails.length).toBeLessThanOrEqual(1);
        if (mails.length === 0) lost.push(`${step} ${moment}`);
      }
    }
    // Only of the sending itself nobody can know what became of it. Whatever fails between the claim and the mail gives
    // the claim back.
    expect(lost).toEqual([`${steps} before`]);
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
