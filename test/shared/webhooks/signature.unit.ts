import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import {
  decodeSpecialCharacters,
  keysOf,
  verifyBase64Signature,
  verifyHexSignature,
  verifyStandardWebhook,
} from '../../../shared/webhooks/signature.ts';
import { PAYLOADS } from '../platforms/payloads.ts';
import { aRequest, base64Hmac, hexHmac, NOW, standardHeaders } from './requests.ts';

const secret = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw';
const otherSecret = 'whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD';
const body = '{"type":"order.created"}';
const minutesFromNow = (minutes: number) => new Date(NOW.getTime() + minutes * 60_000);

describe('Standard Webhooks', () => {
  const verify = (headers: Record<string, string>, secrets = [secret], text = body) =>
    verifyStandardWebhook(aRequest({ body: text, headers }), secrets, NOW);

  it('accepts a delivery signed with the decoded secret', () => {
    expect(verify(standardHeaders(body, { secret }))).toEqual({ valid: true });
  });

  it('accepts either secret during a rotation', () => {
    expect(verify(standardHeaders(body, { secret }), [otherSecret, secret])).toEqual({ valid: true });
  });

  it('accepts a list of signatures of which one is good, and skips schemes it does not know', () => {
    const headers = standardHeaders(body, { secret });
    const list = `v1a,AAAA v1,${Buffer.alloc(32).toString('base64')} ${headers['webhook-signature']}`;
    expect(verify({ ...headers, 'webhook-signature': list })).toEqual({ valid: true });
  });

  it.each([-5, 5])('accepts a timestamp exactly %i minutes away', (minutes) => {
    const headers = standardHeaders(body, { secret, at: minutesFromNow(minutes) });
    expect(verify(headers)).toEqual({ valid: true });
  });

  it.each([-6, 6])('refuses a timestamp %i minutes away, however well signed', (minutes) => {
    const headers = standardHeaders(body, { secret, at: minutesFromNow(minutes) });
    expect(verify(headers)).toEqual({ valid: false, reason: 'too-old' });
  });

  it('refuses a body that was changed by one byte', () => {
    expect(verify(standardHeaders(body, { secret }), [secret], `${body} `)).toEqual({
      valid: false,
      reason: 'wrong',
    });
  });

  it('refuses a signature moved to another id or another time', () => {
    const headers = standardHeaders(body, { secret });
    expect(verify({ ...headers, 'webhook-id': 'msg_2' })).toEqual({ valid: false, reason: 'wrong' });
    const later = String(Number(headers['webhook-timestamp']) + 1);
    expect(verify({ ...headers, 'webhook-timestamp': later })).toEqual({ valid: false, reason: 'wrong' });
  });

  it.each(['NaN', '', '1e9', '-1', '99999999999999999999'])('refuses the timestamp %j', (timestamp) => {
    const headers = { ...standardHeaders(body, { secret }), 'webhook-timestamp': timestamp };
    expect(verify(headers).valid).toBe(false);
  });

  it('says that the signature is missing when a header is', () => {
    for (const name of ['webhook-id', 'webhook-timestamp', 'webhook-signature']) {
      const { [name]: _dropped, ...headers } = standardHeaders(body, { secret });
      expect(verify(headers)).toEqual({ valid: false, reason: 'missing' });
    }
  });

  it('never takes an empty or undecodable secret for an empty key', () => {
    const headers = standardHeaders(body, { secret: 'whsec_' });
    expect(verify(headers, ['', 'whsec_', 'whsec_!!!!'])).toEqual({ valid: false, reason: 'wrong' });
    expect(keysOf('')).toEqual([]);
    expect(keysOf('whsec_')).toHaveLength(1);
  });
});

