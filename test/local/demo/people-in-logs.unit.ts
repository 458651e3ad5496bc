import { expect, test } from 'vitest';
import { peopleInLogs } from '../../../local/demo/people-in-logs.ts';

const ana = { name: 'Ana', phone: '+447700900123', email: 'ana@example.com' };

test('given a log line with a name, a number or an address, then each is told', () => {
  const logLines = ['for Ana', `to ${ana.phone}`, `to ${ana.email}`, 'Anatomy of an order'];
  expect(peopleInLogs({ people: [ana], logLines })).toHaveLength(3);
});
