// What SES refuses about an e-mail: extra headers, tags, recipients. Sources: the API pages of MessageHeader and
// Message, and the list of headers that SES sets itself.
import { AwsError } from '../../world.ts';
import { records } from './names.ts';

const HEADER_LIMIT = 15;
const RECIPIENT_LIMIT = 50;
/** SES writes these itself and refuses them in a simple message. */
const OWN_HEADERS = new Set(
  'bcc cc content-disposition content-type date from message-id mime-version reply-to return-path subject to'.split(
    ' ',
  ),
);

/** The extra headers by name. Throws `BadRequestException` where SES would. */
export function checkedHeaders(value: unknown): Readonly<Record<string, string>> {
  const headers = records(value).map((header) => [String(header.Name), String(header.Value)] as const);
  if (headers.length > HEADER_LIMIT) throw bad(`More than ${HEADER_LIMIT} headers`);
  for (const [name, content] of headers) {
    if (!/^[\x21-\x39\x3b-\x7e]{1,126}$/.test(name)) throw bad(`Invalid header name "${name}"`);
    if (!/^[\x20-\x7e]{1,995}$/.test(content)) throw bad(`Invalid value of the header ${name}`);
    if (name.length + content.length > 996) throw bad(`The header ${name} is too long`);
    if (OWN_HEADERS.has(name.toLowerCase())) throw bad(`The header ${name} cannot be set`);
  }
  return Object.fromEntries(headers);
}

/** Tags as `mail.tags` has them. */
export function checkedTags(value: unknown): Readonly<Record<string, readonly string[]>> {
  const tags = records(value).map((tag) => [String(tag.Name), String(tag.Value)] as const);
  for (const [name, content] of tags) {
    if (!/^[\w-]{1,256}$/.test(name) || !/^[\w-]{1,256}$/.test(content)) {
      throw bad(`Invalid tag "${name}": letters, digits, _ and - only`);
    }
  }
  return Object.fromEntries(tags.map(([name, content]) => [name, [content]]));
}

export function checkRecipients(addresses: readonly string[]): void {
  if (addresses.length === 0) throw bad('No recipients');
  if (addresses.length > RECIPIENT_LIMIT) throw bad(`More than ${RECIPIENT_LIMIT} recipients`);
  for (const address of addresses) {
    if (!/^[^@\s]+@[^@\s]+$/.test(bareAddress(address))) throw bad(`Illegal address "${address}"`);
    // A local part beyond ASCII needs SMTPUTF8, which SES does not speak.
    if (/[^\x20-\x7e]/.test(bareAddress(address))) throw bad('Local address contains non-ASCII characters');
  }
}

/** `hello@shop.example` of `"Shop" <hello@shop.example>`. */
export function bareAddress(address: string): string {
  return /<([^<>]+)>\s*$/.exec(address)?.[1] ?? address.trim();
}

export function bad(message: string): AwsError {
  return new AwsError('BadRequestException', message);
}
