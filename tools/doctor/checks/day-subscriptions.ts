// The owner has confirmed what AWS mailed, or hears of no alarm and no cost.
import { at, list, text } from '../../../shared/platforms/fields.ts';
import { type Check, type Finding, ill, well } from '../check.ts';
import { type Patient, type Switched, switchedOn } from '../patient.ts';

const TOPICS = ['owner-alerts', 'cost-alarm'] as const;

const check: Check = {
  group: 'day by day',
  says: 'owner’s subscriptions',
  only: 'aws',
  async look(patient) {
    const account =
      text(at(await patient.ask('sts', 'GetCallerIdentity', {}, firstRegion(patient)), 'Account')) ?? '';
    const each = switchedOn(patient.settings()).flatMap((product) =>
      TOPICS.map((topic) => ({ product, topic })),
    );
    return (
      await Promise.all(each.map(({ product, topic }) => unconfirmed(product, { topic, account }, patient)))
    ).flat();
  },
};
export default check;

const firstRegion = (patient: Patient): string => switchedOn(patient.settings())[0]?.region ?? 'us-east-1';

async function unconfirmed(
  { named, region, budgetUsd }: Switched,
  { topic, account }: { readonly topic: (typeof TOPICS)[number]; readonly account: string },
  { ask, settings }: Patient,
): Promise<readonly Finding[]> {
  if (topic === 'cost-alarm' && budgetUsd === 'off') return [];
  const TopicArn = `arn:aws:sns:${region}:${account}:${named(topic)}`;
  let subscriptions: readonly unknown[];
  try {
    subscriptions = list(
      at(await ask('sns', 'ListSubscriptionsByTopic', { TopicArn }, region), 'Subscriptions'),
    );
  } catch (error) {
    if (!(error instanceof Error && /NotFound/.test(error.name))) throw error;
    return [ill(`There is no topic ${named(topic)} in ${region}`, 'npm run deploy')];
  }
  const confirmed = subscriptions
    .filter((each) => text(at(each, 'SubscriptionArn'))?.startsWith('arn:') === true)
    .map((each) => text(at(each, 'Endpoint'))?.toLowerCase());
  const waiting = settings().ownerEmails.filter((email) => !confirmed.includes(email.toLowerCase()));
  if (waiting.length === 0) return [well(`${named(topic)}: confirmed`)];
  return waiting.map((email) =>
    ill(
      `${email} has not confirmed ${named(topic)}, and hears nothing of it`,
      'Click the link in "AWS Notification – Subscription Confirmation"; --fix has AWS send it again.',
      async () => {
        await ask('sns', 'Subscribe', { TopicArn, Protocol: 'email', Endpoint: email }, region);
        return `AWS has sent ${email} the confirmation again; the link in it must be clicked.`;
      },
    ),
  );
}
