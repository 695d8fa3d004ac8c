// Addresses that are not GraphQL: subgraphs answer them, and gateways forward them and no others.
import type { SubgraphName } from './load.ts'

export type RouteMethod = 'GET' | 'POST' | 'PUT' | 'DELETE'

export interface DeclaredRoute {
  readonly subgraph: SubgraphName
  readonly methods: readonly RouteMethod[]
  /** A path. It may end with a parameter: `:name` is one segment, `*name` all that follow. */
  readonly path: string
  /** The largest body in bytes, 0 for none. Larger ones are refused with 413. */
  readonly maxBodyBytes: number
  /** Whether the body is passed on while it arrives. Otherwise the subgraph gets it whole, and the envelope signs it. */
  readonly streamsBody?: true
  /** How many requests one address may send in a minute. */
  readonly perMinute: number
  /**
   * Whether it works with the browser's cookies: then a page must send the header `quintet-csrf: 1` and come from an
   * origin of PUBLIC_URL or CORS_ORIGINS. Others are refused with 403.
   */
  readonly usesCookies?: true
  /** Whether all headers are passed on, but cookies and those of the connection: who calls chooses their names. */
  readonly passesHeaders?: true
}

/** A form with a token and a password. */
const maxFormBytes = 16 * 1024

/** The largest message of a payment gateway. */
const maxMessageBytes = 256 * 1024

/** The largest file that the directory store takes. */
const maxFileBytes = 100 * 1024 * 1024

/** An event of a billing service. */
const maxEventBytes = 256 * 1024

export const declaredRoutes: readonly DeclaredRoute[] = [
  { subgraph: 'credit', methods: ['GET'], path: '/statements/:id', maxBodyBytes: 0, perMinute: 60 },
  { subgraph: 'credit', methods: ['GET'], path: '/decision-letters/:id', maxBodyBytes: 0, perMinute: 60 },
  { subgraph: 'credit', methods: ['GET'], path: '/loan-plans/:id', maxBodyBytes: 0, perMinute: 60 },
  // Services that keep calendars ask from few addresses, for many people.
  { subgraph: 'credit', methods: ['GET'], path: '/loan-calendars/:id', maxBodyBytes: 0, perMinute: 600 },
  {
    subgraph: 'credit',
    methods: ['POST'],
    path: '/webhooks/payments/:id',
    maxBodyBytes: maxMessageBytes,
    perMinute: 600,
    passesHeaders: true,
  },
  { subgraph: 'marketplace', methods: ['GET'], path: '/invoices/:id', maxBodyBytes: 0, perMinute: 60 },
  { subgraph: 'marketplace', methods: ['GET'], path: '/receipts/:id', maxBodyBytes: 0, perMinute: 60 },
  { subgraph: 'identity', methods: ['GET'], path: '/.well-known/jwks.json', maxBodyBytes: 0, perMinute: 600 },
  { subgraph: 'identity', methods: ['GET'], path: '/exports/:id', maxBodyBytes: 0, perMinute: 60 },
  { subgraph: 'identity', methods: ['GET'], path: '/account/invitation', maxBodyBytes: 0, perMinute: 60 },
  ...['/account/verify-email', '/account/reset-password'].map(
    (path): DeclaredRoute => ({
      subgraph: 'identity',
      methods: ['GET', 'POST'],
      path,
      maxBodyBytes: maxFormBytes,
      perMinute: 60,
    }),
  ),
  ...['/.well-known/openid-configuration', '/.well-known/oauth-authorization-server'].map(
    (path): DeclaredRoute => ({ subgraph: 'identity', methods: ['GET'], path, maxBodyBytes: 0, perMinute: 600 }),
  ),
  // The second resumes a request after the user was asked.
  ...['/oauth/authorize', '/oauth/authorize/:uid'].map(
    (path): DeclaredRoute => ({ subgraph: 'identity', methods: ['GET'], path, maxBodyBytes: 0, perMinute: 120 }),
  ),
  ...(
    [
      ['/oauth/token', ['POST'], 600],
      ['/oauth/revoke', ['POST'], 600],
      ['/oauth/introspect', ['POST'], 600],
      ['/oauth/userinfo', ['GET', 'POST'], 600],
      ['/oauth/logout', ['GET', 'POST'], 60],
      ['/oauth/logout/confirm', ['POST'], 60],
      ['/oauth/logout/success', ['GET'], 60],
      ['/oauth/interaction/:uid', ['GET', 'POST'], 120],
      ['/sign-in', ['GET', 'POST'], 120],
    ] as const
  ).map(
    ([path, methods, perMinute]): DeclaredRoute => ({
      subgraph: 'identity',
      methods,
      path,
      maxBodyBytes: maxFormBytes,
      perMinute,
    }),
  ),
  { subgraph: 'identity', methods: ['GET'], path: '/external/*visit', maxBodyBytes: 0, perMinute: 60 },
  {
    subgraph: 'identity',
    methods: ['POST', 'DELETE'],
    path: '/session',
    maxBodyBytes: maxFormBytes,
    perMinute: 120,
    usesCookies: true,
  },
  {
    subgraph: 'identity',
    methods: ['POST'],
    path: '/session/refresh',
    maxBodyBytes: maxFormBytes,
    perMinute: 120,
    usesCookies: true,
  },
  {
    subgraph: 'marketplace',
    methods: ['POST'],
    path: '/webhooks/billing/stripe',
    maxBodyBytes: maxEventBytes,
    perMinute: 6_000,
  },
  { subgraph: 'recruiting', methods: ['GET'], path: '/interview', maxBodyBytes: 0, perMinute: 120 },
  { subgraph: 'recruiting', methods: ['GET'], path: '/interview-reports/:token', maxBodyBytes: 0, perMinute: 30 },
  {
    subgraph: 'tenancy',
    methods: ['GET', 'POST'],
    path: '/unsubscribe',
    maxBodyBytes: maxFormBytes,
    perMinute: 60,
  },
  {
    subgraph: 'tenancy',
    methods: ['GET', 'PUT'],
    path: '/files/*key',
    maxBodyBytes: maxFileBytes,
    streamsBody: true,
    perMinute: 600,
  },
]

export interface FoundRoute<Route> {
  readonly route: Route
  /** The value of the parameter, percent-decoded; null where the path has none. */
  readonly parameter: string | null
}

/** The route of a path without its query; null where it is none of them. A parameter is never empty. */
export function findRoute<Route extends { readonly path: string }>(
  routes: readonly Route[],
  path: string,
): FoundRoute<Route> | null {
  for (const route of routes) {
    const end = /[:*]/.exec(route.path)?.index
    if (end === undefined) {
      if (route.path === path) return { route, parameter: null }
      continue
    }
    const rest = path.slice(end)
    if (rest === '' || !path.startsWith(route.path.slice(0, end))) continue
    if (route.path[end] === ':' && rest.includes('/')) continue
    const parameter = decoded(rest)
    if (parameter !== null) return { route, parameter }
  }
  return null
}

function decoded(text: string): string | null {
  try {
    return decodeURIComponent(text)
  } catch {
    return null
  }
}
