// Logs are read by whoever looks after the shop, and kept where nobody erases anybody.
import { breach } from '../evidence.ts';
import type { Law } from '../law.ts';

const escaped = (text: string): string => text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');

export const nobodyIsNamedInALog: Law = {
  says: 'No log names a person, an address or a number.',
  when: 'end',
  check({ told, logs }) {
    const named = [
      ...new Set(
        told.people.flatMap(({ name, email, phone }) => [
          `\\b${escaped(name)}\\b`,
          ...[email, phone].filter((text) => text !== undefined).map(escaped),
        ]),
      ),
    ];
    if (named.length === 0) return [];
    const anybody = new RegExp(named.join('|'));
    return logs
      .filter(({ line }) => anybody.test(line))
      .map((entry) => breach(`${entry.function} logs ${entry.line.slice(0, 200)}`, entry));
  },
};
