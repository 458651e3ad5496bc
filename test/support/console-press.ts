// Asks the console of a running laptop, and presses its buttons, as its page does.

/** What came of a press, as the page is told it. */
export type Outcome = {
  readonly came: readonly { readonly says: string; readonly why?: string }[];
  readonly nothing?: string;
  readonly stands?: string;
  readonly next?: string;
  readonly story?: { readonly product: string; readonly id: string };
};

/** The console of the laptop at an address, which is asked for only when something is pressed. */
export function consoleAt(address: () => string) {
  const ask = async <T>(path: string, body?: object): Promise<T> => {
    const init =
      body === undefined
        ? {}
        : { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
    return (await fetch(`${address()}/_local/console/${path}`, init)).json() as Promise<T>;
  };
  const press = async (event: string): Promise<Outcome> => {
    const sent = await ask<{ press: string }>('send', { event });
    return ask<Outcome>(`outcome/${sent.press}`);
  };
  return { ask, press };
}
