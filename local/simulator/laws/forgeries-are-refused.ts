// Whoever does not have the secret says nothing to the shop.
import { breach } from '../evidence.ts';
import type { Law } from '../law.ts';

export const forgeriesAreRefused: Law = {
  says: 'A webhook that is signed with another secret is refused.',
  when: 'step',
  check: ({ told }) =>
    told.deliveries
      .filter(({ isForged, status }) => isForged === true && status !== undefined && status < 400)
      .map((delivery) =>
        breach(`${delivery.function} believed ${delivery.webhookId}, which was forged`, delivery),
      ),
};
