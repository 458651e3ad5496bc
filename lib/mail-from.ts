// The subdomain that bounces come back to (MAIL FROM), and the DNS records that make a sender's mail its own. With it the
// envelope's domain belongs to the shop, and SPF speaks for the shop's domain as DKIM does.
import type { ShopSettings } from './settings/shop-settings.ts';

export type DnsRecord = {
  readonly name: string;
  readonly type: 'MX' | 'TXT';
  readonly value: string;
};

/** The domain of an e-mail address. */
export const domainOf = (address: string): string =>
  address.slice(address.lastIndexOf('@') + 1).toLowerCase();

/** The regions in which the shop's products send, each once, the first product's first: settings are read in one order. */
export function sendingRegions({ products }: Pick<ShopSettings, 'products'>): readonly string[] {
  const enabled = Object.values(products).filter((product) => product?.enabled === true);
  return [...new Set(enabled.map((product) => product?.region ?? ''))];
}

/**
 * `bounce.<domain>` in the first region, `bounce-<region>.<domain>` in any other: SES wants exactly one MX record under
 * the name, and it names the region.
 */
export function mailFromDomain(settings: Pick<ShopSettings, 'products' | 'sender'>, region: string): string {
  const label = sendingRegions(settings)[0] === region ? 'bounce' : `bounce-${region}`;
  return `${label}.${domainOf(settings.sender)}`;
}

/** What has to stand in DNS under the MAIL FROM domain. */
export function mailFromRecords(mailFrom: string, region: string): readonly DnsRecord[] {
  return [
    { name: mailFrom, type: 'MX', value: `10 feedback-smtp.${region}.amazonses.com` },
    { name: mailFrom, type: 'TXT', value: 'v=spf1 include:amazonses.com ~all' },
  ];
}

/** A beginning: receivers report to the shop and refuse nothing yet. */
export function dmarcSuggestion(domain: string, reportTo: string): DnsRecord {
  return { name: `_dmarc.${domain}`, type: 'TXT', value: `v=DMARC1; p=none; rua=mailto:${reportTo}` };
}

/** A record as it is read out and typed in. */
export const inWords = ({ name, type, value }: DnsRecord): string =>
  type === 'TXT' ? `${name} TXT "${value}"` : `${name} ${type} ${value}`;
