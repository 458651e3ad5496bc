// What lies in dead-letter queues and waiting rooms: work that failed for good, or that AWS could not hand on.
import { at, list, text } from '../../../shared/platforms/fields.ts';
import { type Check, type Finding, ill, well } from '../check.ts';
import type { Patient } from '../patient.ts';

const check: Check = {
  group: 'day by day',
  says: 'dead letters',
  async look(patient) {
    const rooms = (await patient.templates()).flatMap(({ region, resources }) =>
      Object.values(resources)
        .filter(({ Type }) => Type === 'AWS::SQS::Queue')
        .map(({ Properties = {} }) => ({ region, name: text(Properties.QueueName) ?? '' }))
        .filter(({ name }) => /-(dlq|undelivered)(-[a-z0-9-]+)?$/.test(name)),
    );
    const counts = await Promise.all(rooms.map(({ name, region }) => countIn(name, region, patient)));
    const found = rooms.flatMap(({ name }, index) => lying(name, counts[index] ?? 0));
    return found.length === 0
      ? [well(`Nothing lies in ${rooms.length} dead-letter queues and waiting rooms`)]
      : found;
  },
};
export default check;

function lying(name: string, count: number): readonly Finding[] {
  if (count === 0) return [];
  return [
    ill(`${count} ${count === 1 ? 'message lies' : 'messages lie'} in ${name}`, `docs/runbook.md, "${name}"`),
  ];
}

async function countIn(QueueName: string, region: string, { ask, stage, laptop }: Patient): Promise<number> {
  if (stage === 'laptop') {
    const queue = list(at(await laptop('/_local/status'), 'queues')).find(
      (each) => text(at(each, 'name')) === QueueName,
    );
    return Number(at(queue, 'visible') ?? 0);
  }
  try {
    const QueueUrl = at(await ask('sqs', 'GetQueueUrl', { QueueName }, region), 'QueueUrl');
    const asked = { QueueUrl, AttributeNames: ['ApproximateNumberOfMessages'] };
    return Number(
      at(await ask('sqs', 'GetQueueAttributes', asked, region), 'Attributes', 'ApproximateNumberOfMessages'),
    );
  } catch (error) {
    // Not deployed yet, which is another line's matter.
    if (error instanceof Error && /NonExistentQueue|QueueDoesNotExist/.test(error.name)) return 0;
    throw error;
  }
}
