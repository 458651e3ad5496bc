// A store or a till of one's own has no API to ask: it gets an address and a secret, and a signed test event shows that both work.
import { randomBytes } from 'node:crypto';
import type { Hooks } from './platform.ts';
import type { SecretShelf } from './secret-shelf.ts';

/** `shelves` by address. What is made up is made up once: a secret that is there stays. */
export function genericHooks(shelves: ReadonlyMap<string, SecretShelf>): Hooks {
  return {
    list: async () => [],
    make: async () => {},
    arm: async () => {},
    remove: async () => {},
    async signing(address) {
      const { signingSecret = '' } = (await shelves.get(address)?.read()) ?? {};
      return {
        signingSecret: signingSecret === '' ? `whsec_${randomBytes(24).toString('base64')}` : signingSecret,
      };
    },
    async notes() {
      return [...shelves].map(
        ([address, { id, region }]) =>
          `Send to ${address}, signed with signingSecret of ${id} (on AWS: aws secretsmanager get-secret-value --secret-id ${id} ` +
          `--region ${region}; the laptop shows it at /_local/status); docs/platforms.md and docs/loyalty.md have the bodies.`,
      );
    },
  };
}
