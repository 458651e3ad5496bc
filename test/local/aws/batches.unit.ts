import { expect, it } from 'vitest';
import { makeBatches } from '../../../local/aws/batches.ts';

function given() {
  const posted: string[][] = [];
  const turns: (() => void)[] = [];
  const batches = makeBatches<string>(
    (batch) => posted.push([...batch]),
    (run) => turns.push(run),
  );
  const endTurn = () => {
    for (const run of turns.splice(0)) run();
  };
  return { posted, turns, batches, endTurn };
}

it('given several messages in one turn, then they leave together at its end and in their order', () => {
  const { posted, batches, endTurn } = given();
  for (const message of ['line', 'call', 'result']) batches.add(message);
  expect(posted).toEqual([]);
  endTurn();
  expect(posted).toEqual([['line', 'call', 'result']]);
});

it('given messages in two turns, then each turn has a batch of its own and none leaves twice', () => {
  const { posted, turns, batches, endTurn } = given();
  batches.add('one');
  endTurn();
  batches.add('two');
  expect(turns).toHaveLength(1);
  endTurn();
  expect(posted).toEqual([['one'], ['two']]);
});

it('given the thread ends, then what was added leaves at once and nothing is left for the end of the turn', () => {
  const { posted, batches, endTurn } = given();
  batches.add('last words');
  batches.flush();
  endTurn();
  expect(posted).toEqual([['last words']]);
});
