// What an alarm says of itself: the stack writes it from the runbook, AWS hands it on with every change, the letter reads it.
// So the letter can say nothing but the runbook's words, and needs no list of its own.

export type AlarmWords = {
  /** What has happened, in words for the owner. */
  readonly happened: string;
  /** What shoppers and staff notice of it. */
  readonly noticed: string;
  /** At most three lines: what to do. */
  readonly toDo: readonly string[];
  /** The heading in docs/runbook.md. */
  readonly runbook: string;
};

/** CloudWatch takes no longer description. */
const LONGEST = 1_024;
const RUNBOOK = 'What to do: docs/runbook.md#';
const STEP = /^\d\. /;

/** `means` is the first line: what the console of AWS shows in a list. Throws RangeError for more words than CloudWatch takes. */
export function alarmDescription(means: string, { happened, noticed, toDo, runbook }: AlarmWords): string {
  const steps = toDo.map((line, index) => `${index + 1}. ${line}`);
  const text = [means, happened, noticed, ...steps, `${RUNBOOK}${runbook}`].join('\n');
  if (text.length > LONGEST)
    throw new RangeError(
      `docs/runbook.md says too much of ${runbook} in short: ${text.length} letters, of which an alarm can carry ${LONGEST}`,
    );
  return text;
}

/** Of an alarm that somebody else made, as much as there is. */
export function readAlarmDescription(text: string): AlarmWords {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  const last = lines.find((line) => line.startsWith(RUNBOOK));
  const said = lines.filter((line) => line !== last && !STEP.test(line));
  const [means = '', happened = means, noticed = ''] = said;
  return {
    happened,
    noticed,
    toDo: lines.filter((line) => STEP.test(line)).map((line) => line.replace(STEP, '')),
    runbook: last?.slice(RUNBOOK.length) ?? '',
  };
}
