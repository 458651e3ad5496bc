// The secret upsr/webhook is one JSON document, because a second secret would cost as much as all the compute:
// the store's signing secret and the key that signs our own links.
import * as z from 'zod';
import type { Secrets } from '../../shared/secrets.ts';

const webhookSecret = z.object({ signingSecret: z.string().min(1), linkKey: z.string().min(16) });

const read = async (secrets: Secrets, id: string, fresh: boolean) =>
  (await secrets.valid(id, { fresh })).map((text) => webhookSecret.parse(JSON.parse(text)));

/** The signing secrets that are good now: the current one and, during a rotation, the previous. */
export const signingSecrets =
  (secrets: Secrets, id: string) =>
  async ({ fresh }: { readonly fresh: boolean }): Promise<readonly string[]> =>
    (await read(secrets, id, fresh)).map((secret) => secret.signingSecret);

/** The keys links may be signed with; the first signs new ones. */
export const linkKeys = (secrets: Secrets, id: string) => async (): Promise<readonly string[]> => [
  ...new Set((await read(secrets, id, false)).map((secret) => secret.linkKey)),
];
