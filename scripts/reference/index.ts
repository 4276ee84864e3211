import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { inferSchema, initParser } from 'udsv'
import { listAliases } from './aliases.ts'
import { readApl } from './apl.ts'
import { listUnits, readCog } from './cog.ts'
import { buildCommuneRows, COMMUNE_COLUMNS } from './communes_table.ts'
import { encodeCsv, encodeJson, encodeTopology, gzip } from './encode.ts'
import { listFormerCommunes } from './former_codes.ts'
import { listProfessions } from './lists/professions.ts'
import { listDepartments, listRegions } from './lists/regions.ts'
import { listSpecialties } from './lists/specialties.ts'
import { listUniversities } from './lists/universities.ts'
import { listEndings, type Movement } from './movements.ts'
import { listRestored } from './restored.ts'
import { readShapes } from './shapes.ts'
import { readSource, SOURCES } from './sources.ts'
import { buildTopology } from './topology.ts'
import { verify } from './verify.ts'

const root = fileURLToPath(new URL('../../', import.meta.url))

const { values: options } = parseArgs({
  options: {
    sources: { type: 'string', default: join(root, '../shared/data-sources') },
    out: { type: 'string', default: join(root, 'data/reference') },
    help: { type: 'boolean', short: 'h', default: false },
  },
})

const help = `Reconstruit data/reference à partir des sources publiques.

  npm install --prefix scripts/reference
  npm run reference -- [--sources DOSSIER] [--out DOSSIER]

Sources attendues (chemin dans DOSSIER, contenu, téléchargement officiel) :
${Object.values(SOURCES)
  .map(({ path, title, url }) => `  ${path}\n    ${title}\n    ${url}`)
  .join('\n')}
`

function readMovements(text: string): Movement[] {
  return initParser(inferSchema(text)).stringObjs(text) as unknown as Movement[]
}

async function readAnsLabels(sources: string): Promise<Map<string, string>> {
  const text = (await readSource(sources, SOURCES.ans.path)).toString('utf8')
  const rows = initParser(inferSchema(text)).stringObjs(text) as { code: string; libelle: string }[]
  return new Map(rows.map(({ code, libelle }) => [code, libelle]))
}

async function build(sources: string, out: string): Promise<void> {
  const step = (text: string) => console.error(text)
  await mkdir(out, { recursive: true })
  const save = (name: string, content: string | Buffer) => writeFile(join(out, name), content)

  step('Communes, départements, régions…')
  const cog = await readCog()
  const units = listUnits(cog.communes)
  const movements = readMovements((await readSource(sources, SOURCES.movements.path)).toString('utf8'))
  const endings = listEndings(movements)
  const former = listFormerCommunes(cog.communes, units, endings)
  await save('former_communes.csv', encodeCsv(['former', 'name', 'current', 'since', 'how'], former))
  await save(
    'restored_communes.csv',
    encodeCsv(['code', 'name', 'from', 'since'], listRestored(movements, units)),
  )
  const aliases = listAliases(cog.communes, movements, units, former, endings)
  await save(
    'commune_aliases.csv',
    encodeCsv(
      ['name', 'code', 'kind', 'postal_codes'],
      aliases.map((alias) => ({ ...alias, postal_codes: alias.postal_codes.join('|') })),
    ),
  )

  await save('regions.json', encodeJson(listRegions(cog.regions)))
  await save('departments.json', encodeJson(listDepartments(cog.departments)))
  await save('universities.json', encodeJson(listUniversities()))
  await save('specialties.json', encodeJson(listSpecialties(await readAnsLabels(sources))))
  await save('professions.json', encodeJson(listProfessions()))

  step('Contours : lecture…')
  const codes = new Map(former.map((item) => [item.former, item.current]))
  const shapes = await readShapes(sources, (code) => codes.get(code) ?? code)
  step('Contours : nettoyage…')
  const topology = await buildTopology(shapes)
  await save('communes.topojson.gz', gzip(encodeTopology(topology)))

  step('APL et table des communes…')
  const rows = buildCommuneRows(units, topology, await readApl(sources))
  await save('communes.csv', encodeCsv(COMMUNE_COLUMNS, rows))

  step('Vérification…')
  console.log(await verify(out))
}

if (options.help) console.log(help)
else
  await build(options.sources, options.out).catch((error: NodeJS.ErrnoException) => {
    const missing = error.code === 'ENOENT' ? `Fichier absent : ${error.path}. Voir --help.` : error.message
    console.error(missing)
    process.exitCode = 3
  })
