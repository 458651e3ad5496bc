import { describe, expect, test } from 'vitest';
import { markup } from '../../../shared/pages/markup.ts';
import { htmlPage, pageAnswer, pageHeaders, plainNotFound } from '../../../shared/pages/page.ts';

const shop = { name: 'Ridgeback Cycles' };
const nonce = 'bm9uY2Utb2YtdGhlLXRlc3Q';

describe('htmlPage', () => {
  test('given text with tags in it, when the page is made, then they are shown and not run', () => {
    const page = htmlPage({
      shop,
      title: '<b>Hello</b>',
      body: markup`<p>${'<script>alert(1)</script> & "more"'}</p>`,
      nonce,
    });
    expect(page).toContain('<title>&lt;b&gt;Hello&lt;/b&gt;</title>');
    expect(page).toContain('<p>&lt;script&gt;alert(1)&lt;/script&gt; &amp; &quot;more&quot;</p>');
  });

  test('given a plain string as body, when the page is made, then it is escaped too', () => {
    expect(htmlPage({ shop, title: 'Hello', body: '<i>Tom</i>', nonce })).toContain('&lt;i&gt;Tom&lt;/i&gt;');
  });

  test('given a nonce, when the page is made, then its only style element carries it', () => {
    const page = htmlPage({ shop, title: 'Hello', body: '', nonce });
    expect(page.match(/<style[^>]*>/g)).toEqual([`<style nonce="${nonce}">`]);
  });

  test('given no nonce, when the page is made, then it has no style element', () => {
    expect(htmlPage({ shop, title: 'Hello', body: '' })).not.toContain('<style');
  });

  test('given a language, when the page is made, then the document says so', () => {
    expect(htmlPage({ shop, title: 'Bonjour', body: '', lang: 'fr-CA' })).toContain('<html lang="fr-CA">');
  });

  test('given a promise in the body, when the markup is made, then it is refused', () => {
    expect(() => markup`<p>${Promise.resolve('late')}</p>`).toThrow(TypeError);
  });
});

describe('pageHeaders', () => {
  test('given a nonce, when the headers are made, then the policy allows that style and nothing else', () => {
    expect(pageHeaders(shop, nonce)).toEqual({
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': `default-src 'none'; style-src 'nonce-${nonce}'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'`,
      'referrer-policy': 'no-referrer',
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-store',
      'x-robots-tag': 'noindex',
    });
  });

  test('given no nonce, when the headers are made, then no style is allowed', () => {
    expect(pageHeaders(shop)['content-security-policy']).not.toContain('style-src');
  });

  test.each(['short', "abcdefghijklmnop'; script-src *", ''])(
    'given the nonce "%s", when the headers are made, then it is refused',
    (bad) => {
      expect(() => pageHeaders(shop, bad)).toThrow('nonce');
    },
  );

  test('given an extra header, when the headers are made, then it is there', () => {
    expect(pageHeaders(shop, nonce, { allow: 'GET, POST' })).toMatchObject({ allow: 'GET, POST' });
  });
});

test('given a page, when it is made into an answer, then status, headers and body fit together', () => {
  const answer = pageAnswer(200, { shop, title: 'Done', body: markup`<h1>Done</h1>`, nonce });
  expect(answer.statusCode).toBe(200);
  expect(answer.headers['content-security-policy']).toContain(nonce);
  expect(answer.body).toContain('<h1>Done</h1>');
});

test('given a bad link, when it is opened, then the answer is a plain 404 page that gives no reason', () => {
  const answer = plainNotFound(shop);
  expect(answer.statusCode).toBe(404);
  expect(answer.body).toContain('nothing here');
  expect(answer.body).not.toMatch(/token|signature|expired|invalid/i);
});

describe('given a shop with a look of its own', () => {
  const dressed = {
    name: 'Ridgeback Cycles',
    look: { logoUrl: 'https://ridgeback.example/logo.png', colour: '#7a1f3d', font: 'Georgia' },
  };

  test('then its logo stands on the page with the shop’s name, and the page may fetch from there alone', () => {
    const { body, headers } = pageAnswer(200, { shop: dressed, title: 'Done', body: '', nonce });
    expect(body).toContain('src="https://ridgeback.example/logo.png" alt="Ridgeback Cycles"');
    expect(body).toContain('--accent:#7a1f3d');
    expect(body).toContain("'Georgia',");
    expect(headers['content-security-policy']).toContain('img-src https://ridgeback.example;');
  });

  test('then a page for a link that is forgotten looks the same', () => {
    expect(plainNotFound(dressed, nonce).body).toContain('--accent:#7a1f3d');
  });
});

test('given a shop without a logo, then its page may fetch no picture at all', () => {
  expect(pageHeaders(shop, nonce)['content-security-policy']).not.toContain('img-src');
});
