import { existsSync } from 'node:fs'
import { mkdtemp, rm, utimes, writeFile } from 'node:fs/promises'
import { hostname, tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { connect } from '../../server/database/connect.ts'
import { FolderLock } from '../../server/database/embedded/lock.ts'
import { processSpace, processStart } from '../../server/database/embedded/process_identity.ts'
import { StartFailure } from '../../server/database/failure.ts'
import { prepareTestDatabase } from './engines.ts'
import { type Program, start } from './program.ts'

describe('the lock of the embedded folder', () => {
  let parent: string
  let dir: string
  const programs: Program[] = []

  beforeEach(async () => {
    parent = await mkdtemp(join(tmpdir(), 'carte-cesp-lock-'))
    dir = join(parent, 'database')
  })
  afterEach(async () => {
    for (const program of programs.splice(0)) await program.kill()
    await rm(parent, { recursive: true, force: true })
  })

  const run = (name: string) => {
    const program = start(name, dir)
    programs.push(program)
    return program
  }
  const leave = async (holder: { pid: number; start: string; space: string }, age = 0) => {
    await writeFile(`${dir}.lock`, JSON.stringify({ token: 'left behind', ...holder }))
    const then = new Date(Date.now() - age)
    await utimes(`${dir}.lock`, then, then)
  }
  const take = async () => {
    const lock = await FolderLock.take(dir, () => {})
    lock.release()
    return 'taken'
  }

  test('a second process is refused with one line that names the folder and the first process', async () => {
    const holder = run('take_lock')
    expect(await holder.line()).toBe('taken')
    const failure = await FolderLock.take(dir, () => {}).catch((error) => error)
    expect(failure).toBeInstanceOf(StartFailure)
    expect(failure.message).toBe(
      `DATA_DIR\u00a0: le dossier «\u00a0${dir}\u00a0» est déjà ouvert par le processus ${holder.pid}\u00a0; arrêtez-le, ou choisissez un autre dossier.`,
    )
  })

  test('the same process is refused a second time', async () => {
    const lock = await FolderLock.take(dir, () => {})
    await expect(FolderLock.take(dir, () => {})).rejects.toThrow('déjà ouvert par ce processus même')
    lock.release()
  })

  test('a process that ends gives the folder back', async () => {
    const holder = run('take_lock')
    expect(await holder.line()).toBe('taken')
    await holder.stop()
    expect(existsSync(`${dir}.lock`)).toBe(false)
    expect(await take()).toBe('taken')
  })

  test('the lock of a process killed with -9 is taken over', async () => {
    const holder = run('take_lock')
    expect(await holder.line()).toBe('taken')
    await holder.kill()
    expect(existsSync(`${dir}.lock`)).toBe(true)
    expect(await take()).toBe('taken')
  })

  test('the lock of a dead process whose number was given to another is taken over', async () => {
    const other = run('take_lock')
    await other.line()
    await rm(`${dir}.lock`)
    await leave({ pid: other.pid, start: 'long before', space: processSpace() })
    expect(await take()).toBe('taken')
  })

  test('a process keeps its lock, however old its last sign of life', async () => {
    const other = run('take_lock')
    await other.line()
    await leave({ pid: other.pid, start: processStart(other.pid)!, space: processSpace() }, 3600_000)
    await expect(take()).rejects.toThrow(`le processus ${other.pid}`)
  })

  test('a holder in another container is believed alive for a minute after its last sign', async () => {
    const far = { pid: 1, start: 'unknown', space: `${hostname()}-elsewhere pid:[1]` }
    await leave(far, 50_000)
    await expect(take()).rejects.toThrow('une autre machine ou un autre conteneur')
    await leave(far, 70_000)
    expect(await take()).toBe('taken')
  })

  test('a lock whose writing was interrupted is taken over', async () => {
    await writeFile(`${dir}.lock`, '{"tok')
    expect(await take()).toBe('taken')
  })

  test('of six processes that find a stale lock together, exactly one takes it', async () => {
    await leave({ pid: 2 ** 22, start: 'dead', space: processSpace() })
    const lines = await Promise.all(Array.from({ length: 6 }, () => run('take_lock').line()))
    expect(lines.filter((line) => line === 'taken')).toHaveLength(1)
    expect(lines.filter((line) => line?.startsWith('refused: DATA_DIR'))).toHaveLength(5)
  })

  test('a folder opened by a process is refused to another, then opens once that one is killed', async () => {
    const prepared = await prepareTestDatabase('embedded')
    const holder = start('hold_folder', prepared.dir)
    programs.push(holder)
    expect(await holder.line()).toBe('open')
    await expect(connect({ dir: prepared.dir })).rejects.toThrow(`le processus ${holder.pid}`)
    await holder.kill()
    const db = await connect({ dir: prepared.dir })
    expect(await db.sql`select 1 as x`).toEqual([{ x: 1 }])
    await db.close()
    await prepared.drop()
  })

  test('a folder that cannot be written to is refused with its path', async () => {
    await writeFile(join(parent, 'file'), '')
    const inFile = join(parent, 'file', 'database')
    await expect(FolderLock.take(inFile, () => {})).rejects.toThrow(StartFailure)
    await expect(FolderLock.take(inFile, () => {})).rejects.toThrow(inFile)
  })
})
