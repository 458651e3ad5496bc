import { describe, expect, test, vi } from 'vitest';
import { makeLog, personKey, standardLog } from '../../../shared/handlers/log.ts';

function makeTestLog() {
  const lines: string[] = [];
  const log = makeLog({
    functionName: 'upsr-order',
    now: () => new Date('2026-11-17T20:00:00Z'),
    write: (line) => lines.push(line),
  });
  return { log, lines, last: () => JSON.parse(lines.at(-1) ?? '') };
}

describe('a log line', () => {
  test('given a message and fields, it is one line of JSON that says when, where and what', () => {
    const { log, lines, last } = makeTestLog();
    log
      .forRequest('r-1')
      .info('order\nrecorded', { orderId: '1001', items: 2, late: false, skus: new Set(['A']) });
    expect(lines).toHaveLength(1);
    expect(lines[0]).not.toContain('\n');
    expect(last()).toEqual({
      timestamp: '2026-11-17T20:00:00.000Z',
      level: 'INFO',
      message: 'order\nrecorded',
      function: 'upsr-order',
      requestId: 'r-1',
      orderId: '1001',
      items: 2,
      late: false,
      skus: ['A'],
    });
  });

  test('given warnings and errors, the level says so', () => {
    const { log, last } = makeTestLog();
    log.warn('slow');
    expect(last().level).toBe('WARN');
    log.error('broken');
    expect(last().level).toBe('ERROR');
  });

  test('given fields named like our own, they cannot forge them', () => {
    const { log, last } = makeTestLog();
    log.info('real', { message: 'forged', level: 'DEBUG', function: 'other' });
    expect(last()).toMatchObject({ message: 'real', level: 'INFO', function: 'upsr-order' });
  });

  test('given things that JSON cannot hold, it still logs', () => {
    const { log, last } = makeTestLog();
    const circular: Record<string, unknown> = { at: 1 };
    circular.self = circular;
    log.info('odd', {
      big: 2n ** 60n,
      circular,
      list: Array.from({ length: 1_000 }, () => 1),
      long: 'x'.repeat(5_000),
    });
    expect(last().big).toBe('1152921504606846976');
    expect(last().list).toHaveLength(50);
    expect(last().long).toHaveLength(1_001);
  });
});

test('given the standard log, a line ends with a line break on standard output', () => {
  const write = vi.spyOn(process.stdout, 'write').mockReturnValue(true);
  standardLog('upsr-order').info('order recorded');
  const [line] = write.mock.calls[0] ?? [];
  write.mockRestore();
  expect(String(line)).toMatch(/^\{"timestamp":".+","level":"INFO","message":"order recorded",.+\}\n$/);
});

describe('personal data', () => {
  test.each([
    ['email', 'ana@example.com'],
    ['customerEmail', 'x'],
    ['phone', '07700900123'],
    ['phoneNumber', '07700900123'],
    ['name', 'Ana'],
    ['firstName', 'Ana'],
    ['body', '{"a":1}'],
    ['to', 'somebody'],
    ['shippingAddress', { street: 'Long Lane' }],
    ['authorization', 'Bearer x'],
    ['token', 'abc'],
    ['signingSecret', 'abc'],
  ])('given a field named %s, its value is struck out, at any depth', (key, value) => {
    const { log, last } = makeTestLog();
    log.info('test', { [key]: value, deep: { list: [{ [key]: value }] } });
    expect(last()[key]).toBe('[private]');
    expect(last().deep.list[0][key]).toBe('[private]');
  });

  test('given words that hold an address or a number, they are struck out of texts, messages and errors', () => {
    const { log, lines } = makeTestLog();
    const cause = new Error('not authorized on identity/ana@example.com');
    log.error('failed for ana@example.com', {
      note: 'call +44 7700 900123 or +447700900123',
      error: new Error('refused +447700900123', { cause }),
    });
    expect(lines.join()).not.toMatch(/ana@|example\.com|7700/);
    expect(lines.join()).toContain('[email]');
    expect(lines.join()).toContain('[phone]');
  });

  test.each([
    "pat.o'neil@example.com",
    'pat.o\u2019neil@example.com',
    'pat\uff20example.com',
    'a/b+c@example.com',
  ])('given words that hold %s, nothing of it stays', (address) => {
    const { log, last } = makeTestLog();
    log.info(`no mail to ${address}`);
    expect(last().message).toBe('no mail to [email]');
  });

  test('given ids, SKUs, amounts and instants, they stay readable', () => {
    const { log, last } = makeTestLog();
    const fields = {
      orderId: '450789469',
      sku: 'BIKE-COMMUTER',
      totalMinor: 52_000,
      at: '2026-11-17T20:00:00+00:00',
    };
    log.info('order recorded', fields);
    expect(last()).toMatchObject(fields);
  });

  test('given a person and a salt, the key is short, always the same, and another for another salt', () => {
    const key = personKey('c-77', 'salt');
    expect(key).toMatch(/^p-[0-9a-f]{12}$/);
    expect(personKey('c-77', 'salt')).toBe(key);
    expect(personKey('c-77', 'pepper')).not.toBe(key);
    expect(personKey('c-78', 'salt')).not.toBe(key);
  });
});
