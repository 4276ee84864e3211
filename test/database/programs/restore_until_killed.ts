// Restores a backup, saying what it does line by line, until killed.
import { checkArchive } from '../../../server/database/backup/check_archive.ts'
import { restore } from '../../../server/database/backup/restore.ts'
import { connect } from '../../../server/database/connect.ts'

const [path, migrations, dir, url] = process.argv.slice(2) as [string, string, string, string?]
const manifest = await checkArchive(path, { migrations })
const database = await connect({ url, dir })
let last = ''
await restore(database, path, manifest, {
  migrations,
  onProgress(_done, _total, doing) {
    if (doing !== last) console.log(doing)
    last = doing
  },
})
console.log('restored')
await database.close()
