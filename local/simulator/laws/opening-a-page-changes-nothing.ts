// Mail scanners open every link with GET and HEAD, and browsers go Back and reload.
import type { Visit } from '../books.ts';
import { breach } from '../evidence.ts';
import type { Law } from '../law.ts';

/** `isTheOne`: the one request of a person that acts though it is a GET. Without it there is none. */
export const openingAPageChangesNothing = (
  product: string,
  isTheOne: (visit: Visit) => boolean = () => false,
): Law => ({
  says: `GET and HEAD change nothing of ${product}.`,
  when: 'step',
  check: ({ told }) =>
    told.visits
      .filter(
        (visit) =>
          visit.product === product &&
          (visit.method === 'HEAD' || visit.method === 'GET') &&
          visit.wrote !== undefined &&
          visit.wrote.length > 0 &&
          !(visit.method === 'GET' && visit.by === 'person' && isTheOne(visit)),
      )
      .map((visit) =>
        breach(`${visit.method} by a ${visit.by} at ${visit.at} wrote ${visit.wrote?.join(', ')}`, visit),
      ),
});
