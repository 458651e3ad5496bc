// Where the daily copies of the tables go: written once, read only by an operator who restores, and cheaper the older.
import { Aws, Duration, Stack, Validations } from 'aws-cdk-lib';
import { BlockPublicAccess, Bucket, BucketEncryption, StorageClass } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { fateOnceDeployed, type Product, physicalName } from '../product.ts';
import type { SinglePurposeFunction } from './single-purpose-function.ts';

export interface BackupBucketProps {
  readonly product: Product;
}

export class BackupBucket extends Construct {
  private readonly bucket: Bucket;

  constructor(scope: Construct, id: string, { product }: BackupBucketProps) {
    super(scope, id);
    this.bucket = new Bucket(this, 'Bucket', {
      bucketName: `${physicalName(product, 'backups')}-${Aws.ACCOUNT_ID}-${Stack.of(this).region}`,
      versioned: true,
      encryption: BucketEncryption.S3_MANAGED,
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      enforceSSL: true,
      removalPolicy: fateOnceDeployed(product),
      lifecycleRules: [
        {
          id: 'older-is-colder',
          transitions: [{ storageClass: StorageClass.GLACIER, transitionAfter: Duration.days(90) }],
          expiration: Duration.days(7 * 365),
          noncurrentVersionExpiration: Duration.days(90),
          abortIncompleteMultipartUploadAfter: Duration.days(1),
        },
      ],
    });
    Validations.of(this.bucket).acknowledge({
      id: 'AwsSolutions-S1',
      reason:
        'One function writes here once a day; its log says when, and versions keep what was there before.',
    });
  }

  /** Lets the function add copies and see whether today's is there. It cannot read them back. */
  grantAdd(fn: SinglePurposeFunction): void {
    fn.grant({ actions: ['s3:PutObject'], resources: [this.bucket.arnForObjects('*')] });
    fn.setEnvironment('BACKUP_BUCKET', this.bucket.bucketName);
    const { node } = this.bucket;
    Validations.of(fn).acknowledge({
      id: `AwsSolutions-IAM5[Resource::<${Stack.of(this).getLogicalId(node.defaultChild as never)}.Arn>/*]`,
      reason: 'The names of the copies are made at run time; the star covers only this bucket.',
    });
  }
}
