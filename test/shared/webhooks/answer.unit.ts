import { describe, expect, it } from 'vitest';
import { admit } from '../../../shared/webhooks/admit.ts';
import * as answers from '../../../shared/webhooks/answer.ts';
import type { WebhookRequest } from '../../../shared/webhooks/request.ts';
import type { SignatureVerdict } from '../../../shared/webhooks/sender.ts';
import { aRequest, NOW } from './requests.ts';

const content = (answer: answers.Answer) => ({ status: answer.statusCode, body: JSON.parse(answer.body) });

describe('webhook answers', () => {
  it('are JSON with the status the sender expects', () => {
    expect(content(answers.accepted())).toEqual({ status: 200, body: { status: 'accepted' } });
    expect(content(answers.duplicate())).toEqual({ status: 200, body: { status: 'duplicate' } });
    expect(content(answers.ignored('draft'))).toEqual({
      status: 200,
      body: { status: 'ignored', reason: 'draft' },
    });
    expect(content(answers.unauthorized()).status).toBe(401);
    expect(answers.accepted().headers['content-type']).toContain('application/json');
  });

  it('name each field of a body that does not fit', () => {
    const issues = [{ path: 'items.0.price', message: 'Must not be negative' }];
    expect(content(answers.invalid(issues))).toEqual({ status: 400, body: { error: 'invalid', issues } });
  });

  it('name the allowed methods', () => {
    expect(answers.methodNotAllowed('GET', 'POST').headers.allow).toBe('GET, POST');
  });
});

describe('admitting a webhook', () => {
  const platform = {
    isPing: (request: WebhookRequest) => request.body.toString() === 'ping',
    verify: (request: WebhookRequest, secrets: readonly string[]): SignatureVerdict => {
      const signature = request.headers.signature;
      if (signature === undefined) return { valid: false, reason: 'missing' };
      return secrets.includes(signature) ? { valid: true } : { valid: false, reason: 'wrong' };
    },
  };
  const secrets = async ({ fresh }: { fresh: boolean }) => (fresh ? ['new', 'old'] : ['old']);
  const enter = async (overrides: Parameters<typeof aRequest>[0]) => {
    const admission = await admit(aRequest(overrides), { platform, secrets, now: NOW });
    return admission.kind === 'admitted' ? 'admitted' : `${admission.answer.statusCode} ${admission.reason}`;
  };

  it('lets a signed delivery in', async () => {
    expect(await enter({ headers: { signature: 'old' } })).toBe('admitted');
  });
  it('lets a delivery in that is signed with a secret rotated a moment ago', async () => {
    expect(await enter({ headers: { signature: 'new' } })).toBe('admitted');
  });
  it('refuses a wrong and a missing signature', async () => {
    expect(await enter({ headers: { signature: 'x' } })).toBe('401 signature-wrong');
    expect(await enter({})).toBe('401 signature-missing');
  });
  it('refuses other methods, and a body over 900 KB before it is verified', async () => {
    expect(await enter({ method: 'GET' })).toBe('405 method');
    expect(await enter({ body: Buffer.alloc(900 * 1024 + 1), headers: { signature: 'old' } })).toBe(
      '413 too-large',
    );
    expect(await enter({ body: Buffer.alloc(900 * 1024), headers: { signature: 'old' } })).toBe('admitted');
  });
  it('answers a set-up ping 200 without a signature', async () => {
    expect(await enter({ body: 'ping' })).toBe('200 ping');
  });
});
