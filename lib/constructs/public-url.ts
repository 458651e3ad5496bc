// A function's address on the open internet. Whoever calls proves who they are to the function itself: stores by
// a signature, shoppers by a signed link.
import { CfnOutput } from 'aws-cdk-lib';
import { FunctionUrlAuthType } from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';
import type { SinglePurposeFunction } from './single-purpose-function.ts';

export interface PublicUrlProps {
  readonly for: SinglePurposeFunction;
  /** The name of the stack's output. */
  readonly output: string;
  /** What the operator does with the address. */
  readonly description: string;
  /** Where the links begin that messages have, if that is an address of the shop's own. Default: here. */
  readonly front?: string | undefined;
}

export class PublicUrl extends Construct {
  readonly url: string;
  private readonly told: string;

  constructor(scope: Construct, id: string, props: PublicUrlProps) {
    super(scope, id);
    // Of the ways to make one, only this one adds both permissions that a public address has needed since 2025.
    this.url = props.for.lambda.addFunctionUrl({ authType: FunctionUrlAuthType.NONE }).url;
    this.told = props.front ?? this.url;
    new CfnOutput(this, 'Output', { key: props.output, value: this.url, description: props.description });
  }

  /** Tells a function where links to this address begin. It gets no permission: it only writes them into messages. */
  tell(fn: SinglePurposeFunction, environment: string): void {
    fn.setEnvironment(environment, this.told);
  }
}
