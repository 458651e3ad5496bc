// Names that are taken before a stack is there for the first time, and what of them a new stack can take back: CloudFormation
// imports what has a name of its own and would be kept if the stack went.
import type { AskAws } from '../aws/ask.ts';
import { deployedStack } from './deployed.ts';
import type { Stack } from './guard.ts';

export type Taken = {
  /** `table upsr-orders`. */
  readonly what: string;
  readonly isIdentity: boolean;
  /** An earlier stack left it, and a new one can take it back. */
  readonly isKept: boolean;
};

type Question = {
  readonly word: string;
  readonly look: (name: string, region: string, ask: AskAws) => Promise<unknown>;
  readonly property: string;
};

/** By type: how one asks whether there is one of this name. Each throws a "not found" of some kind where there is none. */
const QUESTIONS: Readonly<Record<string, Question>> = {
  'AWS::DynamoDB::GlobalTable': {
    word: 'table',
    property: 'TableName',
    look: (TableName, region, ask) => ask('dynamodb', 'DescribeTable', { TableName }, region),
  },
  'AWS::S3::Bucket': {
    word: 'bucket',
    property: 'BucketName',
    look: (Bucket, region, ask) => ask('s3', 'HeadBucket', { Bucket }, region),
  },
  'AWS::SecretsManager::Secret': {
    word: 'secret',
    property: 'Name',
    look: (SecretId, region, ask) => ask('secrets', 'DescribeSecret', { SecretId }, region),
  },
  'AWS::SES::EmailIdentity': {
    word: 'e-mail identity',
    property: 'EmailIdentity',
    look: (EmailIdentity, region, ask) => ask('ses', 'GetEmailIdentity', { EmailIdentity }, region),
  },
  'AWS::Scheduler::ScheduleGroup': {
    word: 'schedule group',
    property: 'Name',
    look: (Name, region, ask) => ask('scheduler', 'GetScheduleGroup', { Name }, region),
  },
  'AWS::Logs::LogGroup': {
    word: 'log group',
    property: 'LogGroupName',
    look: async (name, region, ask) => {
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

/** Nothing where the stack is there already; else which of its names are taken, and how many names it has. */
export async function takenNames(
  { name: stack, region, resources }: Stack,
  ask: AskAws,
): Promise<{ readonly taken: readonly Taken[]; readonly of: number } | undefined> {
  if ((await deployedStack(ask, stack, region)) !== undefined) return undefined;
  const account = await accountOf(ask, region);
  const named = Object.values(resources).flatMap(({ Type, Properties = {}, DeletionPolicy = '' }) => {
    const question = QUESTIONS[Type];
    const name = nameOf(Properties[question?.property ?? ''], account);
    const isKept = DeletionPolicy.startsWith('Retain');
    return question === undefined || name === undefined ? [] : [{ question, name, Type, isKept }];
  });
  const taken: Taken[] = [];
  for (const { question, name, Type, isKept } of named)
    if (await isThere(() => question.look(name, region, ask)))
      taken.push({
        what: `${question.word} ${name}`,
        isIdentity: Type === 'AWS::SES::EmailIdentity',
        isKept,
      });
  return { taken, of: named.length };
}

export type ComingBack = { readonly refusals: readonly string[]; readonly importing: readonly string[] };

/** Whether stacks that are not there may take back what has their names: what it says, or why they cannot, with the way on. */
export async function comingBack(stacks: readonly Stack[], ask: AskAws): Promise<ComingBack> {
  const found = await Promise.all(
    stacks.map(async (stack) => judged(stack, (await takenNames(stack, ask))?.taken ?? [])),
  );
  return {
    refusals: found.flatMap(({ refusals }) => refusals),
    importing: found.flatMap(({ importing }) => importing),
  };
}

function judged({ name, region }: Stack, taken: readonly Taken[]): ComingBack {
  const list = (some: readonly Taken[]) => some.map(({ what }) => what).join(', ');
  const foreign = taken.filter(({ isKept }) => !isKept);
  // An identity alone was left by no stack of ours: somebody verified the sender before.
  const isOnlyVerified = taken.length > 0 && taken.every(({ isIdentity }) => isIdentity);
  const refusals = [
    ...(foreign.length === 0
      ? []
      : [
          `Not deployed: ${name} in ${region} is not there, and these are, which no stack can take back: ${list(foreign)}.`,
          '  Delete them (docs/living-with-it.md, "Removing it"), and run the same again.',
        ]),
    ...(isOnlyVerified
      ? [
          `Not deployed: SES has verified the sender of ${name} in ${region} already (${list(taken)}).`,
          '  npm run setup -- --set senderIdentity=existing, and run the same again.',
        ]
      : []),
  ];
  if (refusals.length > 0 || taken.length === 0) return { refusals, importing: [] };
  return { refusals, importing: [`${name} takes back what an earlier one left: ${list(taken)}.`] };
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

async function accountOf(ask: AskAws, region: string): Promise<string> {
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
