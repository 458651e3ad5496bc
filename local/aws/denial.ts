// How AWS words that a role does not allow a call, which differs by service.
import { type Access, AwsError, type Caller } from '../world.ts';

/** By protocol: JSON services use 400, REST and query services 403. */
const DENIALS: Readonly<Record<string, { code: string; status: number }>> = {
  s3: { code: 'AccessDenied', status: 403 },
  sns: { code: 'AuthorizationError', status: 403 },
  ses: { code: 'AccessDeniedException', status: 403 },
  scheduler: { code: 'AccessDeniedException', status: 403 },
  lambda: { code: 'AccessDeniedException', status: 403 },
  bedrock: { code: 'AccessDeniedException', status: 403 },
};

/** What the caller is answered who lacks this permission. */
export function denial(signingName: string, caller: Caller, { action, resource }: Access): AwsError {
  const { code, status } = DENIALS[signingName] ?? { code: 'AccessDeniedException', status: 400 };
  const role = 'roleId' in caller ? caller.roleId.split('/').at(-1) : '';
  const user = `arn:aws:sts::000000000000:assumed-role/${role}/${'functionName' in caller ? caller.functionName : ''}`;
  const why = `because no identity-based policy allows the ${action} action`;
  return new AwsError(
    code,
    `User: ${user} is not authorized to perform: ${action} on resource: ${resource} ${why}`,
    status,
  );
}
