// What the second engine does not do as AWS does, by its own code; each with what the run does about it, and AWS's page.

export type Gap = {
  readonly name: string;
  readonly here: string;
  readonly instead: string;
  readonly page: string;
};

const IAM = 'https://docs.aws.amazon.com/service-authorization/latest/reference';
const CLOUDFORMATION = 'https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference';
const SCHEDULER = 'https://docs.aws.amazon.com/scheduler/latest/UserGuide';

/** By the short names that the run uses for those it makes up for. */
export const GAPS = {
  budgets: {
    name: 'no AWS::Budgets::Budget',
    here: 'a stack with one does not deploy',
    instead: 'budgetUsd: off',
    page: `${CLOUDFORMATION}/aws-resource-budgets-budget.html`,
  },
  dkim: {
    name: 'no DKIM outputs of an identity',
    here: 'Fn::GetAtt DkimDNSTokenName1 does not resolve',
    instead: 'senderIdentity: existing',
    page: `${CLOUDFORMATION}/aws-resource-ses-emailidentity.html`,
  },
  'secret-ref': {
    name: 'Ref of a secret is its name',
    here: 'on AWS it is the ARN, which our policies allow',
    instead: 'each role gets the same statement on the ARN',
    page: `${CLOUDFORMATION}/aws-resource-secretsmanager-secret.html`,
  },
  'ses-star': {
    name: 'SES sends are judged on *, without ses:FromAddress',
    here: 'on AWS on the identity and the configuration set',
    instead: 'each role that sends gets the same action on *',
    page: `${IAM}/list_amazonses.html`,
  },
  'schedule-group': {
    name: 'every schedule has an ARN in the group default',
    here: 'on AWS in its own group',
    instead: 'each role gets the same statement on the group default',
    page: `${IAM}/list_amazoneventbridgescheduler.html`,
  },
  'parameter-condition': {
    name: 'ssm:Overwrite is not known to its permissions',
    here: 'on AWS a function may make a key and never write over one',
    instead: 'each role that makes link keys gets the same statement without the condition',
    page: `${IAM}/list_awssystemsmanager.html`,
  },
  zones: {
    name: 'Scheduler reads every time as UTC',
    here: 'ScheduleExpressionTimezone is not looked at',
    instead: 'the stories are played in winter, when London has UTC',
    page: `${SCHEDULER}/schedule-types.html`,
  },
  'cron-once': {
    name: 'a cron fires once, however far the clock moves',
    here: 'on AWS at every time it names',
    instead: 'hours that no story is about are off, and the clock moves from one of the others to the next',
    page: `${SCHEDULER}/schedule-types.html`,
  },
  converse: {
    name: 'bedrock:Converse is asked for',
    here: 'on AWS Converse needs bedrock:InvokeModel',
    instead: 'model: off',
    page: `${IAM}/list_amazonbedrock.html`,
  },
  'mail-events': {
    name: 'no events of mails',
    here: 'bounces and complaints are never told',
    instead: 'the laptop and its tests alone play them',
    page: 'https://docs.aws.amazon.com/ses/latest/dg/monitor-using-event-publishing.html',
  },
  'table-import': {
    name: 'no import of AWS::DynamoDB::GlobalTable',
    here: 'after a destroy that kept the tables, --import-existing-resources makes them anew and meets their names',
    instead: 'the way back is told with --redeploy, and not judged',
    page: 'https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/import-resources-automatically.html',
  },
  punctuation: {
    name: 'ExcludePunctuation is ignored',
    here: 'a generated secret holds punctuation',
    instead: 'nothing: ours are keys, whatever their letters',
    page: `${CLOUDFORMATION}/aws-properties-secretsmanager-secret-generatesecretstring.html`,
  },
} as const satisfies Readonly<Record<string, Gap>>;

export type GapName = keyof typeof GAPS;
