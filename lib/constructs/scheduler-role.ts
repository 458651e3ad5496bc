// The role that EventBridge Scheduler takes on to start something. Only schedules of the one group in this account
// may use it, so that nobody else's schedule can act in our name (the "confused deputy").
import { Stack } from 'aws-cdk-lib';
import { PolicyDocument, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { CfnScheduleGroup } from 'aws-cdk-lib/aws-scheduler';
import type { Construct } from 'constructs';

export interface SchedulerRoleProps {
  readonly group: CfnScheduleGroup;
  /** The ARNs that each action is allowed on. */
  readonly allow: Readonly<Record<string, string | readonly string[]>>;
}

export function schedulerRole(scope: Construct, id: string, props: SchedulerRoleProps): Role {
  return new Role(scope, id, {
    assumedBy: new ServicePrincipal('scheduler.amazonaws.com', {
      conditions: {
        StringEquals: {
          'aws:SourceAccount': Stack.of(scope).account,
          // It must be the group: AWS refuses the ARN of a schedule here.
          'aws:SourceArn': props.group.attrArn,
        },
      },
    }),
    // Inline rather than attached, so that the role can do its work the moment it exists.
    inlinePolicies: {
      Start: new PolicyDocument({
        statements: Object.entries(props.allow).map(
          ([action, resource]) => new PolicyStatement({ actions: [action], resources: [resource].flat() }),
        ),
      }),
    },
  });
}
