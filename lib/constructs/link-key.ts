// The parameter that holds a product's link keys. No resource of the stack: CloudFormation cannot make a SecureString, so
// the first function that has a link to make does, and only that right is given here.
import { Stack } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import { type Product, pathName } from '../product.ts';
import type { SinglePurposeFunction } from './single-purpose-function.ts';

export interface LinkKeyProps {
  readonly product: Product;
}

export class LinkKey extends Construct {
  private readonly parameterName: string;

  constructor(scope: Construct, id: string, { product }: LinkKeyProps) {
    super(scope, id);
    this.parameterName = `/${pathName(product, 'links/key')}`;
  }

  /** Lets the function open links. The AWS-managed key of Parameter Store decrypts for whoever may read the parameter. */
  grantOpen(fn: SinglePurposeFunction): void {
    fn.grant({ actions: ['ssm:GetParameterHistory'], resources: [this.arn] });
    fn.setEnvironment('LINK_KEY_PARAMETER', this.parameterName);
  }

  /** Lets the function make links, and the first key where there is none; never put another over it. */
  grantMake(fn: SinglePurposeFunction): void {
    this.grantOpen(fn);
    fn.grant({
      actions: ['ssm:PutParameter'],
      resources: [this.arn],
      conditions: { StringEquals: { 'ssm:Overwrite': 'false' } },
    });
  }

  private get arn(): string {
    return Stack.of(this).formatArn({
      service: 'ssm',
      resource: 'parameter',
      resourceName: this.parameterName.slice(1),
    });
  }
}
