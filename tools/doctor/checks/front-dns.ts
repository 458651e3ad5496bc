// Whether the shop's own address leads to CloudFront, and something of ours answers there.
import { type Check, ill, unknown, well } from '../check.ts';

const check: Check = {
  group: 'deployment',
  says: 'own address',
  only: 'aws',
  async look(patient) {
    const { front } = patient.settings();
    if (front === undefined) return [];
    const { domain } = front;
    const names = await patient.dns.cname(domain).catch(() => []);
    const record = `Add the record that the deployment printed as FrontDnsRecord: ${domain} CNAME …cloudfront.net`;
    const other = names.find((name) => !/\.cloudfront\.net\.?$/.test(name));
    if (other !== undefined) return [ill(`${domain} leads to ${other}, which is not CloudFront`, record)];
    // A domain's bare name cannot have a CNAME and is pointed there by an alias, which only its answer shows.
    try {
      const answer = await patient.fetch(`https://${domain}/`, { method: 'HEAD', redirect: 'manual' });
      if (answer.headers.get('x-amz-cf-id') !== null) return [well(`${domain} leads to CloudFront`)];
      return [ill(`${domain} answers, but not through CloudFront`, record)];
    } catch {
      if (names.length === 0)
        return [ill(`${domain} is not in DNS, so that no link in a message opens`, record)];
      return [unknown(`${domain} leads to CloudFront, and did not answer just now`)];
    }
  },
};
export default check;
