// Who may do what, function by function. A grant more or less shows up here and nowhere else.
import { expect, test } from 'vitest';
import { grantsOf } from './granted.ts';
import { upsellTemplate } from './synthesise.ts';

const template = upsellTemplate();

const GRANTS: Record<string, Record<string, string>> = {
  'upsr-alarm-letter': {
    Notices: 'DeleteItem GetItem PutItem UpdateItem',
    'Link keys': 'GetParameterHistory PutParameter',
    'Mail as hello@ridgeback.example': 'SendEmail',
    'Schedules upsr-silences/*': 'CreateSchedule',
    'Role for scheduler.amazonaws.com': 'PassRole',
    OwnerAlerts: 'Publish',
  },
  'upsr-order': {
    Orders: 'BatchGetItem GetItem UpdateItem',
    Customers: 'BatchGetItem DeleteItem GetItem UpdateItem',
    'Customers/index/by-email': 'Query',
    'Customers/index/by-phone': 'Query',
    OptOut: 'BatchGetItem ConditionCheckItem PutItem',
    Notices: 'UpdateItem',
    Jobs: 'SendMessage',
    Webhook: 'GetSecretValue',
    'Rules bucket': 'ListBucket ListBucketVersions',
    'Rules settings.txt': 'GetObject GetObjectVersion',
    'Rules knobs': 'GetParameter',
  },
  'upsr-picker': {
    Offers: 'GetItem PutItem UpdateItem',
    Catalogue: 'BatchGetItem',
    Pairings: 'BatchGetItem',
    Orders: 'GetItem UpdateItem',
    Customers: 'BatchGetItem GetItem UpdateItem',
    Notices: 'UpdateItem',
    Jobs: 'DeleteMessage GetQueueAttributes ReceiveMessage',
    Order: 'InvokeFunction',
    'Rules bucket': 'ListBucket ListBucketVersions',
    'Rules settings.txt': 'GetObject GetObjectVersion',
    'Rules knobs': 'GetParameter',
    Model: 'InvokeModel',
  },
  'upsr-sender': {
    Offers: 'GetItem UpdateItem',
    'Offers/index/by-state': 'Query',
    Orders: 'ConditionCheckItem GetItem',
    Customers: 'BatchGetItem GetItem UpdateItem',
    OptOut: 'BatchGetItem ConditionCheckItem',
    Catalogue: 'BatchGetItem Scan',
    Notices: 'BatchGetItem DeleteItem PutItem UpdateItem',
    'Link keys': 'GetParameterHistory PutParameter',
    'Rules bucket': 'ListBucket ListBucketVersions',
    'Rules settings.txt': 'GetObject GetObjectVersion',
    'Rules voice.txt': 'GetObject GetObjectVersion',
    'Rules knobs': 'GetParameter',
    'Mail as hello@ridgeback.example': 'SendEmail',
    'Any phone number': 'Publish',
  },
  'upsr-addlink': {
    Offers: 'GetItem UpdateItem',
    'Offers/index/by-link': 'Query',
    'Link keys': 'GetParameterHistory',
  },
  'upsr-sweep': {
    Offers: 'BatchGetItem UpdateItem',
    'Offers/index/by-state': 'Query',
    'Orders/index/by-ending': 'Query',
    Notices: 'BatchGetItem DeleteItem GetItem PutItem UpdateItem',
    'Link keys': 'GetParameterHistory PutParameter',
    'Rules bucket': 'ListBucket ListBucketVersions',
    'Rules settings.txt': 'GetObject GetObjectVersion',
    'Rules voice.txt': 'GetObject GetObjectVersion',
    'Rules knobs': 'GetParameter',
    'Mail as hello@ridgeback.example': 'SendEmail',
  },
  'upsr-catalog-sync': {
    Catalogue: 'BatchWriteItem Scan',
    Pairings: 'BatchWriteItem Scan',
    Notices: 'DeleteItem PutItem',
    'Mail as hello@ridgeback.example': 'SendEmail',
    StoreApi: 'GetSecretValue',
    'Rules bucket': 'ListBucket ListBucketVersions',
    'Rules settings.txt': 'GetObject GetObjectVersion',
    'Rules voice.txt': 'GetObject GetObjectVersion',
    'Rules knobs': 'GetParameter',
  },
  'upsr-optout': {
    OptOut: 'PutItem',
    Customers: 'GetItem',
    'Customers/index/by-phone': 'Query',
    Offers: 'BatchGetItem GetItem',
    'Offers/index/by-state': 'Query',
    'Orders/index/by-ending': 'Query',
    Notices: 'DeleteItem GetItem PutItem UpdateItem',
    'Link keys': 'GetParameterHistory',
    'Mail as hello@ridgeback.example': 'SendEmail',
    Undelivered: 'SendMessage',
  },
};

test.each(Object.keys(GRANTS))('%s may do exactly this', (functionName) => {
  expect(grantsOf(template, functionName)).toEqual(GRANTS[functionName]);
});
