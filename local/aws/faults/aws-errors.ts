// What each service answers on a bad day: the error's name on the wire, its HTTP status and AWS's own words.
import { AwsError } from '../../world.ts';

type Errors = Readonly<Record<string, readonly [status: number, message: string]>>;

/** Any service may answer these; each has further ones of its own below. */
const EVERYWHERE: Errors = {
  ThrottlingException: [400, 'Rate exceeded'],
  InternalFailure: [500, 'The request processing has failed because of an unknown error.'],
  ServiceUnavailable: [503, 'The request has failed due to a temporary failure of the server.'],
  AccessDeniedException: [400, 'The caller is not authorized to perform this action.'],
  ExpiredTokenException: [403, 'The security token included in the request is expired'],
};

const OF_SERVICE: Readonly<Record<string, Errors>> = {
  dynamodb: {
    ProvisionedThroughputExceededException: [
      400,
      'The level of configured provisioned throughput for the table was exceeded.',
    ],
    RequestLimitExceeded: [400, 'Throughput exceeds the current throughput limit for your account.'],
    InternalServerError: [500, 'The request could not be completed because of an internal error.'],
    TransactionConflictException: [400, 'Transaction is ongoing for the item'],
    TransactionInProgressException: [
      400,
      'The transaction with the given request token is already in progress.',
    ],
    ResourceNotFoundException: [400, 'Requested resource not found'],
  },
  s3: {
    SlowDown: [503, 'Please reduce your request rate.'],
    InternalError: [500, 'We encountered an internal error. Please try again.'],
    ServiceUnavailable: [503, 'Service is unable to handle request.'],
    RequestTimeout: [
      400,
      'Your socket connection to the server was not read from or written to within the timeout period.',
    ],
    AccessDenied: [403, 'Access Denied'],
    NoSuchBucket: [404, 'The specified bucket does not exist'],
    NoSuchKey: [404, 'The specified key does not exist.'],
  },
  ses: {
    TooManyRequestsException: [429, 'Maximum sending rate exceeded.'],
    ThrottlingException: [429, 'Maximum sending rate exceeded.'],
    LimitExceededException: [400, 'Daily message quota exceeded.'],
    SendingPausedException: [
      400,
      'Sending is paused for this account. For more information, please check the inbox of the email address associated with your AWS account.',
    ],
    AccountSuspendedException: [400, 'Your account is suspended.'],
    MessageRejected: [
      400,
      'Email address is not verified. The following identities failed the check in region EU-WEST-2: shopper@example.com',
    ],
    MailFromDomainNotVerifiedException: [400, 'The MAIL FROM domain is not verified.'],
    InternalServiceErrorException: [
      500,
      'The service could not process the request because of an internal error.',
    ],
    AccessDeniedException: [403, 'The caller is not authorized to perform this action.'],
  },
  sns: {
    Throttled: [429, 'Rate exceeded'],
    Throttling: [400, 'Rate exceeded'],
    InternalError: [500, 'An internal service error has occurred'],
    AuthorizationError: [403, 'The caller is not authorized to perform this action.'],
    OptedOut: [400, 'The phone number has opted out.'],
  },
  sqs: {
    RequestThrottled: [403, 'Request is throttled.'],
    OverLimit: [403, 'Too many messages in flight'],
    QueueDoesNotExist: [400, 'The specified queue does not exist.'],
    InvalidMessageContents: [400, 'Invalid characters were found in the message body.'],
  },
  events: {
    InternalException: [500, 'An internal error has occurred.'],
    LimitExceededException: [
      400,
      'The request failed because it attempted to create resource beyond the allowed service quota.',
    ],
  },
  scheduler: {
    ThrottlingException: [429, 'Rate exceeded'],
    InternalServerException: [500, 'Unexpected error encountered while processing the request.'],
    ServiceQuotaExceededException: [402, 'The request exceeds a service quota.'],
    ConflictException: [409, 'Updating or deleting the resource can cause an inconsistent state.'],
    AccessDeniedException: [403, 'The caller is not authorized to perform this action.'],
  },
  ssm: {
    InternalServerError: [500, 'An error occurred on the server side.'],
    ParameterNotFound: [400, ''],
    TooManyUpdates: [400, 'There are concurrent updates for a resource that supports one update at a time.'],
  },
  secretsmanager: {
    InternalServiceError: [500, 'An error occurred on the server side.'],
    DecryptionFailure: [
      400,
      "Secrets Manager can't decrypt the protected secret text using the provided KMS key.",
    ],
    ResourceNotFoundException: [400, "Secrets Manager can't find the specified secret."],
  },
  lambda: {
    TooManyRequestsException: [429, 'Rate Exceeded.'],
    ServiceException: [500, 'The Lambda service encountered an internal error.'],
    EC2ThrottledException: [502, 'Amazon EC2 throttled Lambda during function initialization.'],
    ResourceConflictException: [
      409,
      'The operation cannot be performed at this time. An update is in progress.',
    ],
    AccessDeniedException: [403, 'The caller is not authorized to perform this action.'],
  },
  bedrock: {
    ThrottlingException: [429, 'Too many requests, please wait before trying again.'],
    ModelTimeoutException: [408, 'The model did not answer in time.'],
    ModelErrorException: [424, 'The model failed while it processed the request.'],
    ModelNotReadyException: [429, 'The model is not ready for inference.'],
    ServiceUnavailableException: [503, 'Bedrock is unable to process your request.'],
    InternalServerException: [
      500,
      'The system encountered an unexpected error during processing. Try your request again.',
    ],
    ServiceQuotaExceededException: [400, 'Your request exceeds the service quota for your account.'],
    ResourceNotFoundException: [
      404,
      'Access denied. This Model is marked by provider as Legacy and you have not been actively using the model in the last 15 days. Please upgrade to an active model on Amazon Bedrock',
    ],
    AccessDeniedException: [403, "You don't have access to the model with the specified model ID."],
  },
};

/** The services whose calls can be made to fail, by signing name. */
export const FAILING_SERVICES: readonly string[] = Object.keys(OF_SERVICE);

/** What a service is known to answer; `undefined` for a service that is not there. */
export function errorsOf(service: string): readonly string[] | undefined {
  const own = OF_SERVICE[service];
  return own === undefined ? undefined : [...new Set([...Object.keys(own), ...Object.keys(EVERYWHERE)])];
}

/** An error by its name. One that the table does not know needs a status; without it this throws and names the known. */
export function awsError(service: string, wanted: WantedError): AwsError {
  const known = OF_SERVICE[service]?.[wanted.fail] ?? EVERYWHERE[wanted.fail];
  const status = wanted.status ?? known?.[0];
  if (status === undefined) {
    const names = errorsOf(service)?.join(', ') ?? `none, for there is no service "${service}"`;
    throw new Error(`"${wanted.fail}" needs a status; without one the laptop's ${service} knows: ${names}`);
  }
  return new AwsError(wanted.fail, wanted.message ?? known?.[1] ?? 'A fault was asked for', status);
}

/** An error as AWS names it; status and words are AWS's own where they are left out. */
export interface WantedError {
  readonly fail: string;
  readonly status?: number;
  readonly message?: string;
}
