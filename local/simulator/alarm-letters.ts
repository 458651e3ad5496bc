// How a law knows an alarm's letter: by its subject, which ends with the alarm's name; and by the account's own notification,
// which says the name as CloudWatch does, or has the news in it that no letter could be written about.
import type { InboxMessage } from '../world.ts';

const LETTER = /^(?!.*: All is well again ).* \((?<name>[\w-]+)\)$/;
const PLAIN = /^ALARM: "(?<name>[^"]+)"/;
const NEWS = /"alarmName":"(?<name>[^"]+)".*"state":\{"value":"ALARM"/;

type Mail = Pick<InboxMessage, 'subject' | 'text'>;

/** The alarm that a letter of ours says rings. */
export const lettersAlarm = ({ subject = '' }: Mail): string | undefined =>
  LETTER.exec(subject)?.groups?.name;

/** The alarm that anything at all says rings. */
export const toldAlarm = (mail: Mail): string | undefined =>
  lettersAlarm(mail) ?? PLAIN.exec(mail.subject ?? '')?.groups?.name ?? NEWS.exec(mail.text)?.groups?.name;
