// Whoever may do nothing but step into the roles of the CDK's bootstrap, as a workflow does that deploys, looks through the one
// of them that is for looking.
import { at, text } from '../../shared/platforms/fields.ts';
import type { AskAws } from './ask.ts';
import type { Keys } from './signature.ts';

/** The bootstrap's own word in the names of what it makes, unless it was told another. */
const QUALIFIER = 'hnb659fds';

/**
 * Asks as `own`; where that is denied, and there is such a role to step into, asks through it. Throws the first denial where
 * there is none. `openWith` asks with other keys.
 */
export function askThroughLookup(own: AskAws, openWith: (keys: Keys) => AskAws): AskAws {
  const stepped = new Map<string, Promise<AskAws | undefined>>();
  const stepInto = (region: string) => {
    const known = stepped.get(region) ?? lookupKeys(own, region).then(openWith, () => undefined);
    stepped.set(region, known);
    return known;
  };
  return async (service, operation, input, region) => {
    try {
      return await own(service, operation, input, region);
    } catch (error) {
      if (!(error instanceof Error) || !/^AccessDenied/.test(error.name)) throw error;
      const through = await stepInto(region);
      if (through === undefined) throw error;
      return through(service, operation, input, region);
    }
  };
}

/** Throws where the role is not there, or is not to be stepped into. */
async function lookupKeys(ask: AskAws, region: string): Promise<Keys> {
  const caller = await ask('sts', 'GetCallerIdentity', {}, region);
  const account = text(at(caller, 'Account')) ?? '';
  const partition = (text(at(caller, 'Arn')) ?? 'arn:aws').split(':')[1];
  const RoleArn = `arn:${partition}:iam::${account}:role/cdk-${QUALIFIER}-lookup-role-${account}-${region}`;
  const answer = await ask('sts', 'AssumeRole', { RoleArn, RoleSessionName: 'npm-run-deploy' }, region);
  const [accessKeyId, secretAccessKey, sessionToken] = ['AccessKeyId', 'SecretAccessKey', 'SessionToken'].map(
    (name) => text(at(answer, 'Credentials', name)),
  );
  if (accessKeyId === undefined || secretAccessKey === undefined)
    throw new Error(`${RoleArn} gave no credentials`);
  return { accessKeyId, secretAccessKey, sessionToken };
}
