// What EventBridge tells of an alarm that went on or off. AWS publishes it by itself, free of charge.
import * as z from 'zod';
import { readInstant } from '../time/instant.ts';

export const ALARM_CHANGED = 'CloudWatch Alarm State Change';

const event = z.object({
  detail: z.object({
    alarmName: z.string(),
    configuration: z.object({ description: z.string().optional() }).optional(),
    state: z.object({ value: z.string(), timestamp: z.string(), reasonData: z.string().optional() }),
  }),
});
const measured = z.object({
  recentDatapoints: z.array(z.number()).optional(),
  threshold: z.number().optional(),
  period: z.number().optional(),
});

export type AlarmChange = {
  readonly name: string;
  readonly state: 'ALARM' | 'OK';
  readonly at: Date;
  readonly description: string;
  readonly measured?: Measured;
};

/** What rang it: the value, what it rings from, and over how many seconds. */
export type Measured = { readonly value: number; readonly threshold: number; readonly seconds: number };

/** Undefined where it is no change that anybody must hear of: an alarm that has nothing to measure yet. Throws for another shape. */
export function readAlarmChange(told: unknown): AlarmChange | undefined {
  const { alarmName, configuration, state } = event.parse(told).detail;
  if (state.value !== 'ALARM' && state.value !== 'OK') return undefined;
  const at = readInstant(state.timestamp);
  if (at === undefined) throw new Error(`${alarmName} changed at no moment: ${state.timestamp}`);
  const read = measuredIn(state.reasonData);
  return {
    name: alarmName,
    state: state.value,
    at,
    description: configuration?.description ?? '',
    ...(read === undefined ? {} : { measured: read }),
  };
}

function measuredIn(text = '{}'): Measured | undefined {
  const fits = measured.safeParse(jsonOr(text));
  const { recentDatapoints: [value] = [], threshold, period: seconds } = fits.data ?? {};
  return value === undefined || threshold === undefined || seconds === undefined
    ? undefined
    : { value, threshold, seconds };
}

function jsonOr(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
