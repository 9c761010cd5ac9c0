import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { type ServerType, serve } from '@hono/node-server'
import type { Hono } from 'hono'

export type Listening = { readonly port: number; readonly close: () => Promise<void> }

/** How long somebody may take to say what they want: longer than a slow line needs, shorter than holding a line costs. */
export type Patience = { readonly headersMs: number; readonly requestMs: number }

const patience: Patience = { headersMs: 15_000, requestMs: 120_000 }

/** Serves an application; who drips a request in slowly is answered 408 and cut off. */
export function listen(
  app: Hono,
  { port, host }: { readonly port: number; readonly host: string },
  { headersMs, requestMs }: Patience = patience,
): Promise<Listening> {
  const serverOptions = {
    headersTimeout: headersMs,
    requestTimeout: requestMs,
    connectionsCheckingInterval: Math.min(headersMs, 5_000),
  }
  return new Promise((done, fail) => {
    const server: ServerType = serve({ fetch: app.fetch, port, hostname: host, serverOptions }, (info: AddressInfo) =>
      done({ port: info.port, close: () => closeServer(server as Server) }),
    )
    server.once('error', fail)
  })
}

/** Lets requests under way finish for five seconds, then ends them. */
function closeServer(server: Server): Promise<void> {
  return new Promise((done) => {
    const ending = setTimeout(() => server.closeAllConnections(), 5_000)
    server.close(() => {
      clearTimeout(ending)
      done()
    })
    server.closeIdleConnections()
  })
}
