// The product's regular hours: functions that run by the clock.
import { RemovalPolicy } from 'aws-cdk-lib';
import { CfnSchedule, CfnScheduleGroup } from 'aws-cdk-lib/aws-scheduler';
import { Construct } from 'constructs';
import { type Product, physicalName } from '../product.ts';
import { longestPauseHours } from './longest-pause.ts';
import { schedulerRole } from './scheduler-role.ts';
import type { SinglePurposeFunction } from './single-purpose-function.ts';
import type { WaitingRoom } from './waiting-room.ts';

/** A run is started up to a quarter of an hour late, and may take as long. */
const RUN_LATE_HOURS = 0.5;
/** What the clocks going back add to a pause in a local zone. */
const CLOCK_CHANGE_HOURS = 1;

export interface TimetableProps {
  readonly product: Product;
  /** Where a run waits that the scheduler could not start. */
  readonly undelivered: WaitingRoom;
}

export class Timetable extends Construct {
  private readonly props: TimetableProps;
  private readonly group: CfnScheduleGroup;

  constructor(scope: Construct, id: string, props: TimetableProps) {
    super(scope, id);
    this.props = props;
    this.group = new CfnScheduleGroup(this, 'Group', { name: physicalName(props.product, 'timetable') });
    // Everything in the group comes from this template, so nothing is lost with it; a group that stayed behind
    // would block the next deployment by its name.
    this.group.applyRemovalPolicy(RemovalPolicy.DESTROY);
  }

  /**
   * Runs the function by this cron; the schedule is named so. A cron that names an hour is in the shop's
   * zone, so that nine in the morning stays nine in the morning. One that repeats every few minutes runs on UTC:
   * in a local zone it would pause for an hour when the clocks go back, because the scheduler runs a repeated
   * local time only once. A failure's alarm rings until the next run is over: before that nobody knows that all is well, and a
   * run that fails every time is one trouble.
   */
  run(fn: SinglePurposeFunction, name: string, cron: string): void {
    const { product, undelivered } = this.props;
    const everyHour = cron.split(' ')[1] === '*';
    fn.failureLasts(longestPauseHours(cron) + RUN_LATE_HOURS + (everyHour ? 0 : CLOCK_CHANGE_HOURS));
    const role = schedulerRole(this, `${fn.node.id}Role`, {
      group: this.group,
      allow: {
        'lambda:InvokeFunction': fn.lambda.functionArn,
        'sqs:SendMessage': undelivered.queue.queueArn,
      },
    });
    new CfnSchedule(this, `${fn.node.id}Schedule`, {
      name: physicalName(product, name),
      groupName: this.group.ref,
      scheduleExpression: `cron(${cron})`,
      scheduleExpressionTimezone: everyHour ? 'UTC' : product.shop.timeZone,
      flexibleTimeWindow: { mode: 'OFF' },
      target: {
        arn: fn.lambda.functionArn,
        roleArn: role.roleArn,
        // The next run makes up for a missed one, so a start is not tried for long.
        retryPolicy: { maximumRetryAttempts: 3, maximumEventAgeInSeconds: 900 },
        deadLetterConfig: { arn: undelivered.queue.queueArn },
      },
    });
  }
}
