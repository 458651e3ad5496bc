// Whoever does not have the secret says nothing to the shop.
import { breach } from '../evidence.ts';
import type { Law } from '../law.ts';

export const forgeriesAreRefused: Law = {
  says: 'A webhook that somebody made up or changed is refused.',
  when: 'step',
  check: ({ told }) =>
    told.deliveries
      // What a store did say once may be answered as the duplicate that it is.
      .filter(
        ({ forgery = 'replay', status }) => forgery !== 'replay' && status !== undefined && status < 400,
      )
      .map((delivery) =>
        breach(`${delivery.function} believed ${delivery.webhookId}, which was forged`, delivery),
      ),
};
