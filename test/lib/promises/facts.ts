// What a product's own test says of its stack, and two questions that several promises ask of a template.
import type { PREFIXES, ProductName } from '../../../lib/product-names.ts';
import type { Template } from '../synthesise.ts';

export type ProductFacts = {
  readonly prefix: (typeof PREFIXES)[ProductName];
  /** Function name after the prefix to its time-out. */
  readonly timeoutSeconds: Readonly<Record<string, number>>;
  /** Functions that exist only where the settings ask for them; the example shop's do not. */
  readonly onWish?: readonly string[];
  /** Outputs that hold a public address. */
  readonly publicUrls: readonly string[];
  /** The queue between its functions, where it has one. */
  readonly queue?: {
    readonly name: string;
    readonly batchSize: number;
    readonly consumerSeconds: number;
  };
  /** Table name after the prefix to its partition key. */
  readonly tables: Readonly<Record<string, string>>;
  /** The tables whose rows expire. */
  readonly expiring: readonly string[];
  /** Schedule name after the prefix to its cron and zone. */
  readonly timetable: Readonly<Record<string, string>>;
  /** Index to its keys. */
  readonly indexes: Readonly<Record<string, string>>;
  /** The groups of its schedules, after the prefix. */
  readonly scheduleGroups: readonly string[];
  /** Function to the events of the product's own source that it may announce; all others announce none. */
  readonly announces: Readonly<Record<string, readonly string[]>>;
  /** Functions that may ask a model. */
  readonly asksModel: readonly string[];
  /** Functions that may read a whole table. */
  readonly scans: readonly string[];
  /** Functions that nobody waits for: what fails three times is kept for somebody. */
  readonly keptWhenFailed: readonly string[];
  /** Where a star may stand at the end of a resource: after names that are made at run time. Default: nowhere. */
  readonly starsAfter?: RegExp;
  /** The function that hears of bounces and complaints. */
  readonly hearsOfMail: string;
  /** The functions that send its messages: of their failures the account's own notification tells as well. */
  readonly tellsPlainlyToo: readonly string[];
  /** The configuration set's name after the prefix. Default: `mail`. */
  readonly configurationSet?: string;
};

/** Every statement of every role. */
export function statementsOfAll(template: Template) {
  return [
    ...template.ofType('AWS::IAM::Policy').map((policy) => policy.Properties.PolicyDocument),
    ...template
      .ofType('AWS::IAM::Role')
      .flatMap((role) => role.Properties.Policies ?? [])
      .map((policy) => policy.PolicyDocument),
  ].flatMap((document) => document.Statement);
}

/** The topic of the account's own notification, as other resources name it. */
export function plainTopicOf(template: Template, { prefix }: Pick<ProductFacts, 'prefix'>) {
  const topic = template
    .ofType('AWS::SNS::Topic')
    .find((each) => each.Properties.TopicName === `${prefix}-owner-alerts`)!;
  return { Ref: topic.id };
}

/** The queue where what AWS could not deliver waits, as other resources name it. */
export function waitingRoomOf(template: Template, { prefix }: Pick<ProductFacts, 'prefix'>) {
  const room = template
    .ofType('AWS::SQS::Queue')
    .find(({ Properties }) => Properties.QueueName === `${prefix}-undelivered`)!;
  return { 'Fn::GetAtt': [room.id, 'Arn'] };
}
