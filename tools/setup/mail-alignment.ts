// Whether the mails that the shop is about to send will be taken for its own: what its DNS says of DKIM, SPF and DMARC.
// Mailbox providers refuse or hide mail whose sender's domain has signed neither the letter nor the envelope.
import {
  type DnsRecord,
  dmarcSuggestion,
  domainOf,
  inWords,
  mailFromDomain,
  mailFromRecords,
  sendingRegions,
} from '../../lib/mail-from.ts';
import type { ShopSettings } from '../../lib/settings/shop-settings.ts';

/** What DNS answers; each list is empty where there is no such record. Rejects where DNS gave no answer. */
export type Dns = {
  readonly txt: (name: string) => Promise<readonly string[]>;
  readonly mx: (name: string) => Promise<readonly { readonly exchange: string; readonly priority: number }[]>;
};

/** `good` needs nothing; `missing` has something to do in its text; `unknown` could not be seen from here. */
export type Finding = { readonly state: 'good' | 'missing' | 'unknown'; readonly text: string };

/** Mailbox providers whose domain nobody but themselves can sign for. */
const FREE_MAIL =
  /^(gmail|googlemail|outlook|hotmail|live|msn|yahoo|ymail|icloud|me|mac|aol|gmx|web|proton|protonmail|pm|mail|zoho|yandex|qq|163|126|naver)\.(com|net|org|me|de|at|ch|fr|es|it|co\.uk|co\.jp|com\.au|com\.sg|ca|ru|ie|nl)$/;
/** RFC 2606 and RFC 6761: domains for examples, which nobody can have. */
const EXAMPLE = /(^|\.)(example|test|invalid|localhost)$|(^|\.)example\.(com|net|org)$/;

/** Looks everything up, each question on its own: one that gets no answer is `unknown`, and the rest goes on. */
export async function mailAlignment(settings: ShopSettings, dns: Dns): Promise<readonly Finding[]> {
  const domain = domainOf(settings.sender);
  if (EXAMPLE.test(domain))
    return [missing(`${domain} is an example domain. Set "sender" to an address of a domain of your own.`)];
  if (FREE_MAIL.test(domain))
    return [
      missing(
        `Nobody but the provider can sign for ${domain}, so Gmail, Yahoo and Outlook refuse or hide mail that SES sends ` +
          'for it. Use an address of a domain of your own.',
      ),
    ];
  const dkim =
    settings.senderIdentity === 'address'
      ? missing(
          'With "senderIdentity": "address" SES signs with its own domain and not with yours (DKIM is not aligned). Use ' +
            '"domain" and add the records that the deployment prints.',
        )
      : unknown(
          `DKIM: the three CNAME records of MailDnsRecords are known only after the deployment; SES says "verified" once ` +
            'it sees them.',
        );
  if (settings.senderIdentity !== 'domain') return [dkim, await dmarc(settings, domain, dns)];
  const envelope = sendingRegions(settings).flatMap((region) => {
    const [mx, spf] = mailFromRecords(mailFromDomain(settings, region), region) as [DnsRecord, DnsRecord];
    return [bouncesComeBack(mx, dns), spfSpeaks(spf, dns)];
  });
  return [dkim, ...(await Promise.all(envelope)), await dmarc(settings, domain, dns)];
}

async function bouncesComeBack(wanted: DnsRecord, dns: Dns): Promise<Finding> {
  return answered(`MX of ${wanted.name}`, async () => {
    const found = await dns.mx(wanted.name);
    const written = found.map(
      ({ exchange, priority }) => `${priority} ${exchange.toLowerCase().replace(/\.$/, '')}`,
    );
    if (written.length === 0) return missing(`Add: ${inWords(wanted)}`);
    if (written.length > 1)
      return missing(
        `${wanted.name} has ${written.length} MX records; SES wants exactly one. Keep: ${inWords(wanted)}`,
      );
    return written[0]?.split(' ')[1] === wanted.value.split(' ')[1]
      ? good(`Bounces come back to ${wanted.name}.`)
      : missing(`${wanted.name} MX is "${written[0]}". Make it: ${inWords(wanted)}`);
  });
}

async function spfSpeaks(wanted: DnsRecord, dns: Dns): Promise<Finding> {
  return answered(`SPF of ${wanted.name}`, async () => {
    const records = (await dns.txt(wanted.name)).filter((text) => /^v=spf1( |$)/i.test(text));
    if (records.length === 0) return missing(`Add: ${inWords(wanted)}`);
    if (records.length > 1)
      return missing(
        `${wanted.name} has ${records.length} SPF records, which counts as none. Keep: ${inWords(wanted)}`,
      );
    return /(^|\s)[+]?include:amazonses\.com(\s|$)/i.test(records[0] ?? '')
      ? good(`SPF of ${wanted.name} lets SES send.`)
      : missing(`SPF of ${wanted.name} does not let SES send. Make it: ${inWords(wanted)}`);
  });
}

/** The domain's own record, else that of a domain above it. */
async function dmarc(settings: ShopSettings, domain: string, dns: Dns): Promise<Finding> {
  return answered(`DMARC of ${domain}`, async () => {
    const labels = domain.split('.');
    for (let from = 0; from < labels.length - 1; from += 1) {
      const name = labels.slice(from).join('.');
      const records = (await dns.txt(`_dmarc.${name}`)).filter((text) => /^v=DMARC1\s*(;|$)/i.test(text));
      if (records.length > 1)
        return missing(`_dmarc.${name} has ${records.length} DMARC records, which counts as none. Keep one.`);
      if (records.length === 1) return judged(name, records[0] ?? '');
    }
    const suggestion = dmarcSuggestion(domain, settings.ownerEmails[0] ?? settings.sender);
    return missing(`There is no DMARC record. Begin with: ${inWords(suggestion)}`);
  });
}

function judged(name: string, record: string): Finding {
  const tags = new Map(
    record.split(';').map((tag) => {
      const [key = '', value = ''] = tag.split('=');
      return [key.trim().toLowerCase(), value.trim().toLowerCase()] as const;
    }),
  );
  const policy = tags.get('p');
  if (policy === undefined || !['none', 'quarantine', 'reject'].includes(policy))
    return missing(`DMARC of ${name} states no policy (p=none, quarantine or reject), which counts as none.`);
  return tags.get('aspf') === 's'
    ? good(
        `DMARC of ${name} is p=${policy} and wants the envelope's domain to be the very same (aspf=s): DKIM alone aligns, which is enough.`,
      )
    : good(`DMARC of ${name} is p=${policy}; DKIM and SPF both align with it.`);
}

async function answered(what: string, look: () => Promise<Finding>): Promise<Finding> {
  try {
    return await look();
  } catch {
    return unknown(`${what}: DNS gave no answer. Look again with npm run setup -- --check-mail`);
  }
}

const good = (text: string): Finding => ({ state: 'good', text });
const missing = (text: string): Finding => ({ state: 'missing', text });
const unknown = (text: string): Finding => ({ state: 'unknown', text });
