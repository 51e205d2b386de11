type SecurityOptions = { https: boolean; frame?: 'framing' | 'framed'; policy?: string }

/**
 * Security headers of every page (OWASP ASVS 5.0, V3.4). No inline script or style, nothing from another host, no
 * framing; Trusted Types for what script there is. A preview is the exception: one page of ours (`framing`) shows
 * another one (`framed`). `policy`: the one Trusted Types policy that a page may make.
 */
export function securityHeaders({ https, frame, policy }: SecurityOptions): Record<string, string> {
  const headers: Record<string, string> = {
    'content-security-policy': [
      "default-src 'none'",
      "script-src 'self'",
      "style-src 'self'",
      "img-src 'self' data:",
      "media-src 'self'",
      "font-src 'self'",
      "connect-src 'self'",
      "manifest-src 'self'",
      "form-action 'self'",
      "base-uri 'none'",
      frame === 'framed' ? "frame-ancestors 'self'" : "frame-ancestors 'none'",
      ...(frame === 'framing' ? ["frame-src 'self'"] : []),
      "require-trusted-types-for 'script'",
      `trusted-types ${policy ?? "'none'"}`,
    ].join('; '),
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'strict-origin-when-cross-origin',
    'permissions-policy': 'camera=(), microphone=(), geolocation=(), payment=(), usb=()',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'x-frame-options': frame === 'framed' ? 'SAMEORIGIN' : 'DENY',
  }
  if (https) headers['strict-transport-security'] = 'max-age=31536000'
  return headers
}

/** What a page says to browsers and to a cache in front: keep it, but ask each time whether it is still true. */
export const PAGE_CACHE_CONTROL = 'public, max-age=0, s-maxage=60, must-revalidate'
export const PAGE_VARY = 'accept-encoding, accept-language, cookie'
