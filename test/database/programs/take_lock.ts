// Takes the lock of the folder given as argument, without opening it, and keeps it until its input closes.
import { FolderLock } from '../../../server/database/embedded/lock.ts'

await FolderLock.take(process.argv[2]!, () => {}).then(
  () => console.log('taken'),
  (error: Error) => console.log(`refused: ${error.message}`),
)
process.stdin.resume().once('end', () => process.exit(0))
