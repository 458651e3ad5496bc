// Once people and faults have stopped, everything that was on its way arrives.
import { breach } from '../evidence.ts';
import type { Law } from '../law.ts';

export const queuesRunDry: Law = {
  says: 'In the end no queue holds anything that still waits for its turn.',
  when: 'end',
  check: ({ queues }) =>
    queues
      .filter(({ visible, name }) => visible > 0 && !/(?:dlq|undelivered)/.test(name))
      .map((queue) => breach(`${queue.name} still holds ${queue.visible}`, queue)),
};
