// The doctor's table, its JSON and what --fix does.
import { expect, test } from 'vitest';
import { type Check, ill, unknown, well } from '../../tools/doctor/check.ts';
import { allChecks, examine, fixAll } from '../../tools/doctor/examine.ts';
import { tableOf } from '../../tools/doctor/table.ts';
import { main } from '../../tools/doctor.ts';
import { findings, patientWith, shopWith } from '../support/patient.ts';

const check = (more: Partial<Check>): Check => ({
  group: 'mail',
  says: 'post',
  look: async () => [],
  ...more,
});

test('every check is found by its folder, in the order of the groups', async () => {
  const checks = await allChecks();
  expect(checks.length).toBeGreaterThan(25);
  expect(checks[0]?.group).toBe('this computer');
  expect(checks.at(-1)?.group).toBe('day by day');
});

test('a look that throws costs its own line alone, and one for elsewhere is left out', async () => {
  const { patient } = patientWith({});
  const lines = await examine(patient, [
    check({ look: () => Promise.reject(new Error('No answer\nat all')) }),
    check({ look: async () => [well('fine')] }),
    check({ only: 'laptop', look: async () => [ill('never', 'never')] }),
  ]);
  expect(lines).toEqual([
    { group: 'mail', says: 'post', state: 'unknown', text: 'It could not be looked at: No answer' },
    { group: 'mail', says: 'post', state: 'well', text: 'fine' },
  ]);
});

test('the table names each group once, has what to type below what is not well, and counts', () => {
  const line = { group: 'mail', says: 'post' };
  expect(
    tableOf([
      { ...line, ...well('fine') },
      { ...line, ...ill('not fine', 'type this', async () => '') },
      { ...line, group: 'texts', ...unknown('who knows') },
    ]),
  ).toEqual([
    '',
    'MAIL',
    '  ✓ post  fine',
    '  ✗ post  not fine',
    '          → type this',
    '',
    'TEXTS',
    '  ? post  who knows',
    '',
    '1 well, 1 to do, 1 not seen. 1 of it --fix can do.',
  ]);
});

test('--fix does what a line offers, leaves the rest, and says where it failed', async () => {
  const line = { group: 'mail', says: 'post' };
  const lines = await fixAll([
    { ...line, ...ill('slow', 'wait', async () => 'it is quick.') },
    { ...line, ...ill('lost', 'look', () => Promise.reject(new Error('gone'))) },
    { ...line, ...ill('by hand', 'dig') },
  ]);
  expect(lines).toMatchObject([
    { state: 'well', text: 'slow Mended: it is quick.' },
    { state: 'ill', text: 'lost Mending it failed: gone', advice: 'look' },
    { state: 'ill', text: 'by hand', advice: 'dig' },
  ]);
});

test('what --fix may do is three things, none of which takes anything away', async () => {
  const shop = { ...shopWith(), products: { upsell: shopWith().products.upsell } };
  const answers = {
    'sts.GetCallerIdentity': { Account: '123456789012' },
    'ses.GetAccount': { PricingAttributes: { CurrentPlan: 'PRO' } },
    'ses.PutAccountPricingAttributes': {},
    'sns.ListSubscriptionsByTopic': { Subscriptions: [] },
    'sns.Subscribe': {},
  };
  const { patient, asked } = patientWith({ shop, answers, computer: { engine: async () => undefined } });
  const found = await examine(patient, await allChecks());
  const before = asked.length;
  expect(new Set(found.flatMap(({ says, fix }) => (fix === undefined ? [] : [says])))).toEqual(
    new Set(['DynamoDB engine', 'SES pricing plan', 'owner’s subscriptions']),
  );
  await fixAll(found);
  expect(asked.slice(before)).toEqual([
    { operation: 'ses.PutAccountPricingAttributes', input: { Plan: 'NONE' }, region: 'eu-west-2' },
    ...['owner-alerts', 'cost-alarm'].map((topic) => ({
      operation: 'sns.Subscribe',
      input: {
        TopicArn: `arn:aws:sns:eu-west-2:123456789012:upsr-${topic}`,
        Protocol: 'email',
        Endpoint: 'owner@ridgeback.example',
      },
      region: 'eu-west-2',
    })),
  ]);
});

test('without --fix it only reads', async () => {
  const { patient, asked } = patientWith({ answers: { 'sts.GetCallerIdentity': { Account: '1' } } });
  await examine(patient, await allChecks());
  expect(asked.length).toBeGreaterThan(20);
  for (const { operation } of asked)
    expect(operation.split('.')[1]).toMatch(/^(Get|Describe|List|Head|Scan$|Converse$)/);
});

test('nothing is asked before the templates are there, whose making would let no answer be heard', async () => {
  const { patient, asked } = patientWith({});
  let askedBefore: number | undefined;
  const templates = async () => {
    askedBefore ??= asked.length;
    return [];
  };
  await examine({ ...patient, templates }, await allChecks());
  expect(askedBefore).toBe(0);
  expect(asked.length).toBeGreaterThan(20);
});

test('a fault of one line is no illness, an illness is told by the exit code', async () => {
  const said: string[] = [];
  const terminal = { print: (line: string) => said.push(line) };
  expect(await main(['--endpoint', 'http://127.0.0.1:1'], terminal, {})).toBe(1);
  expect(said.join()).toContain('Nothing answers at http://127.0.0.1:1. Start it with "npm start"');
  expect(await main(['--what'], terminal, {})).toBe(2);
  expect(await findings('node', {})).toMatchObject([{ state: 'well' }]);
});
