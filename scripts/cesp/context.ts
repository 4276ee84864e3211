import { join } from 'node:path'
import { type Config, readConfig } from '../../server/config.ts'
import { connectMeanwhile, type Database } from '../../server/database/connect.ts'
import { migrate } from '../../server/database/migrate.ts'
import { todayInFrance } from '../../server/french.ts'
import { loadCommunes } from '../../server/geography/load.ts'
import { loadReference, type Reference } from '../../server/geography/reference.ts'
import { seedZonings } from '../../server/zoning/seed.ts'
import { type Progress, startProgress } from './progress.ts'

/** How a command ended: done, refused because its input is wrong, or misused (contract.md, « Command line »). */
export type ExitCode = 0 | 1 | 2

/** What every command works with; what it opens is closed when it ends. */
export interface CliContext {
  config(): Config
  reference(): Reference
  /** Today's date in France. */
  today(): string
  /**
   * The database, brought up to date and filled as a first start does.
   * @param meanwhile what else takes time, done while the engine opens
   * @throws StartFailure
   */
  openDatabase(meanwhile?: () => void): Promise<Database>
  /** A bar on a terminal once it lasts over a second; nothing otherwise. */
  progress(label: string): Progress
  /** One line on stderr. */
  say(message: string): void
  /** Who acts, for the journal: never a person's name. */
  actor: string
  close(): Promise<void>
}

export function createContext(env: NodeJS.ProcessEnv = process.env): CliContext {
  let config: Config | undefined
  let reference: Reference | undefined
  let database: Database | undefined
  const context: CliContext = {
    config: () => (config ??= readConfig(env)),
    reference: () => (reference ??= loadReference()),
    today: todayInFrance,
    progress: startProgress,
    say: (message) => void process.stderr.write(`${message}\n`),
    actor: 'ligne de commande',
    async openDatabase(meanwhile = () => {}) {
      if (database) return database
      const { databaseUrl, dataDir } = context.config()
      const progress = startProgress('Base de données')
      try {
        const opened = await connectMeanwhile(
          {
            url: databaseUrl,
            dir: join(dataDir, 'database'),
            onProgress: (message) => progress.say(message),
          },
          () => {
            context.reference()
            meanwhile()
          },
        )
        database = opened.database
        await migrate(database)
        await loadCommunes(database, context.reference(), (done, total) => progress.update(done, total))
        await seedZonings(database, context.reference(), (message) => progress.say(message))
        return database
      } finally {
        progress.stop()
      }
    },
    async close() {
      await database?.close()
      database = undefined
    },
  }
  return context
}
