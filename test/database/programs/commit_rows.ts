// Says which rows the folder holds, then commits numbered rows one by one and says each number once it is
// committed, until killed.
import { connect } from '../../../server/database/connect.ts'

const { sql } = await connect({ dir: process.argv[2]! })
await sql`create table if not exists line (number int primary key, text text not null)`
const [{ rows, last } = { rows: 0, last: 0 }] = await sql<{ rows: number; last: number }[]>`
  select count(*)::int as rows, coalesce(max(number), 0) as last from line`
console.log(`found ${rows} ${last}`)
for (let number = last + 1; ; number++) {
  await sql.begin(async (tx) => {
    // Long enough to spread over pages, and to have a part stored apart from time to time.
    await tx`insert into line values (${number}, ${String(number).repeat(1 + (number % 7) * 300)})`
    await tx`update line set text = text || '.' where number = ${number - 1}`
  })
  console.log(`committed ${number}`)
}
