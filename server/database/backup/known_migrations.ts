import type { Migration } from '../migrate.ts'
import { BackupRefusal } from './refusal.ts'

/**
 * Rows are loaded in tables made by the same migrations as theirs: the program must have every one of them.
 * @param what holds the rows, in French, at the beginning of a sentence
 * @throws BackupRefusal
 */
export function requireKnownMigrations(
  what: string,
  migrations: readonly { name: string; sha256: string }[],
  known: readonly Migration[],
): void {
  for (const { name, sha256 } of migrations) {
    const own = known.find((one) => one.name === name)
    if (!own) {
      throw new BackupRefusal(
        'newer_program',
        `${what} contient la migration « ${name} », inconnue de cette version du programme : elle a été faite par une version plus récente. Utilisez celle-ci. Rien n’a été changé.`,
      )
    }
    if (own.sha256 !== sha256) {
      throw new BackupRefusal(
        'other_migration',
        `${what} contient une migration « ${name} » qui n’est pas celle de ce programme (empreintes ${sha256.slice(0, 12)}… et ${own.sha256.slice(0, 12)}…). Utilisez la version du programme qui l’a appliquée. Rien n’a été changé.`,
      )
    }
  }
}
