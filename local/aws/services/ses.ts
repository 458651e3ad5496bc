// SES v2: e-mail from verified identities, into the inbox. Simple messages and raw ones.
import PostalMime from 'postal-mime';
import { type Access, AwsError, type AwsRequest, type LocalService, type World } from '../../world.ts';
import { bad, bareAddress, checkedHeaders, checkedTags, checkRecipients } from './email-checks.ts';
import type { EventBridge } from './eventbridge.ts';
import type { Inbox } from './inbox.ts';
import { reportTrouble, type SentMail, troubleOf } from './mail-events.ts';
import { arn, nameOf, productOfFunction, record, regionOf } from './names.ts';
import { jsonBody, restError, restReply, unknownOperation } from './wire.ts';

const SEND_PATH = '/v2/email/outbound-emails';

interface Content {
  readonly subject: string;
  readonly text: string;
  readonly html?: string;
  readonly headers: Readonly<Record<string, string>>;
}
interface Outgoing {
  readonly from: string;
  readonly to: readonly string[];
  readonly configurationSet: string | undefined;
  readonly isRaw: boolean;
  readonly identity: { readonly arn: string; readonly isVerified: boolean };
}

export function makeSes(world: World, inbox: Inbox, bus: EventBridge): LocalService {
  function outgoing(request: AwsRequest): Outgoing {
    const body = jsonBody(request);
    const raw = record(record(body.Content).Raw).Data;
    const from = body.FromEmailAddress ?? headerOf(raw, 'from');
    if (typeof from !== 'string' || from === '') throw bad('FromEmailAddress is missing');
    const destination = record(body.Destination);
    const listed = [destination.ToAddresses, destination.CcAddresses, destination.BccAddresses].flat();
    const to = listed.filter((address): address is string => typeof address === 'string');
    const identity = identityOf(regionOf(request), bareAddress(from));
    return {
      from,
      to: to.length > 0 ? to : (headerOf(raw, 'to')?.split(',') ?? []).map((address) => address.trim()),
      configurationSet:
        typeof body.ConfigurationSetName === 'string' ? body.ConfigurationSetName : identity.configurationSet,
      isRaw: raw !== undefined,
      identity,
    };
  }

  /** The more specific identity counts. */
  function identityOf(region: string, address: string) {
    const domain = address.slice(address.indexOf('@') + 1).toLowerCase();
    const identities = world.deployment
      .ofType('AWS::SES::EmailIdentity')
      .filter((identity) => identity.region === region);
    const named = (name: string) =>
      identities.find((one) => nameOf(one, 'EmailIdentity').toLowerCase() === name);
    const found = named(address.toLowerCase()) ?? named(domain);
    const name = found === undefined ? domain : nameOf(found, 'EmailIdentity');
    const attributes = record(found?.properties.ConfigurationSetAttributes);
    return {
      arn: arn('ses', region, world.deployment.accountId, `identity/${name}`),
      // A stack without any identity uses one that was verified outside of it, which the template cannot show.
      isVerified: found !== undefined || identities.length === 0,
      configurationSet:
        typeof attributes.ConfigurationSetName === 'string' ? attributes.ConfigurationSetName : undefined,
    };
  }

  function checkConfigurationSet(name: string | undefined, region: string): void {
    const exists = world.deployment
      .ofType('AWS::SES::ConfigurationSet')
      .some((set) => set.region === region && nameOf(set, 'Name') === name);
    if (name !== undefined && !exists) {
      throw new AwsError('NotFoundException', `Configuration set <${name}> does not exist.`, 404);
    }
  }

  return {
    signingName: 'ses',
    accesses(request) {
      if (request.method !== 'POST' || request.path !== SEND_PATH) {
        throw unknownOperation('SES', `${request.method} ${request.path}`);
      }
      const mail = outgoing(request);
      const action = mail.isRaw ? 'ses:SendRawEmail' : 'ses:SendEmail';
      const context = { 'ses:FromAddress': bareAddress(mail.from) };
      const accesses: Access[] = [{ action, resource: mail.identity.arn, context }];
      if (mail.configurationSet !== undefined) {
        const set = `configuration-set/${mail.configurationSet}`;
        const resource = arn('ses', regionOf(request), world.deployment.accountId, set);
        accesses.push({ action, resource, context });
      }
      return accesses;
    },
    async handle(request, caller) {
      const body = jsonBody(request);
      const mail = outgoing(request);
      const region = regionOf(request);
      checkRecipients(mail.to);
      checkConfigurationSet(mail.configurationSet, region);
      const tags = checkedTags(body.EmailTags);
      const content = mail.isRaw ? await rawContent(body) : simpleContent(body);
      if (!mail.identity.isVerified) {
        throw new AwsError(
          'MessageRejected',
          `Email address is not verified. The following identities failed the check in region ${region.toUpperCase()}: ${bareAddress(mail.from)}`,
        );
      }
      const messageId = `${world.random.uuid()}-000000`;
      const arriving = mail.to.filter((address) => troubleOf(address) !== 'BOUNCE');
      if (arriving.length > 0) {
        inbox.deliver({
          product: caller.kind === 'function' ? productOfFunction(world.deployment, caller.functionName) : '',
          channel: 'email',
          from: mail.from,
          to: arriving.join(', '),
          ...content,
        });
      }
      const { from, to, configurationSet, identity } = mail;
      const facts = { messageId, from, to, tags, configurationSet, region };
      const sent: SentMail = { ...facts, identityArn: identity.arn, subject: content.subject };
      for (const trouble of new Set(mail.to.flatMap((address) => troubleOf(address) ?? []))) {
        const lateMs = world.mischief.wordOfMailMs();
        const report = async () => reportTrouble(world, bus, sent, trouble);
        if (lateMs === 0) await report();
        else
          world.agenda.plan({
            key: `${trouble} ${messageId}`,
            at: world.clock.now() + lateMs,
            run: report,
          });
      }
      return { ...restReply({ MessageId: messageId }), units: { recipients: mail.to.length } };
    },
    errorReply: restError,
  };
}

