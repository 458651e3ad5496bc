// Mails the owner when a month costs more than it should: a budget for this product, and in one of the stacks a budget
// for the whole account. Both report to one topic, `<prefix>-cost-alarm`.
import { Stack, Validations } from 'aws-cdk-lib';
import { CfnBudget } from 'aws-cdk-lib/aws-budgets';
import { Effect, PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import { Construct } from 'constructs';
import { PRODUCT_TAG, type Product, physicalName } from '../product.ts';

export interface CostAlarmProps {
  readonly product: Product;
  readonly ownerEmails: readonly string[];
  /** What this product may cost in a month, in US dollars; `off`: nobody watches it. */
  readonly budgetUsd: number | 'off';
  /** What the whole account may cost in a month; given to one of the shop's stacks. Default: another stack watches it. */
  readonly accountBudgetUsd?: number;
}

/** Shares of the budget at which the owner gets a mail. */
const MAIL_AT_PERCENT = [80, 100] as const;

/**
 * The product's budget counts what carries the product's tag, and reads zero until the operator has activated that tag
 * for cost allocation in the billing console; what cannot carry a tag (text messages, the model) it never sees. The
 * account's budget sees all of it from the first day, and cannot say whose it was.
 */
export class CostAlarm extends Construct {
  constructor(scope: Construct, id: string, props: CostAlarmProps) {
    super(scope, id);
    const { product, budgetUsd, accountBudgetUsd } = props;
    if (budgetUsd === 'off' && accountBudgetUsd === undefined) return;
    const topic = this.createTopic(props);
    if (budgetUsd !== 'off') {
      this.createBudget('Budget', {
        topic,
        name: physicalName(product, 'budget'),
        amountUsd: budgetUsd,
        costFilters: { TagKeyValue: [`user:${PRODUCT_TAG}$${product.name}`] },
      });
    }
    if (accountBudgetUsd !== undefined) {
      const name = physicalName(product, 'account-budget');
      this.createBudget('AccountBudget', { topic, name, amountUsd: accountBudgetUsd });
    }
  }

  private createTopic({ product, ownerEmails }: CostAlarmProps): Topic {
    const topic = new Topic(this, 'Topic', {
      topicName: physicalName(product, 'cost-alarm'),
      displayName: `${product.prefix} cost alarm`,
      enforceSSL: true,
    });
    topic.addToResourcePolicy(
      new PolicyStatement({
        effect: Effect.ALLOW,
        principals: [new ServicePrincipal('budgets.amazonaws.com')],
        actions: ['sns:Publish'],
        resources: [topic.topicArn],
        conditions: { StringEquals: { 'aws:SourceAccount': Stack.of(this).account } },
      }),
    );
    for (const address of ownerEmails) topic.addSubscription(new EmailSubscription(address));
    Validations.of(this).acknowledge({
      id: 'Serverless-SNSRedrivePolicy',
      reason: 'E-mail subscriptions of the owner: SNS offers no dead-letter queue that a person would read.',
    });
    return topic;
  }

  private createBudget(
    id: string,
    budget: {
      readonly topic: Topic;
      readonly name: string;
      readonly amountUsd: number;
      readonly costFilters?: Readonly<Record<string, readonly string[]>>;
    },
  ): void {
    const made = new CfnBudget(this, id, {
      budget: {
        budgetName: budget.name,
        budgetType: 'COST',
        timeUnit: 'MONTHLY',
        budgetLimit: { amount: budget.amountUsd, unit: 'USD' },
        ...(budget.costFilters === undefined ? {} : { costFilters: budget.costFilters }),
      },
      notificationsWithSubscribers: MAIL_AT_PERCENT.map((threshold) => ({
        notification: {
          notificationType: 'ACTUAL',
          comparisonOperator: 'GREATER_THAN',
          threshold,
          thresholdType: 'PERCENTAGE',
        },
        subscribers: [{ subscriptionType: 'SNS', address: budget.topic.topicArn }],
      })),
    });
    // Budgets looks whether it may publish when it is made.
    made.node.addDependency(budget.topic);
  }
}
