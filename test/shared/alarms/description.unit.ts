// What an alarm carries of the runbook is what the letter reads of it.
import { expect, test } from 'vitest';
import { runbookWords } from '../../../lib/constructs/runbook.ts';
import { alarmDescription, readAlarmDescription } from '../../../shared/alarms/description.ts';

const words = {
  happened: 'A link broke. Nobody could buy.',
  noticed: 'An error page.',
  toDo: ['Look at the log.', 'Deploy again.', 'Nothing more.'],
  runbook: 'upsr-addlink-errors',
};

test('given words, then they are read back as they were written', () => {
  expect(readAlarmDescription(alarmDescription('The function failed.', words))).toEqual(words);
});

test('given the alarm of somebody else, or none at all, then as much as there is', () => {
  expect(readAlarmDescription('CPU is high')).toEqual({
    happened: 'CPU is high',
    noticed: '',
    toDo: [],
    runbook: '',
  });
  expect(readAlarmDescription('')).toEqual({ happened: '', noticed: '', toDo: [], runbook: '' });
});

test('given more than an alarm can carry, then it says of which heading', () => {
  expect(() => alarmDescription('x'.repeat(1_000), words)).toThrow(
    /upsr-addlink-errors in short: 1\d{3} letters/,
  );
});

test('given a heading, then the runbook’s words without links and code, and none for a heading that is not there', () => {
  expect(runbookWords('upsr-sweep-errors')).toMatchObject({
    happened: 'The hourly closing of take-up windows, or the weekly report, failed.',
    noticed: 'Nothing.',
    toDo: [expect.stringContaining('Look at the log of upsr-sweep'), expect.any(String), expect.any(String)],
  });
  expect(() => runbookWords('upsr-nothing')).toThrow('docs/runbook.md has no heading upsr-nothing');
});
