// Some regions have to be switched on before anything is deployed there.
import { at, text } from '../../../shared/platforms/fields.ts';
import { type Check, type Finding, ill, well } from '../check.ts';
import { regionsOf } from '../patient.ts';

const OPEN = ['ENABLED', 'ENABLED_BY_DEFAULT'];

const check: Check = {
  group: 'account',
  says: 'regions',
  only: 'aws',
  async look({ ask, settings }) {
    return Promise.all(
      regionsOf(settings()).map(async (region): Promise<Finding> => {
        const answer = await ask('account', 'GetRegionOptStatus', { RegionName: region }, 'us-east-1');
        const status = text(at(answer, 'RegionOptStatus')) ?? 'unknown';
        if (OPEN.includes(status)) return well(`${region} is switched on`);
        return ill(
          `${region} is ${status.toLowerCase()}`,
          `aws account enable-region --region-name ${region}`,
        );
      }),
    );
  },
};
export default check;
