import type { RequestHandler } from 'express'
import { Counter, collectDefaultMetrics, Histogram, Registry } from 'prom-client'

export interface Metrics {
  registry: Registry
  /** Times every request under its route's pattern, never its full address. */
  observe: RequestHandler
  /** Counts a request that was answered before the routes, in much less than a millisecond. */
  countHot: (route: string) => void
}

export function createMetrics(): Metrics {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry })
  const duration = new Histogram({
    name: 'http_request_duration_seconds',
    help: 'Duration of HTTP requests by route',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5],
    registers: [registry],
  })
  const hot = new Counter({
    name: 'http_hot_answers_total',
    help: 'Requests answered from memory before the routes',
    labelNames: ['route'],
    registers: [registry],
  })
  return {
    registry,
    countHot: (route) => hot.inc({ route }),
    observe(request, response, next) {
      const start = process.hrtime.bigint()
      response.once('finish', () => {
        const route = request.route ? `${request.baseUrl}${String(request.route.path)}` : 'other'
        const seconds = Number(process.hrtime.bigint() - start) / 1e9
        duration.observe({ method: request.method, route, status: String(response.statusCode) }, seconds)
      })
      next()
    },
  }
}
