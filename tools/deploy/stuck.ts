// Stacks that CloudFormation neither updates nor lets go, as a first deployment leaves them that failed: what they are called,
// and the way out.

export type StackState = { readonly stack: string; readonly region: string; readonly status: string };
export type Stuck = { readonly says: string; readonly wayOut: readonly string[] };

const FIRST_FAILED = ['ROLLBACK_COMPLETE', 'ROLLBACK_FAILED', 'CREATE_FAILED', 'DELETE_FAILED'];

/** Undefined where a deployment can go on. */
export function stuckStack({ stack, region, status }: StackState): Stuck | undefined {
  const at = `--stack-name ${stack} --region ${region}`;
  if (FIRST_FAILED.includes(status))
    return {
      says:
        `The first deployment of ${stack} failed (${status}), and CloudFormation updates no such stack; the CDK had protected it from ` +
        'deletion by then. Likely causes: SES has verified the sender already (then set "senderIdentity" to "existing"), or names are ' +
        'taken that an earlier stack left behind (npm run doctor -- --aws names them).',
      wayOut: [
        `aws cloudformation update-termination-protection --no-enable-termination-protection ${at}`,
        `aws cloudformation delete-stack ${at}`,
        `aws cloudformation wait stack-delete-complete ${at}`,
      ],
    };
  if (status === 'UPDATE_ROLLBACK_FAILED')
    return {
      says: `The last update of ${stack} failed, and so did going back to what was before (${status}).`,
      wayOut: [`aws cloudformation continue-update-rollback ${at}`],
    };
  if (status === 'REVIEW_IN_PROGRESS')
    return {
      says: `${stack} has a change set and nothing else yet (${status}): somebody stopped a first deployment before it began.`,
      wayOut: [
        `aws cloudformation update-termination-protection --no-enable-termination-protection ${at}`,
        `aws cloudformation delete-stack ${at}`,
      ],
    };
  return undefined;
}
