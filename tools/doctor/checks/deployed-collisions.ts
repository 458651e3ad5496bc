// Before a first deployment: names that are taken already, which would make it fail halfway.
import { deployedStack } from '../../deploy/deployed.ts';
import { type Check, type Finding, ill, well } from '../check.ts';
import type { Patient, StackTemplate } from '../patient.ts';

type Question = {
  readonly word: string;
  readonly ask: (name: string, region: string, patient: Patient) => Promise<unknown>;
  readonly property: string;
};

/** By type: how one asks whether there is one of this name. Each throws a "not found" of some kind where there is none. */
const QUESTIONS: Readonly<Record<string, Question>> = {
  'AWS::DynamoDB::GlobalTable': {
    word: 'table',
    property: 'TableName',
    ask: (TableName, region, { ask }) => ask('dynamodb', 'DescribeTable', { TableName }, region),
  },
  'AWS::S3::Bucket': {
    word: 'bucket',
    property: 'BucketName',
    ask: (Bucket, region, { ask }) => ask('s3', 'HeadBucket', { Bucket }, region),
  },
  'AWS::SecretsManager::Secret': {
    word: 'secret',
    property: 'Name',
    ask: (SecretId, region, { ask }) => ask('secrets', 'DescribeSecret', { SecretId }, region),
  },
  'AWS::SES::EmailIdentity': {
    word: 'e-mail identity',
    property: 'EmailIdentity',
    ask: (EmailIdentity, region, { ask }) => ask('ses', 'GetEmailIdentity', { EmailIdentity }, region),
  },
  'AWS::Scheduler::ScheduleGroup': {
    word: 'schedule group',
    property: 'Name',
    ask: (Name, region, { ask }) => ask('scheduler', 'GetScheduleGroup', { Name }, region),
  },
  'AWS::Logs::LogGroup': {
    word: 'log group',
    property: 'LogGroupName',
    ask: async (name, region, { ask }) => {
      const { logGroups = [] } = (await ask(
        'logs',
        'DescribeLogGroups',
        { logGroupNamePrefix: name },
        region,
      )) as {
        logGroups?: { logGroupName?: string }[];
      };
      if (!logGroups.some(({ logGroupName }) => logGroupName === name)) throw new Error('not found');
    },
  },
};
const NOT_THERE = /not ?found|NoSuch|does not exist|can't find/i;

const check: Check = {
  group: 'deployment',
  says: 'names',
  only: 'aws',
  async look(patient) {
    const found = await Promise.all((await patient.templates()).map((stack) => takenBefore(stack, patient)));
    return found.flat();
  },
};
export default check;

async function takenBefore(stack: StackTemplate, patient: Patient): Promise<readonly Finding[]> {
  if ((await deployedStack(patient.ask, stack.name, stack.region)) !== undefined) return [];
  const account = await accountOf(patient, stack.region);
  const named = Object.values(stack.resources).flatMap(({ Type, Properties = {} }) => {
    const question = QUESTIONS[Type];
    const name = nameOf(Properties[question?.property ?? ''], account);
    return question === undefined || name === undefined ? [] : [{ question, name }];
  });
  const taken: string[] = [];
  for (const { question, name } of named)
    if (await isThere(() => question.ask(name, stack.region, patient)))
      taken.push(`${question.word} ${name}`);
  if (taken.length === 0) return [well(`${stack.name}: none of its ${named.length} names is taken`)];
  const hint = taken.some((each) => each.startsWith('e-mail'))
    ? 'npm run setup -- --set senderIdentity=existing for the identity; for '
    : 'For ';
  return [
    ill(
      `${stack.name} is not deployed, and these are there already: ${taken.join(', ')}`,
      `${hint}what an earlier stack left: npx cdk deploy ${stack.name} --import-existing-resources takes it back, or delete it as docs/living-with-it.md says.`,
    ),
  ];
}

async function isThere(look: () => Promise<unknown>): Promise<boolean> {
  try {
    await look();
    return true;
  } catch (error) {
    const { name = '', message = '' } = error instanceof Error ? error : {};
    if (NOT_THERE.test(`${name} ${message}`)) return false;
    throw error;
  }
}

async function accountOf({ ask }: Patient, region: string): Promise<string> {
  return String(((await ask('sts', 'GetCallerIdentity', {}, region)) as { Account?: string }).Account ?? '');
}

/** A name as it is written, or put together from parts of which the account is the only one that is not written. */
function nameOf(value: unknown, account: string): string | undefined {
  if (typeof value === 'string') return value;
  const join = (value as { 'Fn::Join'?: [string, unknown[]] } | undefined)?.['Fn::Join'];
  if (join === undefined) return undefined;
  const parts = join[1].map((part) => ((part as { Ref?: string }).Ref === 'AWS::AccountId' ? account : part));
  return parts.every((part) => typeof part === 'string') ? parts.join(join[0]) : undefined;
}
