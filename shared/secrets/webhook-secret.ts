// A product's webhook secret is one JSON document, because a second secret would cost as much as all the compute: what
// the store or the till shares with us. The keys of our own links are not in it, see `link-keys.ts`.
import { SecretShapeError, type Secrets } from './secrets.ts';

type Member = 'signingSecret';

/**
 * One member of the current value and, during a rotation, of the previous one. A previous value without it is
 * left out: it is from before the operator filled the secret in.
 */
async function members(secrets: Secrets, id: string, member: Member, fresh: boolean): Promise<string[]> {
  const [current, ...previous] = (await secrets.validFields(id, { fresh })).map((fields) => fields[member]);
  if (current === undefined || current === '')
    throw new SecretShapeError(id, `holds no ${member}; put it in as docs/deploying.md says, step 4`);
  return [
    ...new Set([current, ...previous.filter((value) => value !== undefined && value !== '')]),
  ] as string[];
}

/** The signing secrets that are good now. */
export const signingSecrets =
  (secrets: Secrets, id: string) =>
  ({ fresh }: { readonly fresh: boolean }): Promise<readonly string[]> =>
    members(secrets, id, 'signingSecret', fresh);
