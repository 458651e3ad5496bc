// The sign-up form as somebody fills it in on their phone.
import { postForm } from '../../../demo/visitors.ts';
import { fetchNear } from '../../../neighbours.ts';
import type { Runtime } from '../../../runtime/runtime.ts';

export type SignUp = { readonly name: string; readonly phone: string; readonly email: string };

/** Fills in the form and answers its status. The number is written as people write it, not as the till does. */
export function openSignUp(runtime: Pick<Runtime, 'status'>) {
  const found = runtime.status().functions.find(({ name }) => /^loy-signup\b/.test(name));
  if (found?.url === undefined) throw new Error('There is no sign-up form');
  const { url } = found;
  return async ({ name, phone, email }: SignUp): Promise<number> => {
    await (await fetchNear(url, { redirect: 'manual' })).arrayBuffer();
    const fields = { name, phone: asWritten(phone), email, website: '' };
    return postForm(url, new URLSearchParams(fields).toString());
  };
}

/** `+447700900100` as `07700 900 100`. */
export const asWritten = (phone: string): string => phone.replace(/^\+44(\d{4})(\d{3})(\d+)$/, '0$1 $2 $3');
