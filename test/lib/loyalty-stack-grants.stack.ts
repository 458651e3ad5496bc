// Who may do what, function by function. A grant more or less shows up here and nowhere else.
import { expect, test } from 'vitest';
import { grantsOf } from './granted.ts';
import { loyaltyShop, loyaltyTemplate } from './synthesise.ts';

const drive = { rulesDocument: 'R'.repeat(44), voiceDocument: 'V'.repeat(44) };
const template = loyaltyTemplate(loyaltyShop({}, { drive }));

const readsRules = {
  'Rules bucket': 'ListBucket ListBucketVersions',
  'Rules rules.txt': 'GetObject GetObjectVersion',
  'Rules knobs': 'GetParameter',
};
const readsVoice = {
  'Rules bucket': 'ListBucket ListBucketVersions',
  'Rules voice.txt': 'GetObject GetObjectVersion',
  'Rules knobs': 'GetParameter',
};
const setsAlarmClocks = {
  'Schedules loy-deferrals/*': 'CreateSchedule',
  'Role for scheduler.amazonaws.com': 'PassRole',
};
const readsDays = { 'Sales/index/by-day': 'Query', 'Ledger/index/by-day': 'Query' };
const mails = { 'Mail as hello@ridgeback.example': 'SendEmail' };
const announces = { 'Bus as loyalty': 'PutEvents' };

const GRANTS: Record<string, Record<string, string>> = {
  'loy-alarm-letter': {
    Notices: 'DeleteItem GetItem PutItem UpdateItem',
    'Link keys': 'GetParameterHistory PutParameter',
    'Mail as hello@ridgeback.example': 'SendEmail',
    'Schedules loy-silences/*': 'CreateSchedule',
    'Role for scheduler.amazonaws.com': 'PassRole',
    OwnerAlerts: 'Publish',
  },
  'loy-pos-webhook': { Pos: 'GetSecretValue', Earn: 'InvokeFunction' },
  'loy-earn': {
    Members: 'GetItem UpdateItem',
    Ledger: 'GetItem PutItem',
    Sales: 'GetItem PutItem UpdateItem',
    Unnamed: 'DeleteItem GetItem PutItem',
    Review: 'ConditionCheckItem GetItem PutItem UpdateItem',
    Lapsing: 'DeleteItem',
    Audit: 'PutItem',
    Notices: 'ConditionCheckItem GetItem UpdateItem',
    ...readsRules,
    ...announces,
  },
  'loy-signup': {
    Sends: 'PutItem UpdateItem',
    Members: 'GetItem PutItem UpdateItem',
    Ledger: 'PutItem',
    Audit: 'PutItem',
    ...readsDays,
    'Audit/index/by-day': 'Query',
    'Review/index/by-open': 'Query',
    Notices: 'ConditionCheckItem DeleteItem GetItem PutItem UpdateItem',
    'Link keys': 'GetParameterHistory PutParameter',
    ...readsRules,
    ...readsVoice,
    ...mails,
    ...announces,
  },
  'loy-redeem-handler': {
    Sends: 'Query',
    Members: 'BatchGetItem GetItem PutItem UpdateItem',
    'Members/index/by-email': 'Query',
    'Members/index/by-shelf': 'Query',
    Ledger: 'GetItem PutItem Query',
    Sales: 'BatchGetItem GetItem UpdateItem',
    Unnamed: 'GetItem Query',
    Earn: 'InvokeFunction',
    Review: 'BatchGetItem GetItem UpdateItem',
    'Review/index/by-open': 'Query',
    Lapsing: 'DeleteItem GetItem PutItem Scan UpdateItem',
    Audit: 'PutItem',
    Notices: 'ConditionCheckItem GetItem',
    Staff: 'ConditionCheckItem DeleteItem GetItem PutItem Scan UpdateItem',
    SessionKey: 'GetSecretValue',
    ...readsRules,
    ...announces,
  },
  'loy-email-dispatch': {
    Review: 'GetItem',
    Sends: 'PutItem UpdateItem',
    Members: 'GetItem UpdateItem',
    'Members/index/by-email': 'Query',
    Audit: 'PutItem',
    Notices: 'BatchGetItem DeleteItem GetItem PutItem UpdateItem',
    'Link keys': 'GetParameterHistory PutParameter',
    Undelivered: 'SendMessage',
    ...readsRules,
    ...readsVoice,
    ...setsAlarmClocks,
    ...mails,
  },
  'loy-nightly-balance': {
    ...readsDays,
    Ledger: 'BatchGetItem',
    Members: 'BatchGetItem UpdateItem',
    Notices: 'DeleteItem GetItem PutItem',
    ...mails,
    Review: 'BatchGetItem',
    Earn: 'InvokeFunction',
    ...setsAlarmClocks,
    ...announces,
  },
  'loy-lapsing-sweep': {
    ...readsDays,
    Ledger: 'PutItem',
    Members: 'BatchGetItem GetItem UpdateItem',
    'Members/index/by-birthday': 'Query',
    Lapsing: 'DeleteItem GetItem PutItem Scan UpdateItem',
    Audit: 'PutItem',
    Notices: 'DeleteItem GetItem PutItem',
    ...mails,
    ...readsRules,
    ...announces,
  },
  'loy-summary': {
    ...readsDays,
    'Audit/index/by-day': 'Query',
    'Review/index/by-open': 'Query',
    Notices: 'BatchGetItem DeleteItem GetItem PutItem',
    'Link keys': 'GetParameterHistory PutParameter',
    Model: 'InvokeModel',
    ...readsRules,
    ...readsVoice,
    ...mails,
  },
  'loy-drive-sync': {
    Members: 'Scan',
    Ledger: 'Scan',
    Sales: 'Scan',
    Audit: 'Scan',
    Review: 'Scan',
    Lapsing: 'Scan',
    Staff: 'Scan',
    Notices: 'DeleteItem GetItem PutItem Scan',
    Backups: 'PutObject',
    DriveServiceAccount: 'GetSecretValue',
    'Rules bucket': 'ListBucket ListBucketVersions',
    'Rules rules.txt': 'GetObject GetObjectVersion PutObject',
    'Rules voice.txt': 'GetObject GetObjectVersion PutObject',
    'Rules knobs': 'GetParameter',
    ...mails,
  },
};

test.each(Object.entries(GRANTS))('%s may do exactly this', (name, grants) => {
  expect(grantsOf(template, name)).toEqual(grants);
});

test('every function of the stack is in the table', () => {
  const names = template.ofType('AWS::Lambda::Function').map(({ Properties }) => Properties.FunctionName);
  expect(names.sort()).toEqual(Object.keys(GRANTS).sort());
});
