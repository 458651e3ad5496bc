// What DynamoDB refuses, in its own words.

const OWN = 'com.amazonaws.dynamodb.v20120810#';
const VALIDATION = 'com.amazon.coral.validate#ValidationException';

/** An answer with status 400. `more` stands beside the message in the body. */
export class Refusal extends Error {
  readonly type: string;
  readonly more: Readonly<Record<string, unknown>>;

  constructor(type: string, message: string, more: Readonly<Record<string, unknown>> = {}) {
    super(message);
    this.name = 'Refusal';
    this.type = type === 'ValidationException' ? VALIDATION : `${OWN}${type}`;
    this.more = more;
  }

  get code(): string {
    return this.type.split('#')[1] ?? this.type;
  }

  body(): Readonly<Record<string, unknown>> {
    return { __type: this.type, message: this.message, ...this.more };
  }
}

export const invalid = (message: string): Refusal => new Refusal('ValidationException', message);

export const invalidValue = (message: string): Refusal =>
  invalid(`One or more parameter values were invalid: ${message}`);

export const notFound = (message = 'Requested resource not found'): Refusal =>
  new Refusal('ResourceNotFoundException', message);

/** For what AWS may well know and this engine does not: it says so instead of guessing. */
export const notKnownHere = (what: string): Refusal =>
  new Refusal('NotKnownHereException', `The DynamoDB engine in memory does not know ${what}`);
