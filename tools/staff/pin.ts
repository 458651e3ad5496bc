// Where a PIN comes from: typed unseen and twice, given on the command line, or made up.
import { password } from '@inquirer/prompts';
import { pinProblem } from '../../lambdas/loyalty/decisions/staff-person.ts';
import { randomPin } from '../../lambdas/loyalty/desk/pin-hash.ts';

export type WantedPin =
  | { readonly kind: 'asked' }
  | { readonly kind: 'made-up' }
  | { readonly kind: 'given'; readonly pin: string };

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
