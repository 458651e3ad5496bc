// Before a first deployment: names that are taken already, which would make it fail halfway.
import { takenNames } from '../../deploy/taken.ts';
import { type Check, type Finding, ill, well } from '../check.ts';
import type { Patient, StackTemplate } from '../patient.ts';

const check: Check = {
  group: 'deployment',
  says: 'names',
  only: 'aws',
  async look(patient) {
    const found = await Promise.all((await patient.templates()).map((stack) => takenBefore(stack, patient)));
    return found.flat();
  },
};
export default check;

async function takenBefore(stack: StackTemplate, { ask }: Patient): Promise<readonly Finding[]> {
  const found = await takenNames(stack, ask);
  if (found === undefined) return [];
  const { taken, of } = found;
  if (taken.length === 0) return [well(`${stack.name}: none of its ${of} names is taken`)];
  const hint = taken.some(({ isIdentity }) => isIdentity)
    ? 'npm run setup -- --set senderIdentity=existing for the identity; for '
    : 'For ';
  return [
    ill(
      `${stack.name} is not deployed, and these are there already: ${taken.map(({ what }) => what).join(', ')}`,
      `${hint}what an earlier stack left: npm run deploy -- ${stack.name} takes it back, or delete it as docs/living-with-it.md says.`,
    ),
  ];
}