describe('x-signature', () => {
  const verify = (header: string, secrets = [secret]) =>
    verifyHexSignature(aRequest({ body, headers: { 'x-signature': header } }), secrets);

  it('accepts the secret used as it is written', () => {
    expect(verify(`sha256=${hexHmac(secret, body)}`)).toEqual({ valid: true });
    expect(verify(`sha256=${hexHmac('plain words', body)}`, ['plain words'])).toEqual({ valid: true });
  });

  it('accepts the bytes a whsec_ secret encodes', () => {
    const key = Buffer.from(secret.slice('whsec_'.length), 'base64');
    expect(verify(`sha256=${hexHmac(key, body).toUpperCase()}`)).toEqual({ valid: true });
  });

  it.each(['sha256=', 'sha256=zz', `sha1=${'0'.repeat(64)}`, '0'.repeat(64), `sha256=${'0'.repeat(62)}`])(
    'refuses %j',
    (header) => expect(verify(header)).toEqual({ valid: false, reason: 'wrong' }),
  );

  it('refuses when there is no secret at all', () => {
    expect(verify(`sha256=${hexHmac('', body)}`, [''])).toEqual({ valid: false, reason: 'wrong' });
    expect(verify(`sha256=${hexHmac('', body)}`, [])).toEqual({ valid: false, reason: 'wrong' });
  });
});

describe('base64 signatures of the store platforms', () => {
  it("accepts the body's own bytes and refuses any other", () => {
    const bytes = Buffer.from('{"note":"café"}');
    const headers = { 'x-shopify-hmac-sha256': base64Hmac('key', bytes) };
    const verify = (content: Buffer) =>
      verifyBase64Signature(aRequest({ body: content, headers }), 'x-shopify-hmac-sha256', ['old', 'key']);
    expect(verify(bytes)).toEqual({ valid: true });
    expect(verify(Buffer.from('{"note":"cafe"}'))).toEqual({ valid: false, reason: 'wrong' });
  });

  it('never accepts an empty secret', () => {
    const headers = { 'x-wc-webhook-signature': base64Hmac('', body) };
    const verdict = verifyBase64Signature(aRequest({ body, headers }), 'x-wc-webhook-signature', ['']);
    expect(verdict).toEqual({ valid: false, reason: 'wrong' });
  });
});

describe('the secret as WordPress stores it', () => {
  it.each([
    ['a&amp;b', 'a&b'],
    ['&lt;&gt;&quot;&#039;&#x27;&#38;', `<>"''&`],
    ['&amp;lt;', '&lt;'],
    ['plain', 'plain'],
    ['&euro;&#65;', '&euro;&#65;'],
  ])('%s signs as %s', (stored, key) => expect(decodeSpecialCharacters(stored)).toBe(key));
});

type Vector = {
  platform: string;
  secret?: string;
  key: string;
  stored_secret?: string;
  id?: string;
  timestamp?: number;
  body: string;
  header: Record<string, string>;
};

// The vectors are published elsewhere and not ours to ship; without the folder there is nothing to compare.
describe.skipIf(!existsSync(PAYLOADS))(
  `the published vectors in ${PAYLOADS} (skipped where the folder is absent)`,
  () => {
    const vectors = existsSync(PAYLOADS)
      ? (JSON.parse(readFileSync(`${PAYLOADS}/signature-vectors.json`, 'utf8')) as { vectors: Vector[] })
          .vectors
      : [];
    const of = (platform: string) => vectors.filter((vector) => vector.platform === platform);

    it('verify as Standard Webhooks', () => {
      expect(of('standard-webhooks').length).toBeGreaterThan(0);
      for (const { secret: key = '', id = '', timestamp = 0, body: text, header } of of(
        'standard-webhooks',
      )) {
        const headers = { ...header, 'webhook-id': id, 'webhook-timestamp': String(timestamp) };
        const verdict = verifyStandardWebhook(
          aRequest({ body: text, headers }),
          [key],
          new Date(timestamp * 1000),
        );
        expect(verdict).toEqual({ valid: true });
      }
    });

    it('verify as Shopify and as WooCommerce', () => {
      for (const { platform, key, stored_secret, body: text, header } of [
        ...of('shopify'),
        ...of('woocommerce'),
      ]) {
        const name = platform === 'shopify' ? 'x-shopify-hmac-sha256' : 'x-wc-webhook-signature';
        const secrets = [decodeSpecialCharacters(stored_secret ?? key)];
        expect(verifyBase64Signature(aRequest({ body: text, headers: header }), name, secrets)).toEqual({
          valid: true,
        });
      }
    });
  },
);
