// When an alarm is on: a statistic over the last periods against a threshold, and what missing data means.

export type AlarmState = 'OK' | 'ALARM' | 'INSUFFICIENT_DATA';
export interface Rule {
  readonly statistic: string;
  readonly operator: string;
  readonly threshold: number;
  readonly periodSeconds: number;
  readonly evaluationPeriods: number;
  readonly datapointsToAlarm: number;
  readonly missing: string;
}

/** The state after looking at the last periods before `now`; `undefined` keeps the state there is. */
export function judge(
  rule: Rule,
  valuesBetween: (from: number, until: number) => readonly number[],
  now: number,
): AlarmState | undefined {
  let breaching = 0;
  let missing = 0;
  for (let period = 0; period < rule.evaluationPeriods; period += 1) {
    const until = now - period * rule.periodSeconds * 1000;
    const values = valuesBetween(until - rule.periodSeconds * 1000, until);
    if (values.length === 0) missing += 1;
    else if (breaches(rule, aggregate(rule.statistic, values))) breaching += 1;
  }
  if (rule.missing === 'breaching') breaching += missing;
  if (breaching >= rule.datapointsToAlarm) return 'ALARM';
  if (missing < rule.evaluationPeriods || rule.missing === 'notBreaching') return 'OK';
  return rule.missing === 'ignore' ? undefined : 'INSUFFICIENT_DATA';
}

export function breaches({ operator, threshold }: Rule, value: number): boolean {
  switch (operator) {
    case 'GreaterThanOrEqualToThreshold':
      return value >= threshold;
    case 'GreaterThanThreshold':
      return value > threshold;
    case 'LessThanOrEqualToThreshold':
      return value <= threshold;
    case 'LessThanThreshold':
      return value < threshold;
    default:
      throw new Error(`The laptop's alarms do not know the comparison "${operator}"`);
  }
}

export function aggregate(statistic: string, values: readonly number[]): number {
  const sum = values.reduce((total, value) => total + value, 0);
  switch (statistic) {
    case 'Sum':
      return sum;
    case 'Average':
      return sum / values.length;
    case 'Maximum':
      return Math.max(...values);
    case 'Minimum':
      return Math.min(...values);
    case 'SampleCount':
      return values.length;
    default:
      throw new Error(`The laptop's alarms do not know the statistic "${statistic}"`);
  }
}
