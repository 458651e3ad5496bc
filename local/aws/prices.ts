// One price table, USD before tax, as published between 2026-06 and 2026-10 and compiled on 2026-11-20. No free tier
// is subtracted anywhere. Figures that no current price list confirmed are marked; regions that are not here are billed as
// London, the dearer one of those.

export interface Prices {
  readonly lambdaRequest: number;
  /** arm64. */
  readonly lambdaGbSecond: number;
  readonly sqsRequest: number;
  readonly customEvent: number;
  readonly scheduledInvocation: number;
  readonly writeUnit: number;
  readonly readUnit: number;
  readonly tableGbMonth: number;
  readonly backupGbMonth: number;
  readonly emailRecipient: number;
  readonly secretMonth: number;
  readonly secretCall: number;
  readonly s3Write: number;
  readonly s3Read: number;
  readonly logGb: number;
  readonly alarmMonth: number;
  readonly topicMessage: number;
}

const MILLION = 1_000_000;

const everywhere = {
  lambdaRequest: 0.2 / MILLION,
  lambdaGbSecond: 0.0000133334,
  sqsRequest: 0.4 / MILLION,
  emailRecipient: 0.1 / 1000,
  secretMonth: 0.4,
  secretCall: 0.05 / 10_000,
  alarmMonth: 0.1,
  topicMessage: 0.5 / MILLION,
};

const pricesByRegion: Readonly<Record<string, Prices>> = {
  'us-east-1': {
    ...everywhere,
    customEvent: 1 / MILLION,
    scheduledInvocation: 1 / MILLION,
    writeUnit: 0.625 / MILLION,
    readUnit: 0.125 / MILLION,
    tableGbMonth: 0.25,
    backupGbMonth: 0.2,
    s3Write: 0.005 / 1000,
    s3Read: 0.004 / 10_000,
    logGb: 0.5,
  },
  'eu-west-2': {
    ...everywhere,
    // Not confirmed: London's uplift on Scheduler, taken over.
    customEvent: 1.15 / MILLION,
    scheduledInvocation: 1.15 / MILLION,
    writeUnit: 0.7423 / MILLION,
    readUnit: 0.1487 / MILLION,
    tableGbMonth: 0.29715,
    // Not confirmed: 0.8 of the storage price, as elsewhere.
    backupGbMonth: 0.2377,
    s3Write: 0.0053 / 1000,
    s3Read: 0.0042 / 10_000,
    logGb: 0.5985,
  },
  'ap-southeast-1': {
    ...everywhere,
    // Not confirmed for Singapore: events, Scheduler and DynamoDB (Sydney's figures, which it has always matched).
    customEvent: 1.15 / MILLION,
    scheduledInvocation: 1.15 / MILLION,
    writeUnit: 0.71 / MILLION,
    readUnit: 0.1425 / MILLION,
    tableGbMonth: 0.285,
    backupGbMonth: 0.228,
    s3Write: 0.005 / 1000,
    s3Read: 0.004 / 10_000,
    logGb: 0.7,
  },
};

export function pricesOf(region: string): Prices {
  return pricesByRegion[region] ?? pricesByRegion['eu-west-2']!;
}

/** One part of a text message, by the receiver's country, whatever the sending region. */
export const textMessagePart: Readonly<Record<string, number>> = { GB: 0.05, SG: 0.03918, US: 0.01002 };
/** Countries without a figure of their own are billed like a dear one. */
export const textMessagePartElsewhere = 0.1;

/** CloudFront without a plan, to readers in Europe; its free plan takes neither. A certificate of ACM costs nothing. */
export const frontRequest = 0.012 / 10_000;
export const frontGb = 0.085;

/** Claude Haiku 4.5 through the global profile, per token. A cheaper model is billed too dearly, never too cheaply. */
export const modelToken = { input: 1 / MILLION, output: 5 / MILLION };

/**
 * An idle queue with a consumer is polled all the same: by five pollers that wait 20 seconds each, Lambda asks this often
 * in 30 days. AWS says that it can go down to two pollers where no maximum concurrency is set; what it only may do is not
 * counted as saved.
 */
export const IDLE_POLLS_A_MONTH = 648_000;
export const MONTH_MS = 30 * 24 * 60 * 60 * 1000;
