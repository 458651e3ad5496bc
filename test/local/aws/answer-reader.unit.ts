import { expect, it } from 'vitest';
import { type EngineAnswer, makeAnswerReader } from '../../../local/aws/answer-reader.ts';

const written = (status: number, body: string): string =>
  `HTTP/1.1 ${status} Whatever\r\nserver: engine\r\nContent-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`;

function read(chunks: readonly Buffer[]): EngineAnswer[] {
  const answers: EngineAnswer[] = [];
  const reader = makeAnswerReader((answer) => answers.push(answer));
  for (const chunk of chunks) reader(chunk);
  return answers;
}

const three = [
  { status: 200, body: '{"Item":{"name":{"S":"Café ☕ 🚲"}}}' },
  { status: 400, body: '' },
  { status: 200, body: `{"note":"a body that holds\\r\\n\\r\\nand ${'x'.repeat(5000)}"}` },
];
const bytes = Buffer.from(three.map(({ status, body }) => written(status, body)).join(''));

it('reads several answers that come in one chunk', () => {
  expect(read([bytes])).toEqual(three);
});

it('reads the same answers wherever their bytes are cut, in the middle of a character too', () => {
  for (let at = 1; at < 300; at += 1)
    expect(read([bytes.subarray(0, at), bytes.subarray(at)])).toEqual(three);
  expect(read(Array.from(bytes, (_, index) => bytes.subarray(index, index + 1)))).toEqual(three);
});

it('says nothing of an answer that is not whole', () => {
  expect(read([bytes.subarray(0, -1)])).toEqual(three.slice(0, 2));
});

it('takes only answers that say how long they are', () => {
  const chunked = 'HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\n\r\n';
  expect(() => read([Buffer.from(chunked)])).toThrow('what is not read here');
  expect(() => read([Buffer.alloc(70_000, 'x')])).toThrow('end of its headers');
});
