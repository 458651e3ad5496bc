import { createHash } from 'node:crypto';
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import PostalMime from 'postal-mime';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { consoleRoutes } from '../../local/console/console.ts';
import type { ConsoleRuntime } from '../../local/console/console-runtime.ts';
import { emailForFrame, emailHeaders } from '../../local/console/email-view.ts';
import { nextMorning } from '../../local/console/next-morning.ts';
import { SAMPLE_MANAGER } from '../../local/products/loyalty/sample-counter.ts';
import { packs } from '../../local/products/registry.ts';
import type { InboxMessage, Resource } from '../../local/world.ts';
import { generic } from '../../shared/platforms/generic.ts';

type Asked = { method: string; path: string; headers: IncomingHttpHeaders; body: string };
type Answer = { status: number; headers?: Record<string, string> };

/** A function's address that remembers what it was asked and answers as the test says. */
function functionStandIn() {
  const asked: Asked[] = [];
  const answers = new Map<string, Answer>();
  const server: Server = createServer((request, response) => {
    let body = '';
    request.on('data', (data) => {
      body += data;
    });
    request.on('end', () => {
      asked.push({ method: request.method ?? '', path: request.url ?? '', headers: request.headers, body });
      const answer = answers.get(request.url ?? '') ?? { status: 200 };
      response.writeHead(answer.status, answer.headers).end('{"status":"accepted"}');
    });
  });
  return { server, asked, answers };
}

const letter: InboxMessage = {
  id: 'm-1',
  at: '2026-11-17T20:30:00Z',
  product: 'upsell',
  channel: 'email',
  from: 'hello@ridgeback.example',
  to: 'tom@example.com',
  subject: 'Lights',
  text: 'Lights',
  html: '<html><head><title>x</title></head><body><a href="https://shop.example/a?b=1&amp;c=2">Add</a></body></html>',
};

const shop = {
  name: 'Ridgeback Cycles',
  timeZone: 'Europe/London',
  locale: 'en-GB',
  storeUrl: 'https://ridgeback.example',
  currency: 'GBP',
};

