// Where a PIN comes from: typed unseen and twice, given on the command line, or made up.
import { password } from '@inquirer/prompts';
import { pinProblem } from '../../lambdas/loyalty/decisions/staff-person.ts';
import { randomPin } from '../../lambdas/loyalty/desk/pin-hash.ts';

export type WantedPin =
  | { readonly kind: 'asked' }
  | { readonly kind: 'made-up' }
  | { readonly kind: 'given'; readonly pin: string };

/** `--pin` stands alone or has its six digits behind it, which Node's parser cannot tell: joined, it can. */
export function withPinJoined(args: readonly string[]): readonly string[] {
  const place = args.indexOf('--pin');
  if (place === -1) return args;
  const next = args[place + 1] ?? '';
  return /^\d+$/.test(next) ? args.toSpliced(place, 2, `--pin=${next}`) : args.toSpliced(place, 1, '--pin=');
}

/** What the value of `--pin` asks for: nothing is an empty one. */
export function wantedPin(written: string | undefined): WantedPin {
  if (written === undefined) return { kind: 'asked' };
  return written === '' ? { kind: 'made-up' } : { kind: 'given', pin: written };
}

export type ChosenPin = {
  readonly pin: string;
  /** It was made up: nobody knows it until it is printed. */
  readonly isNew: boolean;
};

/** Throws with what is wrong about the PIN, or when there is nobody to ask. */
export async function choosePin(wanted: WantedPin, canAsk: boolean): Promise<ChosenPin> {
  if (wanted.kind === 'made-up') return { pin: madeUp(), isNew: true };
  if (wanted.kind === 'given') {
    const problem = pinProblem(wanted.pin);
    if (problem !== undefined) throw new Error(problem);
    return { pin: wanted.pin, isNew: false };
  }
  if (!canAsk)
    throw new Error('There is nobody to ask for a PIN here. With --pin one is made up and printed.');
  const pin = await password({
    message: 'PIN (six digits):',
    mask: '•',
    validate: (typed) => pinProblem(typed) ?? true,
  });
  await password({
    message: 'Once more:',
    mask: '•',
    validate: (typed) => typed === pin || 'That is another one.',
  });
  return { pin, isNew: false };
}

function madeUp(): string {
  for (;;) {
    const pin = randomPin();
    if (pinProblem(pin) === undefined) return pin;
  }
}
