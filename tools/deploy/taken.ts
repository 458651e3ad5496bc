// Names that are taken before a stack is there for the first time, and what of them a new stack can take back: CloudFormation
// imports by itself what would be kept if the stack went and is known by a name that is written out in the template. A secret is
// known by its ARN, and a bucket's name is put together; those are imported first, by a mapping.
import { at, text } from '../../shared/platforms/fields.ts';
import type { AskAws } from '../aws/ask.ts';
import { deployedStack } from './deployed.ts';
import type { Stack } from './guard.ts';

export type Taken = {
  /** `table upsr-orders`. */
  readonly what: string;
  readonly isIdentity: boolean;
  /** An earlier stack left it, and a new one can take it back. */
  readonly isKept: boolean;
  /** What the import of it by a mapping needs; undefined where a deployment finds it by its name. */
  readonly mapping: Mapping | undefined;
};
type Mapping = readonly [logicalId: string, identifier: Readonly<Record<string, string>>];

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
  const named = Object.entries(resources).flatMap(([id, { Type, Properties = {}, DeletionPolicy = '' }]) => {
    const question = QUESTIONS[Type];
    const written = Properties[question?.property ?? ''];
    const name = nameOf(written, account);
    const isKept = DeletionPolicy.startsWith('Retain');
    if (question === undefined || name === undefined) return [];
    return [{ id, question, name, Type, isKept, isWrittenOut: typeof written === 'string' }];
  });
  const taken: Taken[] = [];
  for (const { id, question, name, Type, isKept, isWrittenOut } of named) {
    const there = await found(() => question.look(name, region, ask));
    if (there === undefined) continue;
    taken.push({
      what: `${question.word} ${name}`,
      isIdentity: Type === 'AWS::SES::EmailIdentity',
      isKept,
      mapping: mappingOf({ id, Type, name, isWrittenOut, arn: text(at(there.answer, 'ARN')) }, question),
    });
  }
  return { taken, of: named.length };
}

function mappingOf(
  {
    id,
    Type,
    name,
    isWrittenOut,
    arn,
  }: {
    readonly id: string;
    readonly Type: string;
    readonly name: string;
    readonly isWrittenOut: boolean;
    readonly arn: string | undefined;
  },
  { property }: Question,
): Mapping | undefined {
  if (Type === 'AWS::SecretsManager::Secret') return [id, { Id: arn ?? name }];
  return isWrittenOut ? undefined : [id, { [property]: name }];
}

export type ComingBack = { readonly refusals: readonly string[]; readonly importing: readonly string[] };

/** Whether stacks that are not there may take back what has their names: what it says, or why they cannot, with the way on. */
export async function comingBack(stacks: readonly Stack[], ask: AskAws): Promise<ComingBack> {
  const each = await Promise.all(
    stacks.map(async (stack) => judged(stack, (await takenNames(stack, ask))?.taken ?? [])),
  );
  return {
    refusals: each.flatMap(({ refusals }) => refusals),
    importing: each.flatMap(({ importing }) => importing),
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
  const byMapping = taken.filter(({ mapping }) => mapping !== undefined);
  if (byMapping.length > 0)
    return {
      refusals: [
        `Not deployed: an earlier ${name} in ${region} left what a deployment does not find by itself: ${list(byMapping)}.`,
        `  npx cdk import ${name} --force --resource-mapping-inline '${JSON.stringify(mappingFor(byMapping))}'`,
        `  npm run deploy -- ${name} --import-existing-resources`,
      ],
      importing: [],
    };
  return { refusals, importing: [`${name} takes back what an earlier one left: ${list(taken)}.`] };
}

const mappingFor = (taken: readonly Taken[]) =>
  Object.fromEntries(taken.flatMap(({ mapping }) => (mapping === undefined ? [] : [mapping])));

/** What AWS says of it; undefined where there is none. */
async function found(look: () => Promise<unknown>): Promise<{ readonly answer: unknown } | undefined> {
  try {
    return { answer: await look() };
  } catch (error) {
    const { name = '', message = '' } = error instanceof Error ? error : {};
    if (NOT_THERE.test(`${name} ${message}`)) return undefined;
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
