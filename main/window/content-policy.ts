/** The build writes this where a nonce belongs; each answer gets a fresh one. */
export const noncePlaceholder = '__CSP_NONCE__'

/**
 * What a page may load: its own files, and nothing from anywhere else; no connection at all. Sandboxed, it opens
 * no dialog, no other window and no download. The nonce is for styles alone, which a library of the screens puts
 * in: a script on the page can read it, and scripts and speculation rules must not be had by it.
 * Chromium ignores a policy with a typo as a whole, so a test proves each line by its effect.
 */
function contentPolicy(nonce: string): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "font-src 'self'",
    "img-src 'self' data:",
    "connect-src 'none'",
    "worker-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    // Forms send nothing by themselves (`form-action`), but the screens hear of Enter through them.
    'sandbox allow-scripts allow-same-origin allow-forms',
  ].join('; ')
}

/** Devices, sensors and whatever else a page would ask for: none of it is for ours. */
const refusedFeatures = [
  'accelerometer',
  'ambient-light-sensor',
  'attribution-reporting',
  'autoplay',
  'bluetooth',
  'browsing-topics',
  'camera',
  'clipboard-read',
  'compute-pressure',
  'display-capture',
  'encrypted-media',
  'fullscreen',
  'gamepad',
  'geolocation',
  'gyroscope',
  'hid',
  'identity-credentials-get',
  'idle-detection',
  'join-ad-interest-group',
  'keyboard-map',
  'local-fonts',
  'magnetometer',
  'microphone',
  'midi',
  'otp-credentials',
  'payment',
  'picture-in-picture',
  'private-aggregation',
  'publickey-credentials-create',
  'publickey-credentials-get',
  'run-ad-auction',
  'screen-wake-lock',
  'serial',
  'shared-storage',
  'storage-access',
  'usb',
  'web-share',
  'window-management',
  'xr-spatial-tracking',
]

/** What goes with every answer of our scheme. */
export function pageHeaders(nonce: string): Record<string, string> {
  return {
    'content-security-policy': contentPolicy(nonce),
    'permissions-policy': refusedFeatures.map((feature) => `${feature}=()`).join(', '),
    'referrer-policy': 'no-referrer',
    'x-content-type-options': 'nosniff',
    'x-dns-prefetch-control': 'off',
  }
}
