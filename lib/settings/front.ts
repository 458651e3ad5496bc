// The part of the settings block that gives what people open an address of the shop's own.
import * as z from 'zod';
import * as fields from './fields.ts';

export const frontSettings = z.strictObject({
  /** What links begin with; its DNS points at the distribution. */
  domain: fields.hostName,
  /** Of that name, in the one region where CloudFront looks for it. */
  certificateArn: fields.cloudFrontCertificate,
});

export type FrontSettings = z.infer<typeof frontSettings>;
