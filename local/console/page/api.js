// @ts-check
// The control interface, asked as any other client asks it.

/** @param {string} path @returns {Promise<any>} */
export const getJson = (path) => ask(path, {});

/** @param {string} path @param {unknown} [body] @returns {Promise<any>} */
export const postJson = (path, body = {}) =>
  ask(path, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });

/** @param {string} path @param {RequestInit} init */
async function ask(path, init) {
  const answer = await fetch(path, init).catch(() => {
    throw new Error('The laptop runtime does not answer. Is npm start still running?');
  });
  const text = await answer.text();
  const body = parsed(text);
  if (!answer.ok) throw new Error(body?.error ?? `${path} answered ${answer.status}`);
  return body;
}

/** @param {string} text */
function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
