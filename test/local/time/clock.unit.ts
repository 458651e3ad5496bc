// The virtual clock, the agenda and the timeline that moves through it.
import { describe, expect, it } from 'vitest';
import { makeAgenda } from '../../../local/time/agenda.ts';
import { durationMs, makeClock, momentMs } from '../../../local/time/clock.ts';
import { makeHurry } from '../../../local/time/hurry.ts';
import { makeInFlight } from '../../../local/time/in-flight.ts';
import { makeTimeline } from '../../../local/time/timeline.ts';

const START = Date.parse('2026-11-17T12:00:00Z');
const HOUR = 3_600_000;

function world() {
  const clock = makeClock(() => START);
  const agenda = makeAgenda();
  const inFlight = makeInFlight();
  const hurry = makeHurry();
  const days: number[] = [];
  const problems: unknown[] = [];
  const timeline = makeTimeline({
    clock,
    agenda,
    inFlight,
    hurry,
    report: (error) => problems.push(error),
    onNewDay: async () => void days.push(clock.now()),
  });
  return { clock, agenda, inFlight, hurry, timeline, days, problems };
}

describe('where to move the clock', () => {
  it.each([
    ['PT1H', START + HOUR],
    ['2026-01-02T03:04+08:00', Date.UTC(2026, 0, 1, 19, 4)],
    ['2026-01-02T03:04:05.678Z', Date.UTC(2026, 0, 2, 3, 4, 5, 678)],
    ['2026-01-02 03:04:05+0800', Date.UTC(2026, 0, 1, 19, 4, 5)],
  ])('given %s, it is that moment', (text, moment) => {
    expect(momentMs(text, START)).toBe(moment);
  });

  it.each(['2026-02-31T00:00:00Z', '2026-01-02', 'tomorrow', '9', 'Tue, 17 Nov 2026 20:00:00 GMT'])(
    'given %s, a sentence says what to write',
    (text) => {
      expect(() => momentMs(text, START)).toThrow(
        `"${text}" is neither a duration such as PT1H nor an instant`,
      );
    },
  );
});

describe('the virtual clock', () => {
  it('moves forward and never back', () => {
    const clock = makeClock(() => START);
    clock.moveTo(START + HOUR);
    clock.moveTo(START);
    expect(clock.now()).toBe(START + HOUR);
  });

  it('is read by workers from shared memory', () => {
    const clock = makeClock(() => START);
    clock.moveTo(START + HOUR);
    expect(new BigInt64Array(clock.shared)[0]).toBe(BigInt(HOUR));
  });

  it.each([
    ['PT1H', HOUR],
    ['P1D', 24 * HOUR],
    ['P2W', 14 * 24 * HOUR],
    ['P1DT2H3M4.5S', 26 * HOUR + 184_500],
  ])('reads %s', (text, expected) => expect(durationMs(text)).toBe(expected));

  it.each(['', 'P', 'PT', '1H', 'P1M', 'P1Y', '-PT1H', 'tomorrow'])('does not guess at "%s"', (text) =>
    expect(durationMs(text)).toBeUndefined(),
  );
});

describe('advancing', () => {
  it('fires in order of time, each at its own moment, and reports what has a target', async () => {
    const { agenda, clock, timeline } = world();
    const seen: [string, number][] = [];
    for (const [key, hours] of [
      ['late', 3],
      ['early', 1],
      ['housekeeping', 2],
    ] as const) {
      const target = key === 'housekeeping' ? {} : { target: key };
      const run = async () => void seen.push([key, clock.now() - START]);
      agenda.plan({ key, at: START + hours * HOUR, ...target, run });
    }
    const fired = await timeline.advanceTo(START + 4 * HOUR);
    expect(seen).toEqual([
      ['early', HOUR],
      ['housekeeping', 2 * HOUR],
      ['late', 3 * HOUR],
    ]);
    expect(fired).toEqual([
      { at: '2026-11-17T13:00:00.000Z', target: 'early' },
      { at: '2026-11-17T15:00:00.000Z', target: 'late' },
    ]);
    expect(clock.now()).toBe(START + 4 * HOUR);
  });

  it('waits until the work of one moment is done before the next begins', async () => {
    const { agenda, timeline } = world();
    const seen: string[] = [];
    agenda.plan({
      key: 'slow',
      at: START + HOUR,
      run: async () => {
        await new Promise((resolve) => setTimeout(resolve, 20));
        seen.push('slow done');
      },
    });
    agenda.plan({ key: 'next', at: START + HOUR + 1, run: async () => void seen.push('next') });
    await timeline.advanceTo(START + 2 * HOUR);
    expect(seen).toEqual(['slow done', 'next']);
  });

  it('starts entries of the same moment together', async () => {
    const { agenda, timeline } = world();
    const seen: string[] = [];
    for (const key of ['a', 'b']) {
      agenda.plan({
        key,
        at: START + HOUR,
        run: async () => {
          seen.push(`${key} starts`);
          await new Promise((resolve) => setTimeout(resolve, 5));
          seen.push(`${key} ends`);
        },
      });
    }
    await timeline.advanceTo(START + HOUR);
    expect(seen.slice(0, 2)).toEqual(['a starts', 'b starts']);
  });

  it('fires what an entry plans on the way, when that falls due in time', async () => {
    const { agenda, clock, timeline } = world();
    let ticks = 0;
    const plan = (at: number): void =>
      agenda.plan({
        key: 'tick',
        at,
        run: async () => {
          ticks += 1;
          plan(clock.now() + HOUR);
        },
      });
    plan(START + HOUR);
    await timeline.advanceTo(START + 24 * HOUR);
    expect(ticks).toBe(24);
  });

  it('is a hurry until it is over, also where it fires nothing', async () => {
    const { agenda, hurry, timeline } = world();
    const seen: unknown[] = [];
    hurry.onEnd(() => seen.push('over'));
    agenda.plan({ key: 'a', at: START + 1, run: async () => void seen.push(hurry.isOn()) });
    await timeline.advanceTo(START + HOUR);
    seen.push(hurry.isOn());
    await timeline.advanceTo(START + HOUR);
    expect(seen).toEqual([true, 'over', false, 'over']);
  });

  it('goes on after an entry that fails, and reports it', async () => {
    const { agenda, timeline, problems } = world();
    const seen: string[] = [];
    agenda.plan({ key: 'bad', at: START + 1, run: () => Promise.reject(new Error('no')) });
    agenda.plan({ key: 'good', at: START + 2, run: async () => void seen.push('good') });
    await timeline.advanceTo(START + HOUR);
    expect(seen).toEqual(['good']);
    expect(problems).toHaveLength(1);
  });

  it('lets housekeeping follow once for each day that an advance reaches', async () => {
    const { agenda, timeline, days } = world();
    for (const hour of [1, 2, 13, 14]) {
      agenda.plan({ key: `at ${hour}`, at: START + hour * HOUR, run: async () => {} });
    }
    await timeline.advanceTo(START + 15 * HOUR);
    expect(days).toEqual([START + 13 * HOUR]);
  });
});

describe('the agenda', () => {
  it('keeps one entry per key, the last one planned', () => {
    const agenda = makeAgenda();
    agenda.plan({ key: 'a', at: 5, run: async () => {} });
    agenda.plan({ key: 'a', at: 3, run: async () => {} });
    agenda.plan({ key: 'b', at: 4, run: async () => {} });
    expect(agenda.entries().map(({ key, at }) => [key, at])).toEqual([
      ['a', 3],
      ['b', 4],
    ]);
    agenda.cancel('a');
    expect(agenda.nextAt()).toBe(4);
  });
});