describe('the console', () => {
  const standIn = functionStandIn();
  let origin: string;
  let runtime: ConsoleRuntime;
  const secret = `whsec_${Buffer.from('0123456789abcdef0123456789abcdef').toString('base64')}`;

  beforeAll(async () => {
    await new Promise<void>((listening) => standIn.server.listen(0, '127.0.0.1', listening));
    origin = `http://127.0.0.1:${(standIn.server.address() as AddressInfo).port}`;
  });
  afterAll(() => new Promise((closed) => standIn.server.close(closed)));
  beforeEach(() => {
    standIn.asked.length = 0;
    standIn.answers.clear();
    const resource = (type: string, ref: string, properties: Record<string, unknown>): Resource => ({
      logicalId: ref,
      type,
      ref,
      properties,
      metadata: {},
      product: 'upsell',
      region: 'eu-west-2',
    });
    const resources = [
      resource('AWS::Lambda::Function', 'upsr-order', {
        Environment: { Variables: { SHOP: JSON.stringify(shop) } },
      }),
      resource('AWS::DynamoDB::GlobalTable', 'upsr-offers', {
        KeySchema: [{ AttributeName: 'offer_id', KeyType: 'HASH' }],
      }),
    ];
    runtime = {
      deployment: {
        accountId: '000000000000',
        resources,
        ofType: (type) => resources.filter((one) => one.type === type),
      },
      objects: {
        buckets: () => [],
        read: async () => undefined,
        earlier: async () => [],
        write: async () => {},
      },
      parameter: () => undefined,
      outside: { hosts: () => ({ 'ridgeback.example': 'http://127.0.0.1:9' }) },
      status: () => ({
        now: '2026-11-17T19:30:00.000Z',
        products: ['upsell', 'cart-recovery', 'loyalty'],
        functions: [
          {
            name: 'cr-ingest-webhook',
            product: 'cart-recovery',
            url: `${origin}/carts`,
            webhook: { scheme: 'standard-webhooks', secret },
          },
          {
            name: 'loy-pos-webhook',
            product: 'loyalty',
            url: `${origin}/till`,
            webhook: { scheme: 'standard-webhooks', secret },
          },
          { name: 'loy-redeem-handler', product: 'loyalty', url: `${origin}/desk` },
          {
            name: 'upsr-order',
            product: 'upsell',
            url: `${origin}/`,
            webhook: { scheme: 'standard-webhooks', secret },
          },
        ],
      }),
      messages: () => [letter],
      heard: () => [],
      idle: async () => {},
      tables: () => ['upsr-offers'],
      table: async () => [],
    };
  });

  const ask = (path: string, init?: RequestInit) => consoleRoutes(runtime, packs).request(path, init);
  const send = (event: unknown, type = 'application/json') =>
    ask('/_local/console/send', {
      method: 'POST',
      headers: { 'content-type': type },
      body: JSON.stringify({ event }),
    });

  test('given the page is opened, then no script of another origin may run in it', async () => {
    const page = await ask('/');
    expect(page.status).toBe(200);
    const policy = page.headers.get('content-security-policy') ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("script-src 'self'");
    expect(policy).not.toContain('unsafe');
    const text = await page.text();
    expect(text.replace('<script type="application/json"', '<data')).not.toMatch(
      /<script(?![^>]*src=)|\son\w+=|style="/,
    );
  });

  test('given words that would end the page’s data, then they are data all the same', async () => {
    runtime = { ...runtime, messages: () => [{ ...letter, subject: '</script><script>alert(1)</script>' }] };
    const text = await (await ask('/')).text();
    expect(text).not.toContain('</script><script>alert');
    const data = /<script type="application\/json" id="first">(.*?)<\/script>/s.exec(text)?.[1] ?? '';
    expect(JSON.parse(data).messages[0].subject).toBe('</script><script>alert(1)</script>');
  });

  test('given the page’s script, then it is one file of at most 60 KB', async () => {
    const script = await (await ask('/_local/console/assets/console.js')).text();
    expect(script).toContain('/_local/console/send');
    expect(script).not.toMatch(/\bfrom\s*"\.\//);
    expect(Buffer.byteLength(script)).toBeLessThanOrEqual(60 * 1024);
  });

  test('given a shop that is slow to tell of itself, then the bar has come, and only it; where it fails, the page says why', async () => {
    let fail = (_: Error): void => {};
    const status = new Promise<never>((_, no) => {
      fail = no;
    });
    status.catch(() => {});
    const slow = consoleRoutes({ ...runtime, status: () => status }, packs);
    const reader = (await slow.request('/')).body?.getReader();
    const words = async () => new TextDecoder().decode((await reader?.read())?.value);
    const bar = await words();
    expect(bar).toContain('<nav class="tabs"');
    expect(bar).not.toContain('<main');
    // What runs beside the first frame delays it: the script is not even named yet.
    expect(bar).not.toContain('<script');
    fail(new Error('the tables are away </script>'));
    const rest = await words();
    expect(rest).toContain('<main');
    expect(rest).toContain('{"trouble":"Error: the tables are away \\u003c/script>"}');
  });

  test('given the style of the page, then its policy allows that one, what the laptop serves and no other', async () => {
    const page = await ask('/');
    const style = /<style>([\s\S]*?)<\/style>/.exec(await page.text())?.[1] ?? '';
    const hash = createHash('sha256').update(style).digest('base64');
    expect(page.headers.get('content-security-policy')).toContain(`style-src 'self' 'sha256-${hash}';`);
    const below = await ask('/_local/console/assets/console.css');
    expect(below.headers.get('content-type')).toContain('text/css');
    expect(await below.text()).toContain('.panel');
  });

  test('given messages, then the list has them without their letters, and from where the page has them', async () => {
    const list = await (await ask('/_local/console/messages?from=0')).json();
    expect(list).toEqual([expect.objectContaining({ id: 'm-1', hasLetter: true })]);
    expect(list).not.toEqual([expect.objectContaining({ html: expect.anything() })]);
    expect(await (await ask('/_local/console/messages?from=1')).json()).toEqual([]);
  });

  test('given a letter, then its source has both parts, and nobody takes it for a page', async () => {
    const raw = await ask('/_local/console/raw/m-1');
    expect(raw.headers.get('content-type')).toContain('text/plain');
    const mail = await PostalMime.parse(await raw.text());
    expect(mail.subject).toBe('Lights');
    expect(mail.html).toContain('https://shop.example/a');
    expect(mail.text?.trim()).toBe('Lights');
    expect((await ask('/_local/console/raw/m-9')).status).toBe(404);
  });

  test('given an alarm, then the runbook’s chapter of it is one press away, also on a stage', async () => {
    for (const name of ['upsr-order-errors', 'upsr-order-errors-test'])
      expect(await (await ask(`/_local/console/runbook/${name}`)).text()).toContain('What it means.');
    expect((await ask('/_local/console/runbook/nothing')).status).toBe(404);
  });

  test.each(['..%2Fconsole.ts', 'console.ts', '%2e%2e/%2e%2e/package.json', 'tsconfig.json'])(
    'given the asset path "%s", when it is asked for, then it is not served',
    async (path) => {
      expect((await ask(`/_local/console/assets/${path}`)).status).toBe(404);
    },
  );

  test('given the set-up, then the page learns the shop, its store, its products and its tables', async () => {
    expect(await (await ask('/_local/console/setup')).json()).toMatchObject({
      shop: { name: 'Ridgeback Cycles', timeZone: 'Europe/London' },
      storeUrl: 'http://127.0.0.1:9',
      cards: [{ product: 'upsell' }, { product: 'cart-recovery' }, { product: 'loyalty' }],
      tables: [{ name: 'upsr-offers', keys: ['offer_id'], isMain: true }],
      firstMessage: expect.stringContaining('Tom'),
    });
  });

  test('given a product alone, then the empty inbox says how its own first message comes', async () => {
    const status = await runtime.status();
    runtime = { ...runtime, status: () => ({ ...status, products: ['loyalty'] }) };
    const { firstMessage } = (await (await ask('/_local/console/setup')).json()) as { firstMessage: string };
    expect(firstMessage).toContain('Maria');
  });

  test('given two buttons of one name, then there is no console, because a press says only the name', () => {
    const [face] = packs;
    expect(() => consoleRoutes(runtime, [face!, { ...face!, product: 'another' }])).toThrow(/same name/);
  });

  describe('sample events', () => {
    test('given the button of Tom’s bike, when it is pressed, then a signed order reaches the function', async () => {
      const answer = await send('commuter-bike');
      expect(answer.status).toBe(200);
      const [asked] = standIn.asked;
      expect(JSON.parse(asked!.body)).toMatchObject({ type: 'order.created', total: '520.00' });
      expect(asked!.headers['webhook-timestamp']).toBe('1794943800');
      expect(asked!.headers['webhook-signature']).toMatch(/^v1,/);
      expect(await answer.json()).toMatchObject({ answer: { status: 200, body: '{"status":"accepted"}' } });
    });

    test('given an order was sent, when it is sent again or cancelled, then the same order is named', async () => {
      const app = consoleRoutes(runtime, packs);
      const press = (event: string) =>
        app.request('/_local/console/send', {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify({ event }),
        });
      for (const event of ['gift-card', 'again', 'cancel', 'opt-out']) await press(event);
      const [first, again, cancel, optOut] = standIn.asked.map(({ body }) => JSON.parse(body));
      expect(again).toEqual(first);
      expect(cancel).toEqual({ type: 'order.cancelled', order_id: first.order_id });
      expect(optOut).toEqual({ type: 'customer.opted_out', customer: { id: first.customer.id } });
      const ids = standIn.asked.map(({ headers }) => headers['webhook-id']);
      expect(new Set(ids).size).toBe(4);
    });

    test('given nothing was sent yet, when the last order is cancelled, then the page says why that cannot be', async () => {
      const answer = await send('cancel');
      expect(answer.status).toBe(409);
      expect(await answer.json()).toEqual({ error: expect.stringContaining('No order') });
      expect(standIn.asked).toEqual([]);
    });

    test.each([
      ['no-such-event', 'application/json', 409],
      [7, 'application/json', 400],
      ['commuter-bike', 'text/plain', 415],
    ])(
      'given event %j as %s, when it is sent, then the answer is %i and nothing goes out',
      async (event, type, status) => {
        expect((await send(event, type)).status).toBe(status);
        expect(standIn.asked).toEqual([]);
      },
    );
  });

  /** Presses the buttons one after the other; what reached the webhooks. */
  const press = async (...events: string[]) => {
    const app = consoleRoutes(runtime, packs);
    for (const event of events) {
      const answer = await app.request('/_local/console/send', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ event }),
      });
      expect(answer.status).toBe(200);
    }
    return standIn.asked.map(({ body }) => JSON.parse(body));
  };

  describe('sample carts', () => {
    test('given the button of Ana’s cart, when it is pressed, then the cart reaches the cart webhook', async () => {
      const [cart] = await press('cart');
      expect(standIn.asked[0]!.path).toBe('/carts');
      expect(cart).toMatchObject({
        type: 'cart.updated',
        email: 'ana@example.com',
        total: '120.00',
        occurred_at: '2026-11-17T19:30:00.000Z',
        timezone: 'Europe/London',
      });
    });

    test('given a cart was sent, then what becomes of it names the same cart', async () => {
      const [cart, changed, saved, again, bought, erased] = await press(
        ...['cart-random', 'cart-change', 'cart-save', 'cart-again', 'cart-checkout', 'cart-erase'],
      );
      const { cart_id } = cart;
      expect(changed).toMatchObject({ type: 'cart.updated', cart_id });
      expect(changed.items).toHaveLength(cart.items.length + 1);
      expect(saved).toMatchObject({ type: 'cart.saved', cart_id, saved_link: true });
      expect(again).toEqual(saved);
      expect(bought).toMatchObject({ type: 'checkout.completed', cart_id, total: changed.total });
      expect(erased).toMatchObject({ type: 'shopper.erased', email: cart.email });
      const ids = [cart, changed, saved, bought, erased].map(({ event_id }) => event_id);
      expect(new Set(ids).size).toBe(5);
    });

    test('given no cart was sent yet, when it is bought, then the page says why that cannot be', async () => {
      const answer = await send('cart-checkout');
      expect(answer.status).toBe(409);
      expect(await answer.json()).toEqual({ error: expect.stringContaining('No cart') });
    });

    test('given a forged cart, then it is signed with another secret', async () => {
      await press('cart', 'cart-forged');
      const valid = standIn.asked.map(({ body, headers }) => {
        const request = { method: 'POST', path: '/', query: {}, headers: headers as Record<string, string> };
        const now = new Date('2026-11-17T19:30:00Z');
        return generic.verify({ ...request, body: Buffer.from(body) }, [secret], now).valid;
      });
      expect(valid).toEqual([true, false]);
    });

    test('given only the upsell recommender runs, then there are no cart buttons', async () => {
      const status = await runtime.status();
      runtime = { ...runtime, status: () => ({ ...status, products: ['upsell'] }) };
      const { buttons } = (await (await ask('/_local/console/setup')).json()) as {
        buttons: { product: string }[];
      };
      expect(new Set(buttons.map(({ product }) => product))).toEqual(new Set(['upsell']));
    });
  });

  describe('sample sales', () => {
    test('given Maria’s sale, then the till’s webhook is told of 18.00 with 6.00 of beans', async () => {
      const [sale] = await press('sale');
      expect(standIn.asked[0]!.path).toBe('/till');
      expect(sale).toMatchObject({
        type: 'sale.completed',
        closed_at: '2026-11-17T19:30:00.000Z',
        phone: '+447700900100',
        currency: 'GBP',
        total: '18.00',
        items: [{ code: 'BEANS-250', amount: '6.00' }, { amount: '12.00' }],
      });
    });

    test('given a sale, then a correction and refunds name it, and a repeat is the same event', async () => {
      const [sale, updated, part, again, whole] = await press(
        ...['sale', 'sale-updated', 'sale-refund-part', 'sale-again', 'sale-refund'],
      );
      const { sale_id } = sale;
      expect(updated).toMatchObject({ type: 'sale.updated', sale_id, total: '22.00' });
      expect(part).toMatchObject({ type: 'sale.refunded', refund_of: sale_id, total: '6.00' });
      expect(again).toEqual(part);
      expect(whole).toMatchObject({ type: 'sale.refunded', refund_of: sale_id, total: '22.00' });
      expect(new Set([sale_id, part.sale_id, whole.sale_id]).size).toBe(3);
    });

    test('given a typing mistake or nobody, then the body says just that', async () => {
      const [mistyped, nobodys] = await press('sale-mistyped', 'sale-nobody');
      expect(mistyped).toMatchObject({ total: '1800.00', items: [{ amount: '600.00' }, {}] });
      expect(nobodys).not.toHaveProperty('phone');
    });

    test('given no sale was sent yet, when it is refunded, then the page says why that cannot be', async () => {
      const answer = await send('sale-refund');
      expect(answer.status).toBe(409);
      expect(await answer.json()).toEqual({ error: expect.stringContaining('No sale') });
    });

    test('given a forged sale, then it is signed with another secret', async () => {
      await press('sale', 'sale-forged');
      const valid = standIn.asked.map(({ body, headers }) => {
        const request = { method: 'POST', path: '/', query: {}, headers: headers as Record<string, string> };
        const now = new Date('2026-11-17T19:30:00Z');
        return generic.verify({ ...request, body: Buffer.from(body) }, [secret], now).valid;
      });
      expect(valid).toEqual([true, false]);
    });
  });

  describe('the staff desk', () => {
    const cards = async (staff: readonly Record<string, unknown>[]) => {
      runtime = { ...runtime, tables: () => ['loy-staff'], table: async () => staff };
      const setup = (await (await ask('/_local/console/setup')).json()) as {
        cards: { product: string; pages: unknown[] }[];
      };
      return setup.cards.find(({ product }) => product === 'loyalty')?.pages;
    };

    test('given the sample manager, then the link says how to get in', async () => {
      const row = { name: 'ana', pin_hash: SAMPLE_MANAGER.pinHash };
      expect(await cards([row])).toEqual([
        { label: 'Staff desk', url: `${origin}/desk`, note: 'sign in as Ana with PIN 123456' },
      ]);
    });

    test('given another PIN or nobody of that name, then it does not', async () => {
      for (const staff of [[], [{ name: 'ana', pin_hash: 'scrypt$another' }]])
        expect(await cards(staff)).toEqual([{ label: 'Staff desk', url: `${origin}/desk` }]);
    });
  });

  describe('the shopper’s phone', () => {
    const open = (link: string) => ask(`/_local/console/visit?url=${encodeURIComponent(link)}`);

    test('given an add link, when it is opened, then a phone taps it once and the basket comes from the sample store', async () => {
      standIn.answers.set('/a/token', {
        status: 302,
        headers: { location: 'https://ridgeback.example/cart/add?sku=X%20Y' },
      });
      const page = await (await open(`${origin}/a/token`)).text();
      expect(standIn.asked).toHaveLength(1);
      expect(standIn.asked[0]!.headers).toMatchObject({
        'sec-fetch-mode': 'navigate',
        'sec-fetch-dest': 'document',
      });
      expect(standIn.asked[0]!.headers['user-agent']).toContain('iPhone');
      expect(page).toContain('>302</span>');
      expect(page).toContain('GET https://ridgeback.example/cart/add?sku=X%20Y');
      expect(page).toContain('src="http://127.0.0.1:9/cart/add?sku=X%20Y"');
    });

    test('given an unsubscribe link, when it is opened, then the page it shows can be opened', async () => {
      expect(await (await open(`${origin}/u/token`)).text()).toContain(`href="${origin}/u/token"`);
    });

    test.each([
      'https://elsewhere.example/x',
      'http://127.0.0.1:1/',
      'javascript:alert(1)',
      'file:///etc/passwd',
      '',
    ])(
      'given the link "%s", when it is opened, then nothing is asked and nothing is framed',
      async (link) => {
        const page = await (await open(link)).text();
        expect(standIn.asked).toEqual([]);
        expect(page).not.toContain('<iframe');
        expect(page).not.toContain('href="javascript');
      },
    );

    test('given a link that leads back to itself, when it is opened, then the visit ends', async () => {
      standIn.answers.set('/loop', { status: 302, headers: { location: '/loop' } });
      expect(await (await open(`${origin}/loop`)).text()).toContain('round in circles');
      expect(standIn.asked).toHaveLength(5);
    });
  });

  describe('letters', () => {
    test('given a letter, when it is framed, then it can neither run nor fetch and its links open on the phone', async () => {
      const framed = await ask('/_local/console/email/m-1');
      const policy = framed.headers.get('content-security-policy') ?? '';
      expect(policy).toContain('sandbox allow-popups');
      expect(policy).not.toContain('allow-scripts');
      expect(policy).toContain("default-src 'none'");
      expect(await framed.text()).toContain(
        'href="/_local/console/visit?url=https%3A%2F%2Fshop.example%2Fa%3Fb%3D1%26c%3D2"',
      );
    });

    test('given no such letter, when it is asked for, then there is none', async () => {
      expect((await ask('/_local/console/email/m-2')).status).toBe(404);
    });

    test('given pictures of the shop and of others, when the letter is framed, then only the shop’s are fetched', () => {
      const framed = emailForFrame(
        '<img alt="" src="https://ridgeback.example/pictures/a.svg?x=1&amp;y=2"><img src="https://elsewhere.example/t.gif">',
        { 'ridgeback.example': 'http://127.0.0.1:9' },
      );
      expect(framed).toContain('<img alt="" src="http://127.0.0.1:9/pictures/a.svg?x=1&amp;y=2">');
      expect(framed).toContain('<img src="https://elsewhere.example/t.gif">');
      const policy = emailHeaders({ 'ridgeback.example': 'http://127.0.0.1:9' })['content-security-policy'];
      expect(policy).toContain('img-src data: http://127.0.0.1:9;');
    });

    test('given a link that is no web address, when the letter is framed, then it stays as it is', () => {
      expect(emailForFrame('<a href="mailto:a@b.example">x</a>')).toContain('href="mailto:a@b.example"');
    });
  });
});

describe('nextMorning', () => {
  test.each([
    ['2026-11-17T08:59:00Z', 'Europe/London', '2026-11-17T09:00:00.000Z'],
    ['2026-11-17T09:00:00Z', 'Europe/London', '2026-11-18T09:00:00.000Z'],
    ['2026-07-01T12:00:00Z', 'Europe/London', '2026-07-02T08:00:00.000Z'],
    ['2026-03-28T12:00:00Z', 'Europe/London', '2026-03-29T08:00:00.000Z'],
    ['2026-11-17T20:00:00Z', 'Asia/Singapore', '2026-11-18T01:00:00.000Z'],
  ])('given %s in %s, then the next nine o’clock is %s', (now, zone, expected) => {
    expect(nextMorning(new Date(now), zone).toISOString()).toBe(expected);
  });
});
