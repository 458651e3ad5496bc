// Who may deploy without being signed in: a workflow of one repository, in one environment or on one branch. GitHub vouches for
// it with a token of minutes, and the role it gets may do nothing but step into the roles that `cdk bootstrap` made.
import { Aws, CfnOutput, Duration, Stack } from 'aws-cdk-lib';
import { Effect, OidcProviderNative, PolicyStatement, Role, WebIdentityPrincipal } from 'aws-cdk-lib/aws-iam';
import type { Construct } from 'constructs';
import { type DeployAccessSettings, subjectOf } from './settings/deploy-access.ts';

/** The first part of the stack's and the role's name. */
export const DEPLOY_ACCESS = 'deploy-access';

const ISSUER = 'token.actions.githubusercontent.com';
const AUDIENCE = 'sts.amazonaws.com';
/** What a deployment needs of the bootstrap: to change stacks, to upload templates and code, and to look. No images are built. */
const BOOTSTRAP_ROLES = ['deploy', 'file-publishing', 'lookup'] as const;
const QUALIFIER = 'hnb659fds';

export interface DeployAccessStackProps {
  readonly access: DeployAccessSettings;
  readonly region: string;
  /** Every region with a stack of this app. */
  readonly deploysTo: readonly string[];
  readonly terminationProtection: boolean;
}

export class DeployAccessStack extends Stack {
  constructor(scope: Construct, id: string, props: DeployAccessStackProps) {
    const { access, region, deploysTo, terminationProtection } = props;
    super(scope, id, {
      env: { region },
      description: `Lets a workflow of ${access.repository} deploy, and nothing else.`,
      terminationProtection,
    });
    const role = new Role(this, 'Role', {
      roleName: id,
      description: `Of ${subjectOf(access)}: may step into the roles of the CDK's bootstrap.`,
      assumedBy: new WebIdentityPrincipal(this.#provider(access), {
        StringEquals: { [`${ISSUER}:aud`]: AUDIENCE, [`${ISSUER}:sub`]: subjectOf(access) },
      }),
      maxSessionDuration: Duration.hours(1),
    });
    role.addToPolicy(
      new PolicyStatement({
        effect: Effect.ALLOW,
        actions: ['sts:AssumeRole'],
        resources: deploysTo.flatMap((each) =>
          BOOTSTRAP_ROLES.map(
            (work) =>
              `arn:${Aws.PARTITION}:iam::${Aws.ACCOUNT_ID}:role/cdk-${QUALIFIER}-${work}-role-${Aws.ACCOUNT_ID}-${each}`,
          ),
        ),
      }),
    );
    new CfnOutput(this, 'DeployRoleArn', {
      value: role.roleArn,
      description: 'Give this to the repository as its variable AWS_DEPLOY_ROLE.',
    });
  }

  /** The ARN: IAM knows at most one provider of an address. */
  #provider({ provider }: DeployAccessSettings): string {
    if (provider === 'existing') return `arn:${Aws.PARTITION}:iam::${Aws.ACCOUNT_ID}:oidc-provider/${ISSUER}`;
    return new OidcProviderNative(this, 'GitHub', { url: `https://${ISSUER}`, clientIds: [AUDIENCE] })
      .oidcProviderArn;
  }
}
