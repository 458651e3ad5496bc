// What a role may not do is never asked of it: a denied call is a grant that is missing, whatever else went wrong.
import { breach } from '../evidence.ts';
import type { Law } from '../law.ts';

export const noCallIsDenied: Law = {
  says: 'No call is denied.',
  when: 'hour',
  check: ({ denied }) =>
    denied.map((use) => breach(`${use.function} may not ${use.action} on ${use.resource}`, use)),
};
