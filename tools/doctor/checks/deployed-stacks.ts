// Whether each product's stack stands, and whether somebody changed by hand what it made.
import { at, list, text } from '../../../shared/platforms/fields.ts';
import { stuckStack } from '../../deploy/stuck.ts';
import { type Check, type Finding, ill, unknown, well } from '../check.ts';
import { type Patient, type Switched, switchedOn } from '../patient.ts';

const check: Check = {
  group: 'deployment',
  says: 'stacks',
  only: 'aws',
  async look(patient) {
    return Promise.all(switchedOn(patient.settings()).map((product) => stackOf(product, patient)));
  },
};
export default check;

async function stackOf({ stack, region }: Switched, { ask }: Patient): Promise<Finding> {
  let found: unknown;
  try {
    found = list(
      at(await ask('cloudformation', 'DescribeStacks', { StackName: stack }, region), 'Stacks'),
    )[0];
  } catch (error) {
    if (!/does not exist/.test(error instanceof Error ? error.message : '')) throw error;
    return ill(`${stack} is not deployed in ${region}`, 'npm run deploy');
  }
  const status = text(at(found, 'StackStatus')) ?? '';
  const stuck = stuckStack({ stack, region, status });
  if (stuck !== undefined) return ill(stuck.says, stuck.wayOut.join(' && '));
  if (!status.endsWith('_COMPLETE'))
    return unknown(`${stack} is at work: ${status}`, 'Look again when it has ended.');
  const drift = text(at(found, 'DriftInformation', 'StackDriftStatus'));
  if (drift === 'DRIFTED')
    return ill(
      `${stack} was changed by hand since it was deployed`,
      `aws cloudformation describe-stack-resource-drifts --stack-name ${stack} --region ${region} names what; change it back, or npm run deploy`,
    );
  if (drift !== 'IN_SYNC')
    return unknown(
      `${stack}: ${status}; nobody has looked yet for changes by hand`,
      `aws cloudformation detect-stack-drift --stack-name ${stack} --region ${region}`,
    );
  return well(`${stack}: ${status}, as deployed`);
}
