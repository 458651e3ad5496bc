// Without npm nothing is installed, and no engine fetched.
import { type Check, ill, well } from '../check.ts';

const OLDEST_MAJOR = 10;

const check: Check = {
  group: 'this computer',
  says: 'npm',
  async look({ computer }) {
    const version = await computer.npm();
    const advice = 'Install it with Node, from https://nodejs.org.';
    if (version === undefined) return [ill('There is no npm on the PATH', advice)];
    if (Number.parseInt(version, 10) < OLDEST_MAJOR)
      return [ill(`npm ${version} is older than ${OLDEST_MAJOR}`, 'npm install -g npm@11')];
    return [well(`npm ${version}`)];
  },
};
export default check;
