import type { MiddlewareHandler } from 'hono'
import { secureHeaders } from 'hono/secure-headers'

type Options = NonNullable<Parameters<typeof secureHeaders>[0]>

/** What every answer says to browsers, pages or not; https is insisted on where the site is reached over it. */
const forAll = (secure: boolean): Options => ({
  // Older browsers tell a form's origin only under this policy, and the same-site check asks for it.
  referrerPolicy: 'same-origin',
  strictTransportSecurity: secure ? 'max-age=31536000; includeSubDomains' : false,
  permissionsPolicy: { camera: [], microphone: [], geolocation: [], payment: [] },
  xFrameOptions: 'DENY',
})

/** For pages: nothing from elsewhere, and of styles in the page those alone whose hashes are named. */
export function pageHeaders({ secure, styles }: { readonly secure: boolean; readonly styles: string[] }) {
  return secureHeaders({
    ...forAll(secure),
    contentSecurityPolicy: {
      defaultSrc: ["'self'"],
      styleSrc: ["'self'", ...styles],
      baseUri: ["'none'"],
      objectSrc: ["'none'"],
      formAction: ["'self'"],
      frameAncestors: ["'none'"],
    },
  })
}

/** For what is no page: a browser that is led there all the same runs, loads and frames nothing of it. */
export function dataHeaders(secure: boolean): MiddlewareHandler {
  return secureHeaders({
    ...forAll(secure),
    contentSecurityPolicy: {
      defaultSrc: ["'none'"],
      baseUri: ["'none'"],
      objectSrc: ["'none'"],
      formAction: ["'none'"],
      frameAncestors: ["'none'"],
      sandbox: [],
    },
  })
}

/** For a page that brings its policy itself: see `oneFilePolicy`. */
export function oneFileHeaders(secure: boolean): MiddlewareHandler {
  return secureHeaders(forAll(secure))
}

/**
 * For a page that is one file: its own script and style run, told by their hashes, and it can ask nobody anything. Without what
 * counts in a header alone, so that it also stands in the page, and holds for a copy that somebody kept.
 */
export function oneFilePolicy({ script, style }: { readonly script: string; readonly style: string }): string {
  return [
    "default-src 'none'",
    `script-src ${script}`,
    `style-src ${style}`,
    'img-src data:',
    "connect-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
    "require-trusted-types-for 'script'",
    "trusted-types 'none'",
  ].join('; ')
}
