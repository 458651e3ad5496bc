import { describe, expect, it, vi } from 'vitest';
import { pageAnswer } from '../../../shared/pages/page.ts';
import { answerQuestion } from '../../../shared/webhooks/question.ts';

const asked = pageAnswer(200, { shop: { name: 'Ridgeback Cycles' }, title: 'Really?', body: 'Really?' });
const done = pageAnswer(200, { shop: { name: 'Ridgeback Cycles' }, title: 'Done', body: 'Done' });

const visit = async (method: string, body = '') => {
  const act = vi.fn(async (_form: URLSearchParams) => done);
  const answer = await answerQuestion({ method, body: Buffer.from(body) }, { ask: async () => asked, act });
  return { answer, act };
};

describe('a page behind a link in a mail', () => {
  it.each(['GET', 'HEAD'])('only asks when it is opened with %s', async (method) => {
    const { answer, act } = await visit(method);
    expect(answer).toBe(asked);
    expect(act).not.toHaveBeenCalled();
  });

  it('does it when the button is pressed, and hears which', async () => {
    const { answer, act } = await visit('POST', 'wish=opt-in');
    expect(answer).toBe(done);
    expect(act.mock.calls[0]?.[0].get('wish')).toBe('opt-in');
  });

  it('does it for a one-click button whose body is longer than any form of ours, and reads nothing of it', async () => {
    const { answer, act } = await visit('POST', `wish=opt-in&more=${'x'.repeat(2_000)}`);
    expect(answer).toBe(done);
    expect([...(act.mock.calls[0]?.[0].keys() ?? [])]).toEqual([]);
  });

  it.each(['PUT', 'DELETE', 'OPTIONS'])('refuses %s and says what it takes', async (method) => {
    const { answer, act } = await visit(method);
    expect(answer.statusCode).toBe(405);
    expect(answer.headers.allow).toBe('GET, HEAD, POST');
    expect(act).not.toHaveBeenCalled();
  });
});
