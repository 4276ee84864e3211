import { writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describeAccess } from '../../server/identity/describe_access.ts'

writeFileSync(fileURLToPath(new URL('../../docs/access.md', import.meta.url)), describeAccess())
