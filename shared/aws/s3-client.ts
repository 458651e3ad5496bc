import { S3Client } from '@aws-sdk/client-s3';
import { repeatable } from './connection.ts';

/**
 * Objects. Addresses are path-style, which AWS and the laptop runtime both understand; checksums only where S3 insists,
 * because the default ones cost a trailer on every upload and TLS already protects the few kilobytes we move.
 */
export function s3Client(): S3Client {
  return new S3Client({
    ...repeatable(5_000),
    forcePathStyle: true,
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
  });
}
