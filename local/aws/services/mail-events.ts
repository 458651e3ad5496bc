// What SES reports about mail that came back: "Email Bounced" and "Email Complaint Received" on the default bus, for
// configuration sets whose event destination asks for them.
import type { World } from '../../world.ts';
import { bareAddress } from './email-checks.ts';
import type { EventBridge } from './eventbridge.ts';
import { list, record } from './names.ts';

export type MailTrouble = 'BOUNCE' | 'COMPLAINT';

export interface SentMail {
  readonly messageId: string;
  readonly from: string;
  readonly identityArn: string;
  readonly to: readonly string[];
  readonly subject: string;
  readonly tags: Readonly<Record<string, readonly string[]>>;
  readonly configurationSet: string | undefined;
  readonly region: string;
}

/** The mailbox simulator's addresses, and on the laptop any address that begins like them. */
export function troubleOf(address: string): MailTrouble | undefined {
  const bare = bareAddress(address).toLowerCase();
  if (/^bounce(\+[^@]*)?@simulator\.amazonses\.com$|^bounce\+[^@]*@/.test(bare)) return 'BOUNCE';
  if (/^complaint(\+[^@]*)?@simulator\.amazonses\.com$|^complaint\+[^@]*@/.test(bare)) return 'COMPLAINT';
  return undefined;
}

/** Without a configuration set that listens, nobody hears of a bounce. */
export function reportTrouble(world: World, bus: EventBridge, mail: SentMail, trouble: MailTrouble): void {
  if (mail.configurationSet === undefined || !isReported(world, mail.configurationSet, trouble)) return;
  const timestamp = new Date(world.clock.now()).toISOString();
  const feedbackId = world.random.uuid();
  const affected = mail.to.filter((address) => troubleOf(address) === trouble).map(bareAddress);
  const detail = {
    eventType: trouble === 'BOUNCE' ? 'Bounce' : 'Complaint',
    mail: {
      timestamp,
      messageId: mail.messageId,
      source: mail.from,
      sourceArn: mail.identityArn,
      sendingAccountId: world.deployment.accountId,
      destination: mail.to.map(bareAddress),
      headersTruncated: false,
      headers: [],
      commonHeaders: { from: [mail.from], to: mail.to, messageId: mail.messageId, subject: mail.subject },
      tags: {
        'ses:configuration-set': [mail.configurationSet],
        'ses:from-domain': [bareAddress(mail.from).split('@')[1]],
        ...mail.tags,
      },
    },
    ...(trouble === 'BOUNCE'
      ? bounce(affected, timestamp, feedbackId)
      : complaint(affected, timestamp, feedbackId)),
  };
  bus.publish({
    source: 'aws.ses',
    detailType: trouble === 'BOUNCE' ? 'Email Bounced' : 'Email Complaint Received',
    detail,
    resources: [mail.identityArn],
    region: mail.region,
  });
}

function isReported(world: World, configurationSet: string, trouble: MailTrouble): boolean {
  return world.deployment
    .ofType('AWS::SES::ConfigurationSetEventDestination')
    .filter(({ properties }) => properties.ConfigurationSetName === configurationSet)
    .map(({ properties }) => record(properties.EventDestination))
    .some(
      (destination) =>
        destination.Enabled !== false &&
        destination.EventBridgeDestination !== undefined &&
        list(destination.MatchingEventTypes).some((type) => String(type).toUpperCase() === trouble),
    );
}

function bounce(addresses: readonly string[], timestamp: string, feedbackId: string) {
  return {
    bounce: {
      bounceType: 'Permanent',
      bounceSubType: 'General',
      bouncedRecipients: addresses.map((emailAddress) => ({
        emailAddress,
        action: 'failed',
        status: '5.1.1',
        diagnosticCode: 'smtp; 550 5.1.1 user unknown',
      })),
      timestamp,
      feedbackId,
      reportingMTA: 'dns; laptop',
    },
  };
}

function complaint(addresses: readonly string[], timestamp: string, feedbackId: string) {
  return {
    complaint: {
      complainedRecipients: addresses.map((emailAddress) => ({ emailAddress })),
      complaintSubType: null,
      complaintFeedbackType: 'abuse',
      timestamp,
      feedbackId,
      userAgent: 'Amazon SES Mailbox Simulator',
    },
  };
}
