// Whether SES has verified the sender, and whether DNS still says what SES asked for.
import { domainOf } from '../../../lib/mail-from.ts';
import { at, list, text } from '../../../shared/platforms/fields.ts';
import { type Check, type Finding, ill, unknown, well } from '../check.ts';
import { type Patient, regionsOf } from '../patient.ts';

const check: Check = {
  group: 'mail',
  says: 'SES identity, DKIM',
  only: 'aws',
  async look(patient) {
    const settings = patient.settings();
    return (await Promise.all(regionsOf(settings).map((region) => identityIn(region, patient)))).flat();
  },
};
export default check;

async function identityIn(region: string, patient: Patient): Promise<readonly Finding[]> {
  const { sender, senderIdentity } = patient.settings();
  const domain = domainOf(sender);
  const names =
    senderIdentity === 'domain' ? [domain] : senderIdentity === 'address' ? [sender] : [sender, domain];
  const found = await firstKnown(names, region, patient);
  if (found === undefined)
    return [
      ill(
        `SES in ${region} knows neither ${names.join(' nor ')}`,
        senderIdentity === 'existing'
          ? `aws sesv2 create-email-identity --email-identity ${domain} --region ${region}`
          : 'npm run deploy',
      ),
    ];
  const { name, answer } = found;
  if (at(answer, 'VerifiedForSendingStatus') !== true)
    return [
      ill(
        `SES in ${region} has not verified ${name} yet`,
        name === sender
          ? 'Click the link that AWS mailed to it.'
          : 'Add the records that the deployment printed as MailDnsRecords.',
      ),
    ];
  const lost = await lostTokens(
    domain,
    list(at(answer, 'DkimAttributes', 'Tokens')).map((token) => text(token) ?? ''),
    patient,
  );
  if (lost.length > 0)
    return [
      (patient.isPractice === true ? unknown : ill)(
        `${lost.length} of the DKIM records of ${domain} (${region}) are not in DNS, so that SES will stop signing`,
        `Add: ${lost.map((token) => `${token}._domainkey.${domain} CNAME ${token}.dkim.amazonses.com`).join('; ')}`,
      ),
    ];
  const status = text(at(answer, 'DkimAttributes', 'Status')) ?? 'NOT_STARTED';
  if (name === domain && status !== 'SUCCESS')
    return [
      ill(
        `DKIM of ${domain} in ${region} is ${status.toLowerCase()}`,
        'Add the records of MailDnsRecords, and give SES up to three days.',
      ),
    ];
  return [well(`${name} is verified in ${region}`)];
}

async function firstKnown(names: readonly string[], region: string, { ask }: Patient) {
  for (const name of names) {
    try {
      return { name, answer: await ask('ses', 'GetEmailIdentity', { EmailIdentity: name }, region) };
    } catch (error) {
      if (!(error instanceof Error && error.name === 'NotFoundException')) throw error;
    }
  }
  return undefined;
}

/** Easy DKIM's tokens; one that DNS gives no answer about is no loss. */
async function lostTokens(
  domain: string,
  tokens: readonly string[],
  { dns }: Patient,
): Promise<readonly string[]> {
  const seen = await Promise.all(
    tokens.map(async (token) => {
      const found = await dns.cname(`${token}._domainkey.${domain}`).catch(() => undefined);
      return found === undefined || found.length > 0;
    }),
  );
  return tokens.filter((_, index) => seen[index] === false);
}
