// Who may do what, function by function. A grant more or less shows up here and nowhere else.
import { expect, test } from 'vitest';
import { asList, type Statement, upsellTemplate } from './synthesise.ts';

const template = upsellTemplate();

const GRANTS: Record<string, Record<string, string>> = {
  'upsr-order': {
    Orders: 'BatchGetItem GetItem UpdateItem',
    Customers: 'BatchGetItem DeleteItem GetItem UpdateItem',
    OptOut: 'BatchGetItem PutItem',
    Jobs: 'SendMessage',
    Webhook: 'GetSecretValue',
    'Rules bucket': 'ListBucket ListBucketVersions',
    'Rules settings.txt': 'GetObject GetObjectVersion',
    'Rules knobs': 'GetParameter',
  },
  'upsr-picker': {
    Offers: 'GetItem PutItem',
    Catalogue: 'BatchGetItem',
    Pairings: 'BatchGetItem',
    Customers: 'UpdateItem',
    Jobs: 'DeleteMessage GetQueueAttributes ReceiveMessage',
    'Rules bucket': 'ListBucket ListBucketVersions',
    'Rules settings.txt': 'GetObject GetObjectVersion',
    'Rules knobs': 'GetParameter',
    Model: 'InvokeModel',
  },
  'upsr-sender': {
    Offers: 'GetItem UpdateItem',
    'Offers/index/by-state': 'Query',
    Orders: 'ConditionCheckItem GetItem',
    Customers: 'GetItem UpdateItem',
    OptOut: 'BatchGetItem ConditionCheckItem',
    Catalogue: 'BatchGetItem',
    Notices: 'DeleteItem PutItem',
    Webhook: 'GetSecretValue',
    'Rules bucket': 'ListBucket ListBucketVersions',
    'Rules settings.txt': 'GetObject GetObjectVersion',
    'Rules voice.txt': 'GetObject GetObjectVersion',
    'Rules knobs': 'GetParameter',
    'Mail as hello@ridgeback.example': 'SendEmail',
    'Any phone number': 'Publish',
  },
  'upsr-addlink': { Offers: 'GetItem UpdateItem', Webhook: 'GetSecretValue' },
  'upsr-sweep': {
    Offers: 'UpdateItem',
    'Offers/index/by-state': 'Query',
    Notices: 'DeleteItem PutItem',
    'Mail as hello@ridgeback.example': 'SendEmail',
  },
  'upsr-catalog-sync': {
    Catalogue: 'BatchWriteItem Scan',
    Pairings: 'BatchWriteItem Scan',
    StoreApi: 'GetSecretValue',
  },
  'upsr-optout': {
    OptOut: 'PutItem',
    Customers: 'GetItem',
    'Customers/index/by-phone': 'Query',
    Offers: 'GetItem',
    Webhook: 'GetSecretValue',
    Undelivered: 'SendMessage',
  },
};

test.each(Object.keys(GRANTS))('%s may do exactly this', (functionName) => {
  const granted: Record<string, Set<string>> = {};
  for (const statement of template.statementsOf(functionName)) {
    const actions = asList(statement.Action);
    if (actions[0]!.startsWith('logs:')) continue;
    for (const what of subjectsOf(statement)) {
      granted[what] ??= new Set();
      for (const action of actions) granted[what].add(action.split(':')[1]!);
    }
  }
  const readable = Object.entries(granted).map(([what, actions]) => [what, [...actions].sort().join(' ')]);
  expect(Object.fromEntries(readable)).toEqual(GRANTS[functionName]);
});

/** What a statement is about, in the words of the stack's page. CDK joins statements that allow the same actions. */
function subjectsOf({ Action, Resource, NotResource, Condition }: Statement): readonly string[] {
  if (NotResource !== undefined) return ['Any phone number'];
  const service = asList(Action)[0]!.split(':')[0];
  if (service === 'bedrock') return ['Model'];
  if (service === 'ssm') return ['Rules knobs'];
  if (service === 'ses')
    return [`Mail as ${/"ses:FromAddress":"([^"]+)"/.exec(JSON.stringify(Condition))![1]}`];
  return asList(Resource).map((resource) => {
    const text = JSON.stringify(resource);
    if (service === 's3') return `Rules ${/[a-z]+\.txt/.exec(text)?.[0] ?? 'bucket'}`;
    const construct = /"([A-Za-z]+?)(?:Table|Queue|Secret)[0-9A-F]{8}"/.exec(text)![1]!;
    return construct + (/\/index\/[a-z-]+/.exec(text)?.[0] ?? '');
  });
}
