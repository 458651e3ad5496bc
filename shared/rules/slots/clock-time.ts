// Times of day and stretches of the clock: 21:00, 9 pm, 9.30pm, noon, midnight; "9 pm to 8 am".
import { NUMBER_WORDS } from '../../text/number-words.ts';
import type { Slot, SlotReading, Words } from './slot.ts';

/** `HH:MM`, 00:00 to 23:59. */
export type ClockTime = string;
export type ClockRange = { readonly from: ClockTime; readonly until: ClockTime };

/** A time of day that cannot be misread: 24-hour with minutes, or with am or pm. */
export function clockTime(): Slot<ClockTime> {
  return {
    read: (words, at) => {
      const time = timeAt(words, at);
      return time === undefined ? [] : [time];
    },
  };
}

/** "9 pm to 8 am", "from 21:00 until 08:00", "between 9 pm and 8 am". The two ends must differ. */
export function clockRange(): Slot<ClockRange> {
  return {
    read: (words, at) => {
      const first = words.tokens[at]?.word ?? '';
      const from = timeAt(words, first === 'from' || first === 'between' ? at + 1 : at);
      if (from === undefined) return [];
      const joint = words.tokens[from.next]?.word ?? '';
      if (!['to', 'till', 'til', 'until', 'and', 'through'].includes(joint)) return [];
      const until = timeAt(words, from.next + 1);
      if (until === undefined) return [];
      if ('problem' in from) return [{ next: until.next, problem: from.problem }];
      if ('problem' in until) return [until];
      if (from.value === until.value) {
        return [{ next: until.next, problem: `The hours begin and end at ${from.value}; say when they end` }];
      }
      return [{ next: until.next, value: { from: from.value, until: until.value } }];
    },
  };
}

function timeAt({ tokens }: Words, at: number): SlotReading<ClockTime> | undefined {
  const token = tokens[at];
  if (token === undefined || token.quoted) return undefined;
  if (token.word === 'noon' || token.word === 'midday') return { next: at + 1, value: '12:00' };
  if (token.word === 'midnight') return { next: at + 1, value: '00:00' };
  const past = pastTheHour(tokens, at);
  if (past !== undefined) return past;
  const figure = token.word.match(/^(\d{1,2})(?:[:.](\d{2}))?$/);
  const hour = figure === null ? NUMBER_WORDS.indexOf(token.word) : Number(figure[1]);
  // In letters a clock says one to twelve.
  if (figure === null && (hour < 1 || hour > 12)) return undefined;

  const minutes = figure?.[2];
  const half = tokens[at + 1]?.word;
  const oclock = half === 'oclock' ? 1 : 0;
  const part = partOfDay(tokens, at + 1 + oclock, hour);
  const suffix = part?.half ?? tokens[at + 1 + oclock]?.word;
  const written = minutes === undefined ? String(hour) : `${hour}:${minutes}`;
  if (Number(minutes ?? 0) > 59 || hour > 24 || (hour === 24 && Number(minutes ?? 0) > 0)) {
    return { next: at + 1, problem: `There is no ${written} on the clock` };
  }
  if (suffix === 'am' || suffix === 'pm') {
    const next = part?.next ?? at + 2 + oclock;
    if (hour < 1 || hour > 12) {
      return {
        next,
        problem: `${written} ${suffix} is neither 12-hour nor 24-hour time; write 21:00 or 9 pm`,
      };
    }
    return { next, value: clock((hour % 12) + (suffix === 'pm' ? 12 : 0), minutes) };
  }
  if (suffix === 'h' && figure !== null) {
    const after = tokens[at + 2]?.word ?? '';
    return /^[0-5]\d$/.test(after)
      ? { next: at + 3, value: clock(hour % 24, after) }
      : { next: at + 2, value: clock(hour % 24, minutes) };
  }
  if (minutes === undefined) {
    return {
      next: at + 1 + oclock,
      problem: `${written} in the morning or in the evening? Write am or pm, or 24-hour time such as 21:00`,
    };
  }
  return { next: at + 1, value: clock(hour % 24, minutes) };
}

/** "Half past eight in the evening", "half eight", "quarter past nine am": the half of the day must be said. */
function pastTheHour(tokens: Words['tokens'], at: number): SlotReading<ClockTime> | undefined {
  const [first, second] = [tokens[at]?.word, tokens[at + 1]?.word];
  const minutes = first === 'half' ? '30' : first === 'quarter' && second === 'past' ? '15' : undefined;
  if (minutes === undefined) return undefined;
  const from = second === 'past' ? at + 2 : at + 1;
  const said = tokens[from]?.word ?? '';
  const hour = /^\d{1,2}$/.test(said) ? Number(said) : NUMBER_WORDS.indexOf(said);
  if (hour < 1 || hour > 12) return undefined;
  const part = partOfDay(tokens, from + 1, hour);
  const half = part?.half ?? tokens[from + 1]?.word;
  return half === 'am' || half === 'pm'
    ? { next: part?.next ?? from + 2, value: clock((hour % 12) + (half === 'pm' ? 12 : 0), minutes) }
    : {
        next: from + 1,
        problem:
          `Half past ${said} in the morning or in the evening? Write am or pm, or 24-hour time such as 20:30`.replace(
            'Half past',
            minutes === '30' ? 'Half past' : 'Quarter past',
          ),
      };
}

/** "at night", "in the evening": what people say for am and pm. */
function partOfDay(
  tokens: Words['tokens'],
  at: number,
  hour: number,
): { half: string; next: number } | undefined {
  const [joint, second, third] = [0, 1, 2].map((step) => tokens[at + step]?.word);
  if (joint === 'at' && second === 'night')
    return { half: hour >= 6 && hour < 12 ? 'pm' : 'am', next: at + 2 };
  if (joint !== 'in') return undefined;
  const [word, next] = second === 'the' ? [third, at + 3] : [second, at + 2];
  if (word === 'morning') return { half: 'am', next };
  return word === 'evening' || word === 'afternoon' ? { half: 'pm', next } : undefined;
}

function clock(hour: number, minutes = '00'): ClockTime {
  return `${String(hour).padStart(2, '0')}:${minutes}`;
}

/** How long a stretch of the clock lasts, over midnight where it must. */
export function rangeMinutes({ from, until }: ClockRange): number {
  return (minuteOfDay(until) - minuteOfDay(from) + 1440) % 1440;
}

function minuteOfDay(time: ClockTime): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
}
