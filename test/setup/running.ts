import type { TestProject } from 'vitest/node'
import { findNativeBinaries, type NativeCluster, startNativeCluster } from './native_cluster.ts'
import { type RunningService, startService } from './services.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    /** Address of the running service on each engine; null where the machine lacks the engine. */
    services: { embedded: string; server: string | null }
  }
}

/**
 * The real program, started once on each engine for all the tests that talk to it over HTTP.
 * At the end it is stopped as an operator would, and must have ended well and complained of nothing.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  // `CESP_TEST_EMBEDDED_URL=http://127.0.0.1:3000 npx vitest run --project service test/browser/…`: a service that
  // somebody started already, to write tests against without waiting for another; the other engine is left out.
  const existing = process.env.CESP_TEST_EMBEDDED_URL
  if (existing) {
    project.provide('services', { embedded: existing.replace(/\/$/, ''), server: null })
    return async () => {}
  }
  const binaries = findNativeBinaries()
  let cluster: NativeCluster | null = null
  const embedded = await startService()
  let server: RunningService | null = null
  if ('bin' in binaries) {
    cluster = await startNativeCluster(binaries.bin)
    server = await startService({ DATABASE_URL: cluster.url('postgres'), DEMO: '1' })
  }
  project.provide('services', { embedded: embedded.url, server: server?.url ?? null })

  return async () => {
    const failures: string[] = []
    for (const service of [embedded, server]) {
      if (!service) continue
      const code = await service.stop()
      if (code !== 0) failures.push(`ended with code ${code}:\n${service.log()}`)
      const complaints = service
        .log()
        .split('\n')
        .filter((line) => /"level":(40|50|60)|Error|Warning/.test(line))
      if (complaints.length > 0) failures.push(`the log complains:\n${complaints.slice(0, 20).join('\n')}`)
    }
    await cluster?.stop()
    if (failures.length > 0) throw new Error(failures.join('\n\n'))
  }
}
