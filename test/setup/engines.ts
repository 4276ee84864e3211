import { createServer, type Server } from 'node:http'
import postgres from 'postgres'
import type { TestProject } from 'vitest/node'
import { connect } from '../../server/database/connect.ts'
import { migrate } from '../../server/database/migrate.ts'
import { prepareEmbeddedTemplate } from './embedded_template.ts'
import { findNativeBinaries, type NativeCluster, startNativeCluster } from './native_cluster.ts'

/** Database of the native cluster that test databases are copied from. */
export const NATIVE_TEMPLATE = 'cesp_template'

declare module 'vitest' {
  export interface ProvidedContext {
    /** Where test files ask for an engine; why the native one is missing, or null. */
    engines: { address: string; nativeMissing: string | null }
  }
}

/**
 * Engines for a whole test run, made when the first test file asks for one: a run without database tests pays
 * nothing. `GET /embedded` answers a folder to copy, `GET /native` the address of the template database.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const binaries = findNativeBinaries()
  const nativeMissing = 'missing' in binaries ? binaries.missing : null
  if (nativeMissing) console.warn(`Tests sur PostgreSQL natif non exécutés\u00a0: ${nativeMissing}.`)

  let embedded: Promise<string> | null = null
  let native: Promise<NativeCluster> | null = null
  const server = await listen(async (path) => {
    if (path === '/embedded') {
      embedded ??= prepareEmbeddedTemplate()
      return embedded
    }
    if (path === '/native' && 'bin' in binaries) {
      native ??= startMigratedCluster(binaries.bin)
      return (await native).url(NATIVE_TEMPLATE)
    }
    throw new Error(`no such engine: ${path}`)
  })
  project.provide('engines', { address: addressOf(server), nativeMissing })

  return async () => {
    server.close()
    server.closeAllConnections()
    await (await native?.catch(() => null))?.stop()
  }
}

async function startMigratedCluster(bin: string): Promise<NativeCluster> {
  const cluster = await startNativeCluster(bin)
  try {
    const sql = postgres(cluster.url('postgres'), { max: 1 })
    await sql`create database ${sql(NATIVE_TEMPLATE)}`
    await sql.end()
    const db = await connect({ url: cluster.url(NATIVE_TEMPLATE), dir: '' })
    await migrate(db)
    await db.close()
    return cluster
  } catch (error) {
    await cluster.stop()
    throw error
  }
}

async function listen(answer: (path: string) => Promise<string>): Promise<Server> {
  const server = createServer((request, response) => {
    answer(request.url ?? '').then(
      (text) => response.end(text),
      (error) => response.writeHead(500).end(String(error?.stack ?? error)),
    )
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return server
}

function addressOf(server: Server): string {
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('the engine server has no port')
  return `http://127.0.0.1:${address.port}`
}
