// A secret that functions fetch when they need it; it is never in an environment variable or a template.
import { SecretValue, Validations } from 'aws-cdk-lib';
import { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import { Construct } from 'constructs';
import { fateOnceDeployed, type Product, pathName } from '../product.ts';
import type { SinglePurposeFunction } from './single-purpose-function.ts';

export interface StoredSecretProps {
  readonly product: Product;
  /** The name after `<prefix>/`. */
  readonly name: string;
  readonly description: string;
  /** A member of its JSON to generate once. Default: the secret starts as `{}` and the operator fills it in. */
  readonly generated?: string;
}

export class StoredSecret extends Construct {
  private readonly secret: Secret;

  constructor(scope: Construct, id: string, props: StoredSecretProps) {
    super(scope, id);
    const name = pathName(props.product, props.name);
    this.secret = new Secret(this, 'Secret', {
      secretName: name,
      description: props.description,
      removalPolicy: fateOnceDeployed(props.product),
      // CloudFormation sets the value once; later deployments leave what the operator has put there.
      ...(props.generated === undefined
        ? { secretStringValue: SecretValue.unsafePlainText('{}') }
        : {
            generateSecretString: {
              secretStringTemplate: '{}',
              generateStringKey: props.generated,
              passwordLength: 43,
              excludePunctuation: true,
            },
          }),
    });
    Validations.of(this).acknowledge({
      id: 'AwsSolutions-SMG4',
      reason:
        'The other side of this secret is a store or a till that no rotation function of ours can reach.',
    });
  }

  /** Lets the function read the secret, and tells it the secret's id. */
  grantRead(fn: SinglePurposeFunction, environment: string): void {
    fn.grant({ actions: ['secretsmanager:GetSecretValue'], resources: [this.secret.secretArn] });
    fn.setEnvironment(environment, this.secret.secretArn);
  }
}
