// Opens the folder of the embedded engine given as argument and keeps it until its input closes.
import { connect } from '../../../server/database/connect.ts'

const db = await connect({ dir: process.argv[2]! }).catch((error: Error) => {
  console.log(`refused: ${error.message}`)
  process.exit(3)
})
console.log('open')
process.stdin.resume().once('end', () => void db.close().then(() => process.exit(0)))
