// A message as it would go over the wire: headers, and both parts of a letter one after the other.
import type { InboxMessage } from '../world.ts';

const EDGE = 'two-parts-of-one-letter';

/** The source of a mail as RFC 5322 has it; of a text what was handed to the carrier. */
export function rawSource(message: InboxMessage): string {
  const { id, at, channel, from, to, subject = '', text, html, headers = {} } = message;
  if (channel === 'sms') return `From: ${from}\nTo: ${to}\nDate: ${at}\n\n${text}\n`;
  const head = {
    'Message-ID': `<${id}@laptop>`,
    Date: new Date(at).toUTCString().replace('GMT', '+0000'),
    From: from,
    To: to,
    Subject: encoded(subject),
    ...headers,
    'MIME-Version': '1.0',
  };
  const part = (type: string, content: string) =>
    `Content-Type: ${type}; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n${content.replaceAll(/\r?\n/g, '\r\n')}\r\n`;
  const lines = Object.entries(head).map(
    ([name, value]) => `${name}: ${value.replaceAll(/[\r\n]+/g, ' ')}\r\n`,
  );
  if (html === undefined) return `${lines.join('')}${part('text/plain', text)}`;
  return [
    ...lines,
    `Content-Type: multipart/alternative; boundary="${EDGE}"\r\n\r\n`,
    `--${EDGE}\r\n${part('text/plain', text)}`,
    `--${EDGE}\r\n${part('text/html', html)}`,
    `--${EDGE}--\r\n`,
  ].join('');
}

/** Other letters than those of English go as RFC 2047 says. */
const encoded = (text: string): string =>
  /^[\x20-\x7e]*$/.test(text) ? text : `=?utf-8?B?${Buffer.from(text, 'utf8').toString('base64')}?=`;
