// A function that does one job, under a role that may do that job and nothing else.
import { Duration, RemovalPolicy, Validations } from 'aws-cdk-lib';
import { Effect, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import {
  Architecture,
  CfnEventInvokeConfig,
  Function as LambdaFunction,
  LoggingFormat,
} from 'aws-cdk-lib/aws-lambda';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import { type Product, physicalName } from '../product.ts';
import { bundledCode } from './bundle/bundled-code.ts';
import { MADE_BESIDE } from './bundle/made-beside.ts';
import { NODE_LASTS, NODE_RUNTIME } from './node-runtime.ts';
import type { OwnerAlerts } from './owner-alerts.ts';
import type { WaitingRoom } from './waiting-room.ts';

/**
 * A failure keeps the alarm ringing for an hour at least: whatever fails again and again within it is one trouble and one
 * letter, and not one for each time it fails.
 */
const FAILURE_LASTS_HOURS = 1;

const LATER = `The laptop and the tests run on the same Node. ${NODE_LASTS}`;

export interface SinglePurposeFunctionProps {
  readonly product: Product;
  /** Who hears of its failures. Absent: whoever makes it sees to that in another way. */
  readonly alerts?: OwnerAlerts;
  /** It is what sends the product's messages: where it fails, a letter of ours may fail as well. Default: it is not. */
  readonly sendsMessages?: boolean;
  /** The name after the prefix, and the name of its file under lambdas/<product>/functions/. */
  readonly name: string;
  readonly timeoutSeconds: number;
}

/** What a grant needs to say; effect and principal are settled. */
export interface Grant {
  readonly actions: readonly string[];
  readonly resources?: readonly string[];
  readonly notResources?: readonly string[];
  readonly conditions?: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}

export class SinglePurposeFunction extends Construct {
  readonly lambda: LambdaFunction;
  readonly functionName: string;
  readonly timeoutSeconds: number;
  private readonly role: Role;
  private failureLastsHours = FAILURE_LASTS_HOURS;

  constructor(scope: Construct, id: string, props: SinglePurposeFunctionProps) {
    super(scope, id);
    const functionName = physicalName(props.product, props.name);
    this.functionName = functionName;
    this.timeoutSeconds = props.timeoutSeconds;

    // Named as Lambda itself would name it, so that every tool that looks for a function's log finds it.
    const logGroup = new LogGroup(this, 'Log', {
      logGroupName: `/aws/lambda/${functionName}`,
      retention: RetentionDays.ONE_WEEK,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    this.role = new Role(this, 'Role', { assumedBy: new ServicePrincipal('lambda.amazonaws.com') });
    this.grant({
      actions: ['logs:CreateLogStream', 'logs:PutLogEvents'],
      resources: [logGroup.logGroupArn],
    });

    this.lambda = new LambdaFunction(this, 'Function', {
      functionName,
      role: this.role,
      logGroup,
      loggingFormat: LoggingFormat.JSON,
      runtime: NODE_RUNTIME,
      architecture: Architecture.ARM_64,
      memorySize: 256,
      timeout: Duration.seconds(props.timeoutSeconds),
      code: bundledCode(props.product.name, props.name, this.node.tryGetContext(MADE_BESIDE) === true),
      handler: 'index.handler',
      environment: { SHOP: JSON.stringify(props.product.shop) },
    });
    props.alerts?.alarm(this, {
      name: `${props.name}-errors`,
      metric: this.lambda.metricErrors({ period: Duration.hours(1) }),
      ringsFor: () => this.failureLastsHours,
      means: `The function ${functionName} failed.`,
      isAboutOurMail: props.sendsMessages === true,
    });
    this.acknowledge();
  }

  /** Keeps a failure's alarm ringing for so many hours at least. */
  failureLasts(hours: number): void {
    this.failureLastsHours = Math.max(this.failureLastsHours, Math.ceil(hours));
  }

  /** Adds exactly this permission to the function's role. */
  grant(grant: Grant): void {
    this.role.addToPolicy(
      new PolicyStatement({
        effect: Effect.ALLOW,
        actions: [...grant.actions],
        ...(grant.resources === undefined ? {} : { resources: [...grant.resources] }),
        ...(grant.notResources === undefined ? {} : { notResources: [...grant.notResources] }),
        ...(grant.conditions === undefined ? {} : { conditions: grant.conditions }),
      }),
    );
  }

  /** Lets another function call this one and wait for its answer, and tells it the name. */
  grantInvoke(caller: SinglePurposeFunction, environment: string): void {
    caller.grant({ actions: ['lambda:InvokeFunction'], resources: [this.lambda.functionArn] });
    caller.setEnvironment(environment, this.functionName);
  }

  /** Keeps an event that failed three times (the first try and two retries) instead of dropping it. */
  keepFailedEvents(room: WaitingRoom): void {
    this.handOnFailedEvents(room.queue.queueArn, 'sqs:SendMessage');
  }

  /** The same, to somebody else than a waiting room; `action` is what it takes to hand it there. */
  handOnFailedEvents(destination: string, action: 'sqs:SendMessage' | 'sns:Publish'): void {
    this.grant({ actions: [action], resources: [destination] });
    const config = new CfnEventInvokeConfig(this, 'FailedEvents', {
      functionName: this.lambda.functionName,
      qualifier: '$LATEST',
      maximumRetryAttempts: 2,
      destinationConfig: { onFailure: { destination } },
    });
    // Lambda checks the role's right to it when the destination is set.
    config.node.addDependency(this.role);
  }

  setEnvironment(name: string, value: string): void {
    this.lambda.addEnvironment(name, value);
  }

  private acknowledge(): void {
    Validations.of(this).acknowledge(
      {
        id: 'AwsSolutions-L1',
        reason: LATER,
      },
      {
        id: 'Serverless-LambdaLatestVersion',
        reason: LATER,
      },
      {
        id: 'Serverless-LambdaTracing',
        reason:
          'Tracing needs a permission on every resource, and a shop of this size reads the log instead.',
      },
      {
        id: 'Serverless-LambdaDLQ',
        reason:
          'A missed run is made up for by the next one; events that must not be lost have a queue of their own.',
      },
    );
  }
}
