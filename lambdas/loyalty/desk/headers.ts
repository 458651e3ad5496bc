// What every answer of the desk says to the browser: nothing from outside, no frame around it, nothing kept.
import { logoOrigin } from '../../../shared/pages/logo.ts';
import { pageHeaders } from '../../../shared/pages/page.ts';
import type { ShopFace } from '../../../shared/shop/look.ts';

/** The headers of every answer, redirects and refusals included. `nonce` is the one of its style and script. */
export function deskHeaders(shop: ShopFace, nonce: string): Record<string, string> {
  const logo = logoOrigin(shop);
  return pageHeaders(shop, nonce, {
    'content-security-policy': [
      "default-src 'none'",
      `style-src 'nonce-${nonce}'`,
      `script-src 'nonce-${nonce}'`,
      ...(logo === undefined ? [] : [`img-src ${logo}`]),
      "form-action 'self'",
      "frame-ancestors 'none'",
      "base-uri 'none'",
    ].join('; '),
    // With `no-referrer` a browser hides from us where a form comes from; no address of the desk tells of a person.
    'referrer-policy': 'same-origin',
    'x-frame-options': 'DENY',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'permissions-policy':
      'camera=(), microphone=(), geolocation=(), payment=(), usb=(), serial=(), bluetooth=(), hid=()',
    'strict-transport-security': 'max-age=63072000',
  });
}
