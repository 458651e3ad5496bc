// The shares of bounces and complaints, by which SES decides whether an account may go on.
import { at, list } from '../../../shared/platforms/fields.ts';
import { type Check, type Finding, ill, well } from '../check.ts';
import { type Patient, regionsOf } from '../patient.ts';

/** Where SES begins to review an account, in percent. */
const REVIEWED = { BounceRate: 5, ComplaintRate: 0.1 } as const;
const A_DAY_MS = 86_400_000;

const check: Check = {
  group: 'mail',
  says: 'bounces, complaints',
  only: 'aws',
  async look(patient) {
    return (
      await Promise.all(regionsOf(patient.settings()).map((region) => ratesIn(region, patient)))
    ).flat();
  },
};
export default check;

async function ratesIn(region: string, { ask, now }: Patient): Promise<readonly Finding[]> {
  const until = now();
  const rates = await Promise.all(
    (Object.keys(REVIEWED) as (keyof typeof REVIEWED)[]).map(async (name) => {
      const answer = await ask(
        'cloudwatch',
        'GetMetricStatistics',
        {
          Namespace: 'AWS/SES',
          MetricName: `Reputation.${name}`,
          StartTime: new Date(until.getTime() - A_DAY_MS),
          EndTime: until,
          Period: 86_400,
          Statistics: ['Maximum'],
        },
        region,
      );
      const percent = Math.max(
        0,
        ...list(at(answer, 'Datapoints')).map((point) => Number(at(point, 'Maximum')) * 100),
      );
      return { name, percent };
    }),
  );
  const bad = rates.filter(({ name, percent }) => percent >= REVIEWED[name]);
  if (bad.length === 0)
    return [
      well(
        `${region}: ${rates.map(({ name, percent }) => `${words(name)} ${percent.toFixed(2)} %`).join(', ')}`,
      ),
    ];
  return bad.map(({ name, percent }) =>
    ill(
      `${region}: ${words(name)} are ${percent.toFixed(2)} %, and SES reviews accounts from ${REVIEWED[name]} % on`,
      'Stop the product whose addresses are old or who never agreed; docs/runbook.md, "bounces".',
    ),
  );
}

const words = (name: keyof typeof REVIEWED): string => (name === 'BounceRate' ? 'bounces' : 'complaints');
