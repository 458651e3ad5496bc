// What the doctor looks at, and through which eyes: whatever could differ from one computer or account to another comes in here.
import type { ProductName } from '../../lib/product-names.ts';
import type { ShopSettings } from '../../lib/settings/shop-settings.ts';
import type { AskAws } from '../aws/ask.ts';
import type { Dns } from '../setup/mail-alignment.ts';
import type { Stage } from './stage.ts';

export type Patient = {
  readonly stage: Stage;
  /** An engine on this computer that AWS's addresses lead to: it mails nobody, and may have an example for a domain. */
  readonly isPractice?: boolean;
  /** Throws `ShopSettingsError` where they do not read. */
  readonly settings: () => ShopSettings;
  readonly now: () => Date;
  readonly ask: AskAws;
  readonly dns: Dns & { readonly cname: (name: string) => Promise<readonly string[]> };
  readonly fetch: typeof fetch;
  /** The templates as they would be deployed now. */
  readonly templates: () => Promise<readonly StackTemplate[]>;
  readonly computer: Computer;
  /** The laptop's own door, such as `/_local/permissions`. */
  readonly laptop: (path: string) => Promise<unknown>;
};

export type Computer = {
  readonly node: string;
  /** Undefined where there is none. */
  readonly npm: () => Promise<string | undefined>;
  /** Where the engine's program is, without fetching it; undefined where it would have to be fetched. */
  readonly engine: () => Promise<string | undefined>;
  readonly fetchEngine: () => Promise<string>;
  /** The exact Node that package.json pins. */
  readonly wantedNode: string;
};

export type Resource = {
  readonly Type: string;
  readonly Properties?: Readonly<Record<string, unknown>>;
  readonly DeletionPolicy?: string;
};
export type StackTemplate = {
  readonly name: string;
  readonly region: string;
  readonly resources: Readonly<Record<string, Resource>>;
};

/** A product that is switched on, with what every check needs of it. */
export type Switched = {
  readonly product: ProductName;
  readonly prefix: string;
  readonly region: string;
  readonly platform: string;
  readonly storeUrl: string;
  readonly stack: string;
  readonly budgetUsd: number | 'off';
  readonly mailsPerSecond: number;
  /** `jobs` → `upsr-jobs-test`. */
  readonly named: (name: string) => string;
  /** `webhook` → `upsr/webhook-test`. */
  readonly path: (name: string) => string;
  /** The function that a store or a till posts to, and the secret that signs for it. */
  readonly door: { readonly function: string; readonly secret: string; readonly table: string };
};

const PARTS = {
  upsell: { product: 'upsell', prefix: 'upsr', function: 'order', secret: 'webhook', table: 'orders' },
  cartRecovery: {
    product: 'cart-recovery',
    prefix: 'cr',
    function: 'ingest-webhook',
    secret: 'webhook/secret',
    table: 'state',
  },
  loyalty: {
    product: 'loyalty',
    prefix: 'loy',
    function: 'pos-webhook',
    secret: 'pos/secret',
    table: 'sales',
  },
} as const;

export function switchedOn(settings: ShopSettings): readonly Switched[] {
  const suffix = settings.stage === undefined ? '' : `-${settings.stage}`;
  return (Object.keys(PARTS) as (keyof typeof PARTS)[]).flatMap((key) => {
    const own = settings.products[key];
    if (own?.enabled !== true) return [];
    const { product, prefix, ...door } = PARTS[key];
    const named = (name: string) => `${prefix}-${name}${suffix}`;
    const path = (name: string) => `${prefix}/${name}${suffix}`;
    return [
      {
        product,
        prefix,
        region: own.region,
        platform: own.platform,
        storeUrl: own.storeUrl,
        stack: `${product}${suffix}`,
        budgetUsd: own.budgetUsd,
        mailsPerSecond: own.mailsPerSecond,
        named,
        path,
        door: { function: named(door.function), secret: path(door.secret), table: named(door.table) },
      },
    ];
  });
}

/** Each region once, the first product's first. */
export const regionsOf = (settings: ShopSettings): readonly string[] => [
  ...new Set(switchedOn(settings).map(({ region }) => region)),
];
