// E-mail from the shop's own address, with bounces and complaints reported to the default event bus.
import { Aws, CfnOutput, Fn, Stack } from 'aws-cdk-lib';
import { EventBus } from 'aws-cdk-lib/aws-events';
import {
  ConfigurationSet,
  EmailIdentity,
  EmailSendingEvent,
  EventDestination,
  Identity,
  MailFromBehaviorOnMxFailure,
} from 'aws-cdk-lib/aws-ses';
import { Construct } from 'constructs';
import { dmarcSuggestion, inWords, mailFromRecords } from '../mail-from.ts';
import { fateOnceDeployed, type Product, physicalName } from '../product.ts';
import type { SinglePurposeFunction } from './single-purpose-function.ts';

export interface MailProps {
  readonly product: Product;
  /** The configuration set's name after the prefix. Default: `mail`. */
  readonly configurationSet?: string;
  /** What SES verifies; `existing` where it is verified already, by hand or by another product's stack. */
  readonly identity: 'domain' | 'address' | 'existing';
  /** The subdomain that bounces come back to, where this stack has the domain verified; see `lib/mail-from.ts`. */
  readonly mailFrom: string;
  /** Where reports on the domain's mail are suggested to go. */
  readonly ownerEmail: string;
  /** Verified recipients for trying out while the account is in the SES sandbox. */
  readonly sandboxRecipients: readonly string[];
}

export class Mail extends Construct {
  readonly configurationSetName: string;
  private readonly sender: string;
  private readonly resources: readonly string[];

  constructor(scope: Construct, id: string, props: MailProps) {
    super(scope, id);
    this.sender = props.product.shop.senderAddress;
    this.configurationSetName = physicalName(props.product, props.configurationSet ?? 'mail');
    const domain = this.sender.slice(this.sender.indexOf('@') + 1);
    if (props.identity === 'domain') this.createDomain(domain, props);
    if (props.identity === 'address') this.createAddress(props.product);
    this.createConfigurationSet();

    const identities = {
      domain: [domain],
      address: [this.sender],
      // SES asks for the more specific one, and we cannot see which exists.
      existing: [domain, this.sender],
    }[props.identity];
    // In the sandbox SES also asks for the right to use the recipient's identity. The configuration set is asked for
    // in addition to the identity, which CDK's own grant leaves out.
    this.resources = [
      ...[...identities, ...props.sandboxRecipients].map((name) => this.arn(`identity/${name}`)),
      this.arn(`configuration-set/${this.configurationSetName}`),
    ];
  }

  /** Lets the function send from the shop's address and no other. */
  grantSend(fn: SinglePurposeFunction): void {
    fn.grant({
      actions: ['ses:SendEmail'],
      resources: this.resources,
      conditions: { StringEquals: { 'ses:FromAddress': this.sender } },
    });
    fn.setEnvironment('CONFIGURATION_SET', this.configurationSetName);
  }

  private createDomain(domain: string, { product, mailFrom, ownerEmail }: MailProps): void {
    const identity = new EmailIdentity(this, 'Identity', {
      identity: Identity.domain(domain),
      mailFromDomain: mailFrom,
      // Mail goes out from the first day, aligned by DKIM alone until the MX record is there.
      mailFromBehaviorOnMxFailure: MailFromBehaviorOnMxFailure.USE_DEFAULT_VALUE,
    });
    identity.applyRemovalPolicy(fateOnceDeployed(product));
    new CfnOutput(this, 'Records', {
      key: 'MailDnsRecords',
      description: `Add these three CNAME records to ${domain}; SES can send for it once it sees them.`,
      value: Fn.join(
        '; ',
        identity.dkimRecords.map(({ name, value }) => `${name} CNAME ${value}`),
      ),
    });
    new CfnOutput(this, 'MailFromRecords', {
      key: 'MailFromRecords',
      description: `Add these two as well: bounces come back to ${mailFrom}, and SPF speaks for your own domain.`,
      value: mailFromRecords(mailFrom, Stack.of(this).region).map(inWords).join('; '),
    });
    new CfnOutput(this, 'DmarcSuggestion', {
      key: 'DmarcSuggestion',
      description: `Where ${domain} has no DMARC record yet: begin with this one.`,
      value: inWords(dmarcSuggestion(domain, ownerEmail)),
    });
  }

  private createAddress(product: Product): void {
    const identity = new EmailIdentity(this, 'Identity', { identity: Identity.email(this.sender) });
    identity.applyRemovalPolicy(fateOnceDeployed(product));
  }

  private createConfigurationSet(): void {
    const set = new ConfigurationSet(this, 'ConfigurationSet', {
      configurationSetName: this.configurationSetName,
    });
    set.addEventDestination('Bus', {
      // SES reports to the default bus only.
      destination: EventDestination.eventBus(EventBus.fromEventBusName(this, 'DefaultBus', 'default')),
      events: [EmailSendingEvent.BOUNCE, EmailSendingEvent.COMPLAINT],
    });
  }

  private arn(resource: string): string {
    const { region, account } = Stack.of(this);
    return `arn:${Aws.PARTITION}:ses:${region}:${account}:${resource}`;
  }
}
