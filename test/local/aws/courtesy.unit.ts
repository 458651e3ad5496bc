import { describe, expect, it } from 'vitest';
import { makeCourtesy } from '../../../local/aws/courtesy.ts';

describe('background work', () => {
  it('goes on at once when nobody waits for an answer', async () => {
    await makeCourtesy().quietMoment(60_000);
  });

  it('waits until the last answer is given', async () => {
    const courtesy = makeCourtesy();
    const order: string[] = [];
    let answerFirst = () => {};
    let answerSecond = () => {};
    const first = courtesy.during(new Promise<void>((resolve) => (answerFirst = resolve)));
    const second = courtesy.during(new Promise<void>((resolve) => (answerSecond = resolve)));
    const background = courtesy.quietMoment(60_000).then(() => order.push('background'));
    answerFirst();
    await first;
    order.push('first');
    answerSecond();
    await second;
    await background;
    expect(order).toEqual(['first', 'background']);
  });

  it('waits no longer than it is told to', async () => {
    const courtesy = makeCourtesy();
    void courtesy.during(new Promise(() => {}));
    await courtesy.quietMoment(1);
  });

  it('is let through also after an answer that failed', async () => {
    const courtesy = makeCourtesy();
    await courtesy.during(Promise.reject(new Error('no'))).catch(() => {});
    await courtesy.quietMoment(60_000);
  });
});
