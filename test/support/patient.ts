// Somebody for the doctor to look at: the example shop, healthy but for what a test says. AWS answers from a table of operations;
// what is not in it is a fault of the test.
import { readFileSync } from 'node:fs';
import { readShopSettings } from '../../lib/settings/shop-settings.ts';
import type { AskAws } from '../../tools/aws/ask.ts';
import type { Check, Finding } from '../../tools/doctor/check.ts';
import { examine } from '../../tools/doctor/examine.ts';
import type { Patient } from '../../tools/doctor/patient.ts';

type Answer = unknown | Error | ((input: Record<string, unknown>, region: string) => unknown);
export type Answers = Readonly<Record<string, Answer>>;
type Block = { readonly products: Readonly<Record<string, object>>; readonly [name: string]: unknown };

const shipped = (JSON.parse(readFileSync('cdk.json', 'utf8')) as { context: { shop: Block } }).context.shop;

/** The example shop, with a sender that DNS could know, and these changes. */
export function shopWith(changes: object = {}, products: Readonly<Record<string, object>> = {}): Block {
  const changed = Object.entries(shipped.products).map(([name, own]) => [
    name,
    { ...own, ...products[name] },
  ]);
  return { ...shipped, sender: 'hello@ridgeback.shop', ...changes, products: Object.fromEntries(changed) };
}

/** An error as AWS's clients throw it. */
export const awsError = (name: string, message: string = name): Error =>
  Object.assign(new Error(message), { name });

export type Wish = {
  readonly stage?: Patient['stage'];
  readonly isPractice?: boolean;
  readonly shop?: unknown;
  readonly answers?: Answers;
  readonly dns?: Partial<Patient['dns']>;
  readonly computer?: Partial<Patient['computer']>;
  readonly fetch?: (url: string, init?: RequestInit) => Promise<Response>;
  readonly templates?: Awaited<ReturnType<Patient['templates']>>;
  readonly laptop?: Readonly<Record<string, unknown>>;
};

export type Asked = { readonly operation: string; readonly input: unknown; readonly region: string };

/** The patient, and all that AWS was asked about him. */
export function patientWith(wish: Wish): { readonly patient: Patient; readonly asked: Asked[] } {
  const asked: Asked[] = [];
  const ask: AskAws = async (service, operation, input, region) => {
    const name = `${service}.${operation}`;
    asked.push({ operation: name, input, region });
    if (wish.answers === undefined || !(name in wish.answers)) throw new Error(`Nobody answers ${name} here`);
    const answer = wish.answers[name];
    const said =
      typeof answer === 'function' ? (answer as (i: unknown, r: string) => unknown)(input, region) : answer;
    if (said instanceof Error) throw said;
    return said;
  };
  const patient: Patient = {
    stage: wish.stage ?? 'aws',
    isPractice: wish.isPractice ?? false,
    settings: () => readShopSettings(wish.shop ?? shopWith()),
    now: () => new Date('2026-11-20T12:00:00Z'),
    ask,
    dns: { txt: async () => [], mx: async () => [], cname: async () => ['there'], ...wish.dns },
    fetch: ((url: string, init?: RequestInit) =>
      wish.fetch?.(url, init) ?? Promise.reject(new Error('no network'))) as typeof fetch,
    templates: async () => wish.templates ?? [],
    computer: {
      node: '22.23.3',
      wantedNode: '22.23.3',
      npm: async () => '11.0.0',
      engine: async () => '/engine',
      fetchEngine: async () => '/engine',
      ...wish.computer,
    },
    laptop: async (path) => wish.laptop?.[path],
  };
  return { patient, asked };
}

/** What one check, by its file's name, finds. */
export async function findings(file: string, wish: Wish): Promise<readonly Finding[]> {
  const { default: check } = (await import(`../../tools/doctor/checks/${file}.ts`)) as { default: Check };
  return examine(patientWith(wish).patient, [check]);
}
