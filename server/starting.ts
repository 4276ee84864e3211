import type { RequestListener } from 'node:http'
import { frenchSpaces } from './french.ts'
import { Problem } from './http/problem.ts'

/** What the service answers while it prepares itself: 503, when to ask again, and what is being done. */
export function starting(): { handle: RequestListener; say(message: string): void } {
  let doing = 'démarrage'
  return {
    say(message) {
      doing = message
    },
    handle(request, response) {
      if (request.url === '/healthz') {
        response.writeHead(200, { 'Content-Type': 'application/json' }).end('{"status":"ok"}')
        return
      }
      const detail = frenchSpaces(
        `Le service démarre (${doing}). Cette page sera prête dans moins d’une minute.`,
      )
      const html = request.headers.accept?.includes('text/html')
      response.writeHead(503, {
        'Retry-After': '3',
        'Cache-Control': 'no-store',
        'Content-Type': html ? 'text/html; charset=utf-8' : 'application/problem+json',
      })
      response.end(
        html
          ? `<!doctype html><html lang="fr"><meta charset="utf-8"><meta http-equiv="refresh" content="2"><title>Démarrage</title><h1>Carte CESP</h1><p role="status">${detail}</p></html>`
          : JSON.stringify(new Problem(503, 'starting', detail)),
      )
    },
  }
}
