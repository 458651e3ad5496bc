// Alarms that ring now.
import { at, list, text } from '../../../shared/platforms/fields.ts';
import { type Check, type Finding, ill, well } from '../check.ts';
import { type Patient, type Switched, switchedOn } from '../patient.ts';

const check: Check = {
  group: 'day by day',
  says: 'alarms',
  async look(patient) {
    const found = await Promise.all(
      switchedOn(patient.settings()).map((product) => ringing(product, patient)),
    );
    return found.flat().length === 0 ? [well('None rings')] : found.flat();
  },
};
export default check;

async function ringing({ prefix, region }: Switched, patient: Patient): Promise<readonly Finding[]> {
  const names =
    patient.stage === 'laptop' ? await onTheLaptop(prefix, patient) : await onAws(prefix, region, patient);
  return names.map((name) => ill(`${name} rings in ${region}`, `docs/runbook.md, "${name}"`));
}

async function onAws(prefix: string, region: string, { ask }: Patient): Promise<readonly string[]> {
  const answer = await ask(
    'cloudwatch',
    'DescribeAlarms',
    { AlarmNamePrefix: `${prefix}-`, StateValue: 'ALARM', MaxRecords: 100 },
    region,
  );
  return list(at(answer, 'MetricAlarms')).map((alarm) => text(at(alarm, 'AlarmName')) ?? '');
}

async function onTheLaptop(prefix: string, { laptop }: Patient): Promise<readonly string[]> {
  return list(await laptop('/_local/alarms'))
    .filter((alarm) => text(at(alarm, 'state')) === 'ALARM')
    .map((alarm) => text(at(alarm, 'name')) ?? '')
    .filter((name) => name.startsWith(`${prefix}-`));
}
