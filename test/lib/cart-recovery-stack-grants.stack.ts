// Who may do what, function by function. A grant more or less shows up here and nowhere else.
import { expect, test } from 'vitest';
import { grantsOf } from './granted.ts';
import { cartShop, cartTemplate } from './synthesise.ts';

const drive = { rulesDocument: 'R'.repeat(44), voiceDocument: 'V'.repeat(44), sheet: 'S'.repeat(44) };
const template = cartTemplate(cartShop({}, { drive }));

const readsRules = {
  'Rules bucket': 'ListBucket ListBucketVersions',
  'Rules rules.txt': 'GetObject GetObjectVersion',
  'Rules knobs': 'GetParameter',
};
const setsWakeUps = {
  'Schedules cr-wakeups/*': 'CreateSchedule UpdateSchedule',
  'Role for scheduler.amazonaws.com': 'PassRole',
};
const mails = { 'Mail as hello@ridgeback.example': 'SendEmail' };

const GRANTS: Record<string, Record<string, string>> = {
  'cr-alarm-letter': {
    Notices: 'DeleteItem GetItem PutItem UpdateItem',
    'Link keys': 'GetParameterHistory PutParameter',
    'Mail as hello@ridgeback.example': 'SendEmail',
    'Schedules cr-silences/*': 'CreateSchedule',
    'Role for scheduler.amazonaws.com': 'PassRole',
    OwnerAlerts: 'Publish',
  },
  'cr-ingest-webhook': {
    Events: 'SendMessage',
    Webhook: 'GetSecretValue',
    State: 'GetItem',
    Unsub: 'GetItem',
  },
  'cr-intake': {
    Events: 'DeleteMessage GetQueueAttributes ReceiveMessage',
    Ingest: 'InvokeFunction',
    State: 'GetItem PutItem UpdateItem',
    'State/index/by-email': 'Query',
    'State/index/by-customer': 'Query',
    People: 'DeleteItem GetItem UpdateItem',
    Sends: 'UpdateItem',
    'Sends/index/by-recipient': 'Query',
    Unsub: 'BatchGetItem DeleteItem PutItem',
    Audit: 'PutItem',
    Notices: 'PutItem UpdateItem',
    ...readsRules,
    ...setsWakeUps,
    'Schedules cr-wakeups/*': 'CreateSchedule DeleteSchedule UpdateSchedule',
  },
  'cr-waiter': {
    State: 'GetItem UpdateItem',
    People: 'GetItem',
    Audit: 'PutItem',
    Notices: 'GetItem',
    ...readsRules,
    ...setsWakeUps,
    'Bus as cart-recovery': 'PutEvents',
    Undelivered: 'SendMessage',
  },
  'cr-sender': {
    State: 'GetItem UpdateItem',
    People: 'GetItem UpdateItem',
    Sends: 'DeleteItem PutItem UpdateItem',
    Audit: 'PutItem',
    Unsub: 'BatchGetItem ConditionCheckItem',
    Notices: 'BatchGetItem DeleteItem PutItem UpdateItem',
    'Link keys': 'GetParameterHistory PutParameter',
    ...readsRules,
    'Rules voice.txt': 'GetObject GetObjectVersion',
    ...setsWakeUps,
    'Schedules cr-wakeups/*': 'CreateSchedule UpdateSchedule',
    ...mails,
    Model: 'InvokeModel',
    Undelivered: 'SendMessage',
  },
  'cr-unsub-handler': {
    Notices: 'GetItem UpdateItem',
    Unsub: 'BatchGetItem ConditionCheckItem DeleteItem PutItem',
    State: 'BatchGetItem GetItem UpdateItem',
    'State/index/by-day': 'Query',
    'State/index/by-link': 'Query',
    Audit: 'PutItem',
    'Link keys': 'GetParameterHistory',
    ...setsWakeUps,
    'Schedules cr-wakeups/*': 'CreateSchedule DeleteSchedule UpdateSchedule',
    'Rules bucket': 'ListBucket',
    'Rules exports/*': 'GetObject',
    Undelivered: 'SendMessage',
  },
  'cr-nightly-export': {
    State: 'BatchGetItem UpdateItem',
    'State/index/by-day': 'Query',
    Notices: 'DeleteItem GetItem PutItem',
    'Link keys': 'GetParameterHistory PutParameter',
    DriveServiceAccount: 'GetSecretValue',
    ...readsRules,
    'Rules exports/*': 'PutObject',
    ...mails,
  },
  'cr-summary': {
    State: 'BatchGetItem',
    'State/index/by-day': 'Query',
    Notices: 'DeleteItem GetItem PutItem',
    'Link keys': 'GetParameterHistory PutParameter',
    ...readsRules,
    'Rules voice.txt': 'GetObject GetObjectVersion',
    ...mails,
    Model: 'InvokeModel',
  },
  'cr-sweep': {
    State: 'BatchGetItem',
    'State/index/by-wakeup': 'Query',
    Notices: 'DeleteItem GetItem PutItem',
    ...readsRules,
    'Rules voice.txt': 'GetObject GetObjectVersion',
    ...setsWakeUps,
    ...mails,
  },
  'cr-drive-sync': {
    DriveServiceAccount: 'GetSecretValue',
    'Rules bucket': 'ListBucket',
    'Rules rules.txt': 'GetObject PutObject',
    'Rules voice.txt': 'GetObject PutObject',
    Notices: 'DeleteItem PutItem',
    ...mails,
  },
};

test('every function is in the table', () => {
  const names = template.ofType('AWS::Lambda::Function').map(({ Properties }) => Properties.FunctionName);
  expect(names.sort()).toEqual(Object.keys(GRANTS).sort());
});

test.each(Object.keys(GRANTS))('%s may do exactly this', (functionName) => {
  expect(grantsOf(template, functionName)).toEqual(GRANTS[functionName]);
});
