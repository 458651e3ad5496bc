// cr-alarm-letter: writes to the owner when an alarm rings, and when all is well again.
import { tellOfAlarmOnAws } from '../../../shared/alarms/tell-of-alarm-on-aws.ts';
import { onFirstCall } from '../../../shared/handlers/on-first-call.ts';

export const handler = onFirstCall(() => tellOfAlarmOnAws('cr-alarm-letter'));
