// One signed delivery from a process that has a machine to share with the laptop.
import { type Agent, request } from 'node:http';
import type { SignedDelivery } from './signed-orders.ts';

/** Answers the status. Plain http with kept connections: fetch costs the sender several times as much. */
export function postDelivery(url: string, agent: Agent, { body, headers }: SignedDelivery): Promise<number> {
  return new Promise((resolve, reject) => {
    const outgoing = request(
      url,
      { method: 'POST', agent, headers: { ...headers, 'content-length': Buffer.byteLength(body) } },
      (answer) => {
        answer.resume();
        answer.once('end', () => resolve(answer.statusCode ?? 0));
      },
    );
    outgoing.once('error', reject);
    outgoing.end(body);
  });
}