function simpleContent(body: Readonly<Record<string, unknown>>): Content {
  const simple = record(record(body.Content).Simple);
  const part = (value: unknown): string | undefined => {
    const data = record(value).Data;
    return typeof data === 'string' ? data : undefined;
  };
  const subject = part(simple.Subject);
  const text = part(record(simple.Body).Text);
  const html = part(record(simple.Body).Html);
  if (subject === undefined) throw bad('The message has no subject');
  if (/[\r\n]/.test(subject)) throw bad('The subject has a line break');
  if (text === undefined && html === undefined) throw bad('The message has no body');
  const replyTo = Array.isArray(body.ReplyToAddresses) ? body.ReplyToAddresses.join(', ') : '';
  return {
    subject,
    text: text ?? '',
    ...(html === undefined ? {} : { html }),
    headers: { ...checkedHeaders(simple.Headers), ...(replyTo === '' ? {} : { 'Reply-To': replyTo }) },
  };
}

async function rawContent(body: Readonly<Record<string, unknown>>): Promise<Content> {
  const mail = await PostalMime.parse(Buffer.from(String(record(record(body.Content).Raw).Data), 'base64'));
  return {
    subject: mail.subject ?? '',
    text: mail.text ?? '',
    ...(mail.html === undefined ? {} : { html: mail.html }),
    headers: Object.fromEntries(mail.headers.map(({ originalKey, value }) => [originalKey, value])),
  };
}

/** One header of a raw message, before anything is parsed: permissions are asked by sender. */
function headerOf(raw: unknown, name: string): string | undefined {
  if (typeof raw !== 'string') return undefined;
  const head =
    Buffer.from(raw, 'base64')
      .toString('utf8')
      .split(/\r?\n\r?\n/)[0] ?? '';
  return new RegExp(`^${name}:\\s*(.+)$`, 'im').exec(head)?.[1]?.trim();
}
