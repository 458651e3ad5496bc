import { SNSClient } from '@aws-sdk/client-sns';
import { atMostOnce } from './connection.ts';

/** Text messages and topics. One attempt per message. */
export function snsClient(): SNSClient {
  return new SNSClient(atMostOnce());
}
