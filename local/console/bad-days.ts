// The bad days that the console has a button for: each is an order as the control interface takes it, and what a shop would
// call it. What the products do then, and what the owner is told, is for everybody to see in inbox, tables and alarms.

export type BadDay = {
  readonly day: string;
  readonly label: string;
  /** What happens, and what to look at. */
  readonly hint: string;
  /** The body of `POST /_local/faults`. */
  readonly order: Readonly<Record<string, unknown>>;
  /** The mode of the stand-in model, where it is the model that has the bad day. */
  readonly model?: string;
};

const of = (service: string, error: string, forMinutes: number) => ({
  faults: [{ service, error, forMinutes }],
});

export const BAD_DAYS: readonly BadDay[] = [
  {
    day: 'mail-later',
    label: 'SES says later for an hour',
    hint: 'Too many mails at once. They wait, and each goes out once.',
    order: of('ses', 'TooManyRequestsException', 60),
  },
  {
    day: 'mail-paused',
    label: 'SES is paused for eight hours',
    hint: 'Too many bounces. What is still welcome goes out afterwards; the owner hears of the rest.',
    order: of('ses', 'SendingPausedException', 480),
  },
  {
    day: 'texts-later',
    label: 'Texts are throttled for three hours',
    hint: 'The carrier says later. Nobody gets two.',
    order: of('sns', 'Throttled', 180),
  },
  {
    day: 'documents-away',
    label: 'S3 is away for forty minutes',
    hint: 'Nobody can read the owner’s rules. For ten minutes functions go on with what they know.',
    order: of('s3', 'ServiceUnavailable', 40),
  },
  {
    day: 'secrets-away',
    label: 'Secrets Manager is away for forty minutes',
    hint: 'Signatures cannot be checked by functions that start. Stores and tills are told to come again.',
    order: of('secretsmanager', 'InternalServiceError', 40),
  },
  {
    day: 'tables-throttle',
    label: 'One table call in five is throttled for an hour',
    hint: 'DynamoDB has enough. Calls are tried again, and nothing is counted twice.',
    order: {
      faults: [
        {
          service: 'dynamodb',
          error: 'ProvisionedThroughputExceededException',
          rate: 0.2,
          forMinutes: 60,
        },
      ],
    },
  },
  {
    day: 'refused',
    label: 'Permission to write is denied for an hour',
    hint: 'Somebody changed a policy. The alarms ring; afterwards all that waits is done.',
    order: {
      faults: [
        { service: 'dynamodb', action: 'UpdateItem', error: 'AccessDeniedException', forMinutes: 60 },
        { service: 'dynamodb', action: 'TransactWriteItems', error: 'AccessDeniedException', forMinutes: 60 },
      ],
    },
  },
  {
    day: 'scheduler-stopped',
    label: 'The scheduler stops for four hours',
    hint: 'No wake-up can be set. The sweeps find what was missed.',
    order: of('scheduler', 'ServiceUnavailable', 240),
  },
  {
    day: 'model-nonsense',
    label: 'The model talks nonsense',
    hint: 'The shop’s own words go out in place of the model’s.',
    order: { faults: [] },
    model: 'nonsense',
  },
  {
    day: 'answers-lost',
    label: 'One answer in ten is lost for an hour',
    hint: 'The call was applied, and nobody heard of it. The hardest kind: look for anything that happens twice.',
    order: { kinds: ['answer-lost'], rate: 0.1, forMinutes: 60, seed: 1 },
  },
  {
    day: 'everything',
    label: 'A bit of everything for a day',
    hint: 'Errors, lost answers, functions that are killed, hand-overs late and doubled: as in a simulated month.',
    order: { kinds: 'all', forMinutes: 1440, seed: 1 },
  },
];
