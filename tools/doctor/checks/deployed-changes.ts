// What the next deployment would change, and above all what it would replace or delete.
import { dangersOf } from '../../deploy/dangers.ts';
import { deployedStack } from '../../deploy/deployed.ts';
import { type Check, type Finding, ill, unknown, well } from '../check.ts';

const check: Check = {
  group: 'deployment',
  says: 'next deployment',
  only: 'aws',
  async look({ ask, templates }) {
    const found = await Promise.all(
      (await templates()).map(async ({ name, region, resources }): Promise<readonly Finding[]> => {
        const deployed = await deployedStack(ask, name, region);
        if (deployed === undefined) return [];
        const dangers = dangersOf(deployed.resources, resources);
        if (dangers.length > 0)
          return dangers.map(({ what, does, why }) =>
            ill(
              `The next deployment of ${name} ${does} the ${what}: ${why}`,
              'Take the change back, or move the data first (docs/living-with-it.md); npm run deploy refuses until then.',
            ),
          );
        const ids = new Set([...Object.keys(deployed.resources), ...Object.keys(resources)]);
        const changed = [...ids].filter((id) => !isSame(deployed.resources[id], resources[id]));
        if (changed.length === 0) return [well(`${name} is what this checkout would deploy`)];
        return [
          unknown(
            `${name}: ${changed.length} resources would change, none of them replaced that holds data`,
            `npx cdk diff ${name}, then npm run deploy`,
          ),
        ];
      }),
    );
    return found.flat();
  },
};
export default check;

/** But for code, whose place in S3 is told apart only when it is bundled. */
const isSame = (left: unknown, right: unknown): boolean => without(left) === without(right);
const without = (value: unknown): string =>
  JSON.stringify(value ?? null, (key, each: unknown) =>
    key === 'Metadata' || key === 'S3Key' || key === 'S3Bucket' ? undefined : each,
  );
