// Where the owner's documents live: a versioned bucket, and a parameter for operational knobs. Deployments create
// both and never write to them again; without a document in the bucket the functions use the one bundled with them.
import { Aws, Duration, Stack, Validations } from 'aws-cdk-lib';
import type { EventPattern } from 'aws-cdk-lib/aws-events';
import { BlockPublicAccess, Bucket, BucketEncryption, type CfnBucket } from 'aws-cdk-lib/aws-s3';
import { StringParameter } from 'aws-cdk-lib/aws-ssm';
import { Construct } from 'constructs';
import { fateOnceDeployed, type Product, pathName, physicalName } from '../product.ts';
import type { SinglePurposeFunction } from './single-purpose-function.ts';

export interface RulesSourceProps {
  readonly product: Product;
  /** The product's two documents: what may happen, and in which words. */
  readonly documents: readonly [rules: string, voice: string];
}

export class RulesSource extends Construct {
  private readonly bucket: Bucket;
  private readonly parameter: StringParameter;
  private readonly documents: readonly string[];
  private readonly folders = new Set<string>();

  constructor(scope: Construct, id: string, props: RulesSourceProps) {
    super(scope, id);
    this.documents = props.documents;
    // Bucket names are worldwide, so the account and the region are part of it. An ephemeral bucket must be emptied
    // by hand before its stack is deleted: emptying it here would take a function that may delete everything.
    this.bucket = new Bucket(this, 'Bucket', {
      bucketName: `${physicalName(props.product, 'rules-source')}-${Aws.ACCOUNT_ID}-${Stack.of(this).region}`,
      versioned: true,
      encryption: BucketEncryption.S3_MANAGED,
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      enforceSSL: true,
      removalPolicy: fateOnceDeployed(props.product),
    });
    // By the resource's own property: the construct's wish for events takes a function that may change every bucket.
    (this.bucket.node.defaultChild as CfnBucket).notificationConfiguration = {
      eventBridgeConfiguration: { eventBridgeEnabled: true },
    };
    this.parameter = new StringParameter(this, 'Knobs', {
      parameterName: `/${pathName(props.product, 'config/settings')}`,
      description: "Sentences in the rules document's own language, in force where the document is silent.",
      // Parameter Store takes no empty value; a line with # says nothing. A changed text here would overwrite
      // the operator's value at the next deployment.
      stringValue: '# Nothing is set here yet.',
    });
    Validations.of(this.bucket).acknowledge({
      id: 'AwsSolutions-S1',
      reason: 'The bucket holds two short documents; their versions say what changed and when.',
    });
  }

  /** One of the documents was put into the bucket. */
  documentEdited(): EventPattern {
    return {
      source: ['aws.s3'],
      detailType: ['Object Created'],
      detail: { bucket: { name: [this.bucket.bucketName] }, object: { key: [...this.documents] } },
    };
  }

  /** The knobs were changed in Parameter Store. */
  knobsEdited(): EventPattern {
    return {
      source: ['aws.ssm'],
      detailType: ['Parameter Store Change'],
      detail: { name: [this.parameter.parameterName], operation: ['Create', 'Update'] },
    };
  }

  /** Lets the function read these documents in every version, and the knobs. */
  grantRead(fn: SinglePurposeFunction, documents: readonly string[] = this.documents): void {
    fn.grant({ actions: ['s3:GetObject', 's3:GetObjectVersion'], resources: documents.map(this.arnOf) });
    this.grantListing(fn, ['s3:ListBucket', 's3:ListBucketVersions']);
    fn.grant({ actions: ['ssm:GetParameter'], resources: [this.parameter.parameterArn] });
    fn.setEnvironment('CONFIG_PARAMETER', this.parameter.parameterName);
  }

  /** Lets the function replace both documents (the Drive mirror). */
  grantMirror(fn: SinglePurposeFunction): void {
    fn.grant({ actions: ['s3:GetObject', 's3:PutObject'], resources: this.documents.map(this.arnOf) });
    this.grantListing(fn, ['s3:ListBucket']);
  }

  /** Lets the function read one other object, such as `catalogue.csv`. */
  grantReadObject(fn: SinglePurposeFunction, key: string): void {
    fn.grant({ actions: ['s3:GetObject'], resources: [this.arnOf(key)] });
    this.grantListing(fn, ['s3:ListBucket']);
  }

  /** Lets the function write and read what it makes itself, under one folder; it is kept for 90 days. */
  grantFolder(
    fn: SinglePurposeFunction,
    folder: string,
    actions: readonly ('GetObject' | 'PutObject')[],
  ): void {
    fn.grant({ actions: actions.map((action) => `s3:${action}`), resources: [this.arnOf(`${folder}/*`)] });
    if (!this.folders.has(folder)) {
      this.folders.add(folder);
      this.bucket.addLifecycleRule({
        prefix: `${folder}/`,
        expiration: Duration.days(90),
        noncurrentVersionExpiration: Duration.days(7),
      });
    }
    if (actions.includes('GetObject')) this.grantListing(fn, ['s3:ListBucket']);
    fn.setEnvironment('RULES_BUCKET', this.bucket.bucketName);
    Validations.of(fn).acknowledge({
      id: `AwsSolutions-IAM5[Resource::<${Stack.of(this).getLogicalId(this.bucket.node.defaultChild as CfnBucket)}.Arn>/${folder}/*]`,
      reason: 'The names of the objects are made at run time; the star covers only this folder.',
    });
  }

  /**
   * Without s3:ListBucket a missing document answers 403, and "there is none" could not be told from "not allowed".
   * No condition on s3:prefix: reading a missing object asks for this right without naming a prefix.
   */
  private grantListing(fn: SinglePurposeFunction, actions: readonly string[]): void {
    fn.grant({ actions, resources: [this.bucket.bucketArn] });
    fn.setEnvironment('RULES_BUCKET', this.bucket.bucketName);
  }

  private readonly arnOf = (key: string): string => this.bucket.arnForObjects(key);
}
