// What SES lets the account do in each region: the sandbox, a pause, how many in a second and in a day.
import { at, text } from '../../../shared/platforms/fields.ts';
import { type Check, type Finding, ill, well } from '../check.ts';
import { regionsOf, switchedOn } from '../patient.ts';

const NEARLY = 0.8;

const check: Check = {
  group: 'mail',
  says: 'SES account',
  only: 'aws',
  async look({ ask, settings }) {
    const block = settings();
    const inRegions = regionsOf(block).map(async (region): Promise<readonly Finding[]> => {
      const wanted = switchedOn(block)
        .filter((each) => each.region === region)
        .reduce((sum, { mailsPerSecond }) => sum + mailsPerSecond, 0);
      return judged(await ask('ses', 'GetAccount', {}, region), region, wanted);
    });
    return (await Promise.all(inRegions)).flat();
  },
};
export default check;

function judged(account: unknown, region: string, wanted: number): readonly Finding[] {
  const found: Finding[] = [];
  const enforcement = text(at(account, 'EnforcementStatus'));
  if (at(account, 'SendingEnabled') === false || (enforcement !== undefined && enforcement !== 'HEALTHY'))
    found.push(
      ill(
        `SES in ${region} has ${at(account, 'SendingEnabled') === false ? 'paused sending' : `put the account on ${enforcement?.toLowerCase()}`}`,
        'Read and answer the case in the SES console, Account dashboard; docs/runbook.md says what to look for.',
      ),
    );
  if (at(account, 'ProductionAccessEnabled') !== true)
    found.push(
      ill(
        `SES in ${region} is in the sandbox: only verified addresses get mail`,
        'aws sesv2 put-account-details --production-access-enabled … (docs/deploying.md, step 5)',
      ),
    );
  const rate = Number(at(account, 'SendQuota', 'MaxSendRate'));
  if (rate > 0 && rate < wanted)
    found.push(
      ill(
        `The products in ${region} may send ${wanted} mails a second together, and SES takes ${rate}`,
        `Make "mailsPerSecond" of the products there ${rate} together: npm run setup -- --set products.….mailsPerSecond=…`,
      ),
    );
  const most = Number(at(account, 'SendQuota', 'Max24HourSend'));
  const sent = Number(at(account, 'SendQuota', 'SentLast24Hours'));
  if (most > 0 && sent >= most * NEARLY)
    found.push(
      ill(
        `${sent} of the ${most} mails of a day are sent in ${region}`,
        'Ask for more in the Service Quotas console, SES, "Sending quota".',
      ),
    );
  return found.length === 0
    ? [well(`${region}: out of the sandbox, ${rate} a second, ${sent} of ${most} today`)]
    : found;
}
