// The kinds of trouble that AWS has at a call, and how often each comes in a bad month.
import type { CallInFlight } from '../aws/endpoint.ts';
import type { TroubleKind } from './trouble.ts';

const anyCall = () => true;
const toAws = (call: CallInFlight) => call.action !== 'InvokeFunctionUrl';
const isTransaction = ({ action }: CallInFlight) => action === 'TransactWriteItems';

/** What each service says when it is asked too fast. */
const THROTTLED: Readonly<Record<string, string>> = {
  dynamodb: 'ProvisionedThroughputExceededException',
  s3: 'SlowDown',
  ses: 'TooManyRequestsException',
  sns: 'Throttled',
  sqs: 'RequestThrottled',
  lambda: 'TooManyRequestsException',
};

export const ALL_KINDS: readonly TroubleKind[] = [
  { name: 'error-before', rate: 0.01, phase: 'before', isFor: anyCall, does: () => 'fail' },
  { name: 'answer-lost', rate: 0.01, phase: 'after', isFor: anyCall, does: () => 'fail' },
  {
    name: 'throttled',
    rate: 0.01,
    phase: 'before',
    isFor: anyCall,
    does: ({ service }) => ({ fail: THROTTLED[service] ?? 'ThrottlingException' }),
  },
  {
    name: 'transaction-conflict',
    rate: 0.03,
    phase: 'before',
    isFor: isTransaction,
    does: () => ({ fail: 'TransactionConflictException' }),
  },
  { name: 'killed-before', rate: 0.004, phase: 'before', isFor: toAws, does: () => 'crash' },
  { name: 'killed-after', rate: 0.004, phase: 'after', isFor: toAws, does: () => 'crash' },
];

/** The kinds that `--faults` names: `all`, `none`, or a list. Undefined for a name that there is not. */
export function kindsNamed(text: string): readonly TroubleKind[] | undefined {
  if (text === 'all') return ALL_KINDS;
  if (text === 'none') return [];
  const found = text.split(',').map((name) => ALL_KINDS.find((kind) => kind.name === name.trim()));
  return found.every((kind) => kind !== undefined) ? found : undefined;
}
