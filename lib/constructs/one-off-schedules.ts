// Alarm clocks that functions set at run time: "wake this cart at 20:45". One group holds them, one role rings them.
import { ArnFormat, Aws, RemovalPolicy, Stack, Validations } from 'aws-cdk-lib';
import { CfnScheduleGroup } from 'aws-cdk-lib/aws-scheduler';
import { Construct } from 'constructs';
import { fateOnceDeployed, type Product, physicalName } from '../product.ts';
import { schedulerRole } from './scheduler-role.ts';
import type { SinglePurposeFunction } from './single-purpose-function.ts';
import type { WaitingRoom } from './waiting-room.ts';

export interface OneOffSchedulesProps {
  readonly product: Product;
  /** The group's name after the prefix. */
  readonly name: string;
  /** The functions that they may start. */
  readonly targets: readonly SinglePurposeFunction[];
  readonly undelivered: WaitingRoom;
  /** Nobody misses what is pending when the stack goes. Default: it is the product's data. */
  readonly isPassing?: boolean;
}

export class OneOffSchedules extends Construct {
  private readonly props: OneOffSchedulesProps;
  private readonly groupName: string;
  private readonly roleArn: string;

  constructor(scope: Construct, id: string, props: OneOffSchedulesProps) {
    super(scope, id);
    this.props = props;
    this.groupName = physicalName(props.product, props.name);
    const group = new CfnScheduleGroup(this, 'Group', { name: this.groupName });
    // Pending schedules are the product's data: they go only when its data goes.
    group.applyRemovalPolicy(
      props.isPassing === true ? RemovalPolicy.DESTROY : fateOnceDeployed(props.product),
    );
    // By its name rather than by reference: a function that sets an alarm clock for itself would otherwise need its
    // role before itself and itself before its role.
    this.roleArn = schedulerRole(this, 'Role', {
      group,
      allow: {
        'lambda:InvokeFunction': props.targets.map((target) => this.arnOf(target)),
        'sqs:SendMessage': props.undelivered.queue.queueArn,
      },
    }).roleArn;
  }

  /** Lets the function set schedules that start `target`, and tells it what they need. */
  grantSet(
    fn: SinglePurposeFunction,
    target: SinglePurposeFunction,
    actions: readonly ('CreateSchedule' | 'UpdateSchedule')[] = ['CreateSchedule', 'UpdateSchedule'],
  ): void {
    if (!this.props.targets.includes(target))
      throw new Error(`${this.node.path}: ${target.functionName} is not among the targets.`);
    this.grantActions(fn, actions);
    // Without the condition the function could hand the role to any other service.
    fn.grant({
      actions: ['iam:PassRole'],
      resources: [this.roleArn],
      conditions: { StringEquals: { 'iam:PassedToService': 'scheduler.amazonaws.com' } },
    });
    fn.setEnvironment('SCHEDULE_ROLE', this.roleArn);
    fn.setEnvironment('SCHEDULE_TARGET', this.arnOf(target));
    fn.setEnvironment('SCHEDULE_DEAD_LETTERS', this.props.undelivered.queue.queueArn);
  }

  /** Lets the function remove schedules. */
  grantRemove(fn: SinglePurposeFunction): void {
    this.grantActions(fn, ['DeleteSchedule']);
  }

  private grantActions(fn: SinglePurposeFunction, actions: readonly string[]): void {
    const { region, account } = Stack.of(this);
    fn.grant({
      actions: actions.map((action) => `scheduler:${action}`),
      resources: [`arn:${Aws.PARTITION}:scheduler:${region}:${account}:schedule/${this.groupName}/*`],
    });
    fn.setEnvironment('SCHEDULE_GROUP', this.groupName);
    const names = `arn:<AWS::Partition>:scheduler:${region}:<AWS::AccountId>:schedule/${this.groupName}/*`;
    Validations.of(fn).acknowledge({
      id: `AwsSolutions-IAM5[Resource::${names}]`,
      reason:
        'The names of one-off schedules are made at run time; the star covers only names in this group.',
    });
  }

  private arnOf(target: SinglePurposeFunction): string {
    return Stack.of(this).formatArn({
      service: 'lambda',
      resource: 'function',
      resourceName: target.functionName,
      arnFormat: ArnFormat.COLON_RESOURCE_NAME,
    });
  }
}
