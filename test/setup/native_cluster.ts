import { spawn, spawnSync } from 'node:child_process'
import { existsSync, readdirSync } from 'node:fs'
import { appendFile, chown, mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { delimiter, dirname, join } from 'node:path'

/** A PostgreSQL that can make a cluster with PostGIS, or why this machine has none (in French). */
export type NativeBinaries = { bin: string } | { missing: string }

/** A running throw-away cluster; its superuser is `postgres`, without a password from this machine. */
export interface NativeCluster {
  /** Address of a database of the cluster. */
  url(database: string): string
  /**
   * `stop`: as `systemctl stop` does, sessions ended. `crash`: as a power cut does. `start`: on the same port, answering.
   * `freeze`: takes connections and answers nothing, until `thaw`. Resolves when it is done.
   */
  order(what: 'stop' | 'crash' | 'start' | 'freeze' | 'thaw'): Promise<void>
  stop(): Promise<void>
}

export function findNativeBinaries(): NativeBinaries {
  const folders = [
    ...versionFolders('/usr/lib/postgresql'),
    ...(process.env.PATH ?? '').split(delimiter),
    '/usr/local/bin',
    '/usr/local/pgsql/bin',
    '/opt/homebrew/bin',
  ]
  const found = folders.filter((bin) => existsSync(join(bin, 'initdb')) && existsSync(join(bin, 'postgres')))
  if (found.length === 0) return { missing: 'aucun PostgreSQL (initdb, postgres) sur cette machine' }
  const bin = found.find(hasPostgis)
  if (!bin) return { missing: `l’extension PostGIS manque au PostgreSQL de ${found[0]}` }
  if (process.getuid?.() === 0 && !unprivilegedUser()) {
    return {
      missing: 'PostgreSQL refuse de tourner en root, et il n’y a pas d’utilisateur postgres ni nobody',
    }
  }
  return { bin }
}

function versionFolders(root: string): string[] {
  if (!existsSync(root)) return []
  const versions = readdirSync(root).sort((a, b) => Number(b) - Number(a))
  return versions.map((version) => join(root, version, 'bin'))
}

function hasPostgis(bin: string): boolean {
  // Debian's pg_config answers for the version that it stands beside.
  const { stdout } = spawnSync(join(bin, 'pg_config'), ['--sharedir'], { encoding: 'utf8' })
  const shares = [stdout?.trim(), join(dirname(bin).replace('/usr/lib/', '/usr/share/'))]
  return shares.some((share) => share && existsSync(join(share, 'extension/postgis.control')))
}

/** PostgreSQL refuses to run as root. */
function unprivilegedUser(): { uid: number; gid: number } | null {
  for (const name of ['postgres', 'nobody']) {
    const [uid, gid] = ['-u', '-g'].map((option) => spawnSync('id', [option, name], { encoding: 'utf8' }))
    if (uid!.status === 0) return { uid: Number(uid!.stdout), gid: Number(gid!.stdout) }
  }
  return null
}

// Obeys the orders of its standard input. Stops the server and removes its folder as soon as that closes: even after
// a kill -9 of the tests.
const GUARDIAN = `
start() {
  "$1" -D "$2" -p "$3" -c listen_addresses=127.0.0.1 -c unix_socket_directories= \
    -c fsync=off -c max_connections=100 -c shared_buffers=64MB >>"$2/log" 2>&1 </dev/null &
  server=$!
}
all() { kill -$1 $server $(pgrep -P $server); }
start "$@"
trap '' INT TERM
while read -r order; do
  case $order in
    stop) kill -INT $server; wait $server ;;
    crash) kill -QUIT $server; wait $server ;;
    start) start "$@" ;;
    freeze) all STOP ;;
    thaw) all CONT ;;
  esac
  echo done
done
all CONT 2>/dev/null
kill -INT $server 2>/dev/null
wait $server
rm -rf "$2"
`

/** Makes a cluster in a temporary folder and starts it on a free port of the loopback: about a second. */
export async function startNativeCluster(bin: string): Promise<NativeCluster> {
  const user = process.getuid?.() === 0 ? unprivilegedUser() : null
  const dir = await mkdtemp(join(tmpdir(), 'carte-cesp-cluster-'))
  if (user) await chown(dir, user.uid, user.gid)
  const made = spawnSync(
    join(bin, 'initdb'),
    ['-D', dir, '-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--locale=C', '--no-sync'],
    { ...user, cwd: dir, encoding: 'utf8' },
  )
  if (made.status !== 0) throw new Error(`initdb: ${made.stderr}`)
  // First matching line wins: users whose name starts so must give their password.
  const rules = 'host all with_password 127.0.0.1/32 scram-sha-256\nhost all all 127.0.0.1/32 trust\n'
  await rm(join(dir, 'pg_hba.conf'))
  await appendFile(join(dir, 'pg_hba.conf'), rules)
  if (user) await chown(join(dir, 'pg_hba.conf'), user.uid, user.gid)

  const port = await freePort()
  const guardian = spawn('sh', ['-c', GUARDIAN, 'guardian', join(bin, 'postgres'), dir, String(port)], {
    ...user,
    cwd: '/',
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  const ended = new Promise<void>((resolve) => guardian.once('exit', () => resolve()))
  const stop = async () => {
    guardian.stdin.end()
    await ended
  }
  try {
    await untilReady(join(bin, 'pg_isready'), port)
  } catch (error) {
    await stop()
    throw error
  }
  const ready = () => untilReady(join(bin, 'pg_isready'), port)
  return {
    url: (database) => `postgres://postgres@127.0.0.1:${port}/${database}`,
    stop,
    async order(what) {
      const obeyed = new Promise((resolve) => guardian.stdout.once('data', resolve))
      guardian.stdin.write(`${what}\n`)
      await obeyed
      if (what === 'start') await ready()
    },
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number }
      server.close(() => resolve(port))
    })
  })
}

const READY_WITHIN_MS = 60_000

async function untilReady(isReady: string, port: number): Promise<void> {
  const limit = Date.now() + READY_WITHIN_MS
  while (spawnSync(isReady, ['-q', '-h', '127.0.0.1', '-p', String(port)]).status !== 0) {
    if (Date.now() > limit) throw new Error(`PostgreSQL did not start on port ${port}`)
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}
