import { createServer, type Server } from 'node:net'
import postgres from 'postgres'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { connect } from '../../server/database/connect.ts'
import { StartFailure } from '../../server/database/failure.ts'
import { isRecentEnough } from '../../server/database/requirements.ts'
import { hidePassword } from '../../server/database/url.ts'
import { describeEngines } from './engines.ts'

/** The one line that a start on this address ends with. */
async function refusal(url: string): Promise<string> {
  const failure = await connect({ url, dir: '' }).catch((error) => error)
  expect(failure).toBeInstanceOf(StartFailure)
  expect(failure.exitCode).toBe(3)
  expect(failure.message).toMatch(/^DATABASE_URL\u00a0: «\u00a0.*\.$/)
  expect(failure.message).not.toContain('s3cret')
  return failure.message
}

describe('DATABASE_URL', () => {
  test.each([
    ['base', 'base'],
    ['mysql://user:s3cret@server/base', 'mysql://user:…@server/base'],
    ['postgres://user:s3cret@:5432/base', 'postgres://user:…@:5432/base'],
    ['postgres://user:s3cret@ser ver/base', 'postgres://user:…@ser ver/base'],
    ['postgres://', 'postgres://'],
  ])('%s is refused without its password', async (url, shown) => {
    const message = await refusal(url)
    expect(message).toContain(`«\u00a0${shown}\u00a0» n’est pas l’adresse d’une base PostgreSQL`)
    expect(message).toContain('postgres://utilisateur:motdepasse@serveur:5432/base')
  })

  test('is shown without its password, wherever that stands', () => {
    expect(hidePassword('postgres://a:b%40c@host/base')).toBe('postgres://a:…@host/base')
    expect(hidePassword('postgres://a@host/base?password=b&x=1')).toBe(
      'postgres://a@host/base?password=…&x=1',
    )
    expect(hidePassword('postgres://a:b/c@d@host/base')).not.toContain('b/c')
  })

  test('of a closed port is refused', async () => {
    const { port, close } = await listen((socket) => socket.destroy())
    await close()
    expect(await refusal(`postgres://user:s3cret@127.0.0.1:${port}/base`)).toContain(
      `aucun serveur PostgreSQL ne répond sur 127.0.0.1:${port}`,
    )
  })

  test('of something that is not PostgreSQL is refused', async () => {
    const { port, close } = await listen((socket) => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n'))
    const message = await refusal(`postgres://user:s3cret@127.0.0.1:${port}/base`)
    expect(message).toContain(`127.0.0.1:${port} a coupé la connexion`)
    await close()
  })

  test('of a port that accepts and closes at once, as a proxy without a server does, is refused', async () => {
    const { port, close } = await listen((socket) => socket.end())
    expect(await refusal(`postgres://user:s3cret@127.0.0.1:${port}/base`)).toContain('a coupé la connexion')
    await close()
  })

  test('of an unknown host is refused', async () => {
    expect(await refusal('postgres://user:s3cret@host.invalid/base')).toContain('introuvable')
  })

  test('asks for PostGIS 3.3', () => {
    const versions = ['2.5.9', '3.2.10', '3.3.0', '3.3.2', '3.10.1', '4.0.0dev']
    expect(versions.map(isRecentEnough)).toEqual([false, false, true, true, true, true])
  })
})

describeEngines(
  'a server',
  (database) => {
    let admin: postgres.Sql
    const on = (change: (url: URL) => void) => {
      const url = new URL(database().url!)
      change(url)
      return url.href
    }
    beforeAll(async () => {
      admin = postgres(database().url!, { max: 1, onnotice: () => {} })
      // pg_hba.conf asks this user, and no other, for a password.
      await admin`create role with_password login password 's3cret'`
      await admin`create database bare template template0`
    })
    afterAll(async () => {
      await admin`drop database if exists bare with (force)`
      await admin`drop role with_password`
      await admin.end()
    })

    test('gives its pool a statement timeout of 30 s and our name', async () => {
      const [row] = await database().sql`
        select current_setting('statement_timeout') as timeout, current_setting('application_name') as name`
      expect(row).toEqual({ timeout: '30s', name: 'carte-cesp' })
    })

    test('lets the address change the timeout', async () => {
      const db = await connect({
        url: on((url) => url.searchParams.set('statement_timeout', '1234')),
        dir: '',
      })
      expect(await db.sql`show statement_timeout`).toEqual([{ statement_timeout: '1234ms' }])
      await db.close()
    })

    test('refuses a wrong password in one line', async () => {
      const url = on((one) => Object.assign(one, { username: 'with_password', password: 's3cret-no' }))
      expect(await refusal(url)).toContain(
        'mot de passe refusé pour l’utilisateur «\u00a0with_password\u00a0»',
      )
    })

    test('without the database is refused', async () => {
      const url = on((one) => Object.assign(one, { pathname: '/nowhere' }))
      expect(await refusal(url)).toContain('la base «\u00a0nowhere\u00a0» n’existe pas')
    })

    test('whose user may not create an extension is refused with the command to run', async () => {
      const url = on((one) =>
        Object.assign(one, { username: 'with_password', password: 's3cret', pathname: '/bare' }),
      )
      expect(await refusal(url)).toContain('create extension postgis;')
    })

    test('whose user may create them gets the extensions', async () => {
      const db = await connect({ url: on((one) => Object.assign(one, { pathname: '/bare' })), dir: '' })
      const rows = await db.sql`select extname from pg_extension where extname <> 'plpgsql' order by extname`
      expect(rows.map(({ extname }) => extname)).toEqual(['btree_gist', 'pg_trgm', 'postgis', 'unaccent'])
      await db.close()
    })

    test('that ends a session in the middle of a transaction fails it, and serves the next', async () => {
      const { sql } = database()
      const lost = sql.begin(async (tx) => {
        const [row] = await tx<{ pid: number }[]>`select pg_backend_pid() as pid`
        await admin`select pg_terminate_backend(${row!.pid})`
        await tx`select pg_sleep(20)`
      })
      await expect(lost).rejects.toMatchObject({ code: 'CONNECTION_CLOSED' })
      const rows = await Promise.all(Array.from({ length: 30 }, (_, x) => sql`select ${x}::int as x`))
      expect(rows.map(([row]) => row!.x)).toEqual(Array.from({ length: 30 }, (_, x) => x))
    })
  },
  ['native'],
)

function listen(serve: (socket: import('node:net').Socket) => void) {
  const server: Server = createServer((socket) => {
    socket.on('error', () => {})
    socket.once('data', () => serve(socket))
  })
  return new Promise<{ port: number; close: () => Promise<void> }>((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number }
      resolve({ port, close: () => new Promise((done) => server.close(() => done())) })
    })
  })
}
