// The commands of AWS's command line that a document shows, of the services that the laptop has, asked of it as they stand there:
// with its queues and messages where the text takes them from the command before.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { packs } from '../../local/products/registry.ts';
import type { Runtime } from '../../local/runtime/runtime.ts';
import { startRuntime } from '../../local/start-runtime.ts';
import type { AskAws, Service } from '../../tools/aws/ask.ts';
import { buildHere } from '../support/build-here.ts';
import { wayOf } from '../support/way.ts';
import { awsCommandOf } from './aws-command.ts';
import { operatorOf } from './played-shop.ts';
import { shownCommands } from './shown-commands.ts';

const SERVICES: Readonly<Record<string, Service>> = {
  dynamodb: 'dynamodb',
  lambda: 'lambda',
  secretsmanager: 'secrets',
  sqs: 'sqs',
  ssm: 'ssm',
};
/** What the laptop has no use for; the options of these are held to the API's description in commands.unit.ts. */
const ON_AWS_ALONE = [
  'DeleteTable',
  'UpdateTable',
  'Wait',
  'RestoreTableToPointInTime',
  'DeleteSecret',
  'DeleteParameter',
  'PutFunctionConcurrency',
  'DeleteFunctionConcurrency',
  'StartMessageMoveTask',
];
/** A condition that says "only where it is there" says no to a cart that nobody has. */
const EXPECTED = ['ConditionalCheckFailedException'];
const VARIABLES = {
  ORDER: '1001',
  OFFER: 'o-1',
  CART: 'k-42',
  SALE: 's-9001',
  MAIL: 'ana@example.com',
  KEY: 'c-77',
  DIGEST: 'guest-1',
  NEW: '{"signingSecret":"whsec_bmV3"}',
};

let runtime: Runtime;
beforeAll(async () => {
  runtime = await startRuntime({ packs, ...wayOf({}), quiet: true, build: buildHere });
}, 240_000);
afterAll(() => runtime?.stop());

/** A command inside another, `NOW=$(aws …`, begins where its `aws` does. */
const commands = shownCommands().flatMap(({ command, at }) => {
  const asked = /^(?:[A-Z]+=\$\()?(aws .*)$/.exec(command)?.[1];
  return asked === undefined ? [] : [[asked, at] as const];
});
const played = commands.filter(([command]) => {
  const { service, operation } = awsCommandOf(command, {});
  return service in SERVICES && !ON_AWS_ALONE.includes(operation);
});

it('there are many of them', () => expect(played.length).toBeGreaterThan(30));

it.each(played)('%s (%s)', async (command) => {
  const { service, operation, input } = awsCommandOf(command, { variables: VARIABLES });
  const named = [input.TableName, input.FunctionName, input.SecretId, input.Name, input.QueueName].join(' ');
  const prefix = /\b(upsr|cr|loy)\b/.exec(named)?.[1] ?? 'upsr';
  const region = prefix === 'upsr' ? 'eu-west-2' : 'ap-southeast-1';
  const ask = operatorOf(runtime);
  const given: Record<string, unknown> = { ...input };
  if (input.QueueUrl !== undefined) {
    const queue = await ask('sqs', 'GetQueueUrl', { QueueName: 'upsr-undelivered' }, 'eu-west-2');
    given.QueueUrl = (queue as { QueueUrl: string }).QueueUrl;
  }
  if (operation === 'ReceiveMessage') given.MessageAttributeNames = ['All'];
  if (operation === 'DeleteMessage') given.ReceiptHandle = await handleOf(ask, String(given.QueueUrl));
  if (input.Payload !== undefined)
    given.Payload = Buffer.from(String(input.Payload).startsWith('file://') ? '{}' : String(input.Payload));
  const answer = await ask(SERVICES[service] as Service, operation, given, region).catch((error: Error) => {
    if (EXPECTED.includes(error.name)) return 'refused, as it says';
    throw new Error(`${error.name}: ${error.message}`);
  });
  expect(answer).toBeDefined();
});

async function handleOf(ask: AskAws, QueueUrl: string): Promise<string> {
  await ask('sqs', 'SendMessage', { QueueUrl, MessageBody: '{}' }, 'eu-west-2');
  const got = await ask('sqs', 'ReceiveMessage', { QueueUrl }, 'eu-west-2');
  return (got as { Messages: { ReceiptHandle: string }[] }).Messages[0]?.ReceiptHandle ?? '';
}
