import { SESv2Client } from '@aws-sdk/client-sesv2';
import { atMostOnce } from './connection.ts';

/** E-mail. One attempt per message. */
export function sesClient(): SESv2Client {
  return new SESv2Client(atMostOnce());
}
