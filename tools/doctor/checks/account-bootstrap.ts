// What the CDK needs in a region before its first deployment there, and how old that is.
import { at, text } from '../../../shared/platforms/fields.ts';
import { type Check, type Finding, ill, well } from '../check.ts';
import { regionsOf } from '../patient.ts';

const PARAMETER = '/cdk-bootstrap/hnb659fds/version';
/** What our assemblies ask for; younger ones only add to it. */
const OLDEST = 6;

const check: Check = {
  group: 'account',
  says: 'bootstrap',
  only: 'aws',
  async look({ ask, settings }) {
    return Promise.all(
      regionsOf(settings()).map(async (region): Promise<Finding> => {
        const advice = `npx cdk bootstrap aws://<account>/${region}`;
        const version = await versionIn(region, ask);
        if (version === undefined) return ill(`${region} is not bootstrapped`, advice);
        if (version < OLDEST)
          return ill(`The bootstrap of ${region} is version ${version}, and ${OLDEST} is needed`, advice);
        return well(`${region}: version ${version}`);
      }),
    );
  },
};
export default check;

async function versionIn(
  region: string,
  ask: Parameters<Check['look']>[0]['ask'],
): Promise<number | undefined> {
  try {
    return Number(
      text(at(await ask('ssm', 'GetParameter', { Name: PARAMETER }, region), 'Parameter', 'Value')),
    );
  } catch (error) {
    if (error instanceof Error && error.name === 'ParameterNotFound') return undefined;
    throw error;
  }
}
