import { readFileSync, type Stats, statSync } from 'node:fs'
import { basename } from 'node:path'
import { FileRefusal } from '../../../server/files/refusal.ts'
import { type Checked, type CheckInput, checkZoning, refusedReport } from '../../../server/zoning/check.ts'
import { refuseTooLarge } from '../../../server/zoning/read/refuse.ts'
import { createNameIndex } from '../../../server/zoning/resolve/by_name.ts'
import { UsageError } from '../command.ts'
import type { CliContext } from '../context.ts'

/** Checks a file of the disk. One too large is refused from its size, before it is read. */
export async function checkFile(
  path: string,
  input: Omit<CheckInput, 'bytes' | 'name'>,
  context: CliContext,
): Promise<Checked> {
  const name = basename(path)
  const { size } = statFile(path)
  const reference = context.reference()
  try {
    refuseTooLarge(size)
  } catch (cause) {
    if (!(cause instanceof FileRefusal)) throw cause
    const { profession, region } = input
    return {
      report: refusedReport(cause, { name, sha256: '', profession, region, cog: reference.cog }),
      units: [],
    }
  }
  return checkZoning({ ...input, bytes: readFileSync(path), name }, reference, createNameIndex(reference))
}

/** @throws UsageError when it is not a file that can be read */
export function statFile(path: string): Stats {
  const stats = statSync(path, { throwIfNoEntry: false })
  if (!stats) throw new UsageError(`Le fichier « ${path} » n’existe pas.`)
  if (!stats.isFile()) throw new UsageError(`« ${path} » n’est pas un fichier.`)
  return stats
}
