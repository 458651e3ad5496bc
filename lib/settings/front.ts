// The part of the settings block that gives what people open an address of the shop's own.
import * as z from 'zod';
import * as fields from './fields.ts';

const hostName = fields.field(
  'a name under a domain of yours, without https:// and without a path',
  'go.ridgeback.example',
  (value) =>
    value.length <= 253 &&
    /^(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,63}$/.test(value) &&
    !/\.(?:cloudfront\.net|amazonaws\.com|on\.aws)$/.test(value),
);

/** CloudFront looks for certificates in one region alone. */
const cloudFrontCertificate = fields.field(
  'the ARN of a certificate of ACM in us-east-1, where CloudFront looks for it',
  'arn:aws:acm:us-east-1:111122223333:certificate/1a2b3c4d-5e6f-7a8b-9c0d-1e2f3a4b5c6d',
  (value) => /^arn:aws:acm:us-east-1:\d{12}:certificate\/[0-9a-f-]{36}$/.test(value),
);

export const frontSettings = z.strictObject({
  /** What links begin with; its DNS points at the distribution. */
  domain: hostName,
  /** Of that name, in the one region where CloudFront looks for it. */
  certificateArn: cloudFrontCertificate,
});

export type FrontSettings = z.infer<typeof frontSettings>;
