import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { gunzipSync } from 'node:zlib'
import type { CommuneTopology } from '../../scripts/reference/faces.ts'
import { readTable } from '../../scripts/reference/verify.ts'

const path = (name: string) => fileURLToPath(new URL(`../../data/reference/${name}`, import.meta.url))

/** The committed files, read as they are: no code of the server in between. */
export const table = (name: string) => readTable(readFileSync(path(name), 'utf8'))
export const json = <T>(name: string) => JSON.parse(readFileSync(path(name), 'utf8')) as T
export const bytes = (name: string) => readFileSync(path(name))
export const topology = () =>
  JSON.parse(gunzipSync(bytes('communes.topojson.gz')).toString('utf8')) as CommuneTopology
