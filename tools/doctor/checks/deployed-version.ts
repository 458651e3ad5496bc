// Which version each stack is, beside this checkout: what is behind, and what the versions in between ask of whoever deploys.
import { readFileSync } from 'node:fs';
import { VERSION } from '../../../lib/version.ts';
import { deployedStack } from '../../deploy/deployed.ts';
import { compareVersions, toDoSince } from '../../deploy/versions.ts';
import { type Check, type Finding, ill, well } from '../check.ts';
import { switchedOn } from '../patient.ts';

/** Versions were not told before the one after it. */
const FIRST = '0.1.0';

const check: Check = {
  group: 'deployment',
  says: 'version',
  only: 'aws',
  async look({ ask, settings }) {
    const found = switchedOn(settings()).map(async ({ stack, region }): Promise<readonly Finding[]> => {
      const deployed = await deployedStack(ask, stack, region);
      return deployed === undefined || deployed.status === 'REVIEW_IN_PROGRESS'
        ? []
        : [findingOf(stack, deployed.version)];
    });
    return (await Promise.all(found)).flat();
  },
};
export default check;

function findingOf(stack: string, told: string | undefined): Finding {
  const version = told ?? FIRST;
  const difference = compareVersions(version, VERSION);
  if (difference === 0) return well(`${stack} is ${version}, as this checkout`);
  if (difference > 0)
    return ill(`${stack} is ${version}, and this checkout is older: ${VERSION}`, 'git pull && npm ci');
  const toDo = toDoSince(readFileSync('CHANGELOG.md', 'utf8'), { since: version, until: VERSION });
  return ill(
    `${stack} is ${version}, and this checkout is ${VERSION}`,
    ['npm run deploy', ...toDo, 'CHANGELOG.md says what changed.'].join(' · '),
  );
}
