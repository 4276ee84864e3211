import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import type { FeatureCollection, MultiPolygon, Polygon } from 'geojson'

export interface Source {
  /** Path inside the source folder. */
  path: string
  /** What it is, in French: shown by `--help`. */
  title: string
  /** Official page or file from which the same content can be downloaded. */
  url: string
}

/** Every file the reference is built from, with its official download. */
export const SOURCES = {
  cog: {
    path: '(npm) @etalab/decoupage-administratif@6.0.0',
    title: 'Code officiel géographique 2026, codes postaux, populations légales 2023',
    url: 'https://www.npmjs.com/package/@etalab/decoupage-administratif',
  },
  movements: {
    path: 'cog-etalab-2026/mouvements-communes.csv.gz',
    title: 'INSEE, événements de communes depuis 1943',
    url: 'https://www.insee.fr/fr/information/8740222',
  },
  metro: {
    path: 'geometrie-communes-metro-2024',
    title: 'IGN ADMIN EXPRESS COG 2024, communes de métropole, un fichier par département',
    url: 'https://geoservices.ign.fr/adminexpress',
  },
  cantal: {
    path: 'geometrie-communes-metro-2024/complement-dep15-geofla.geojson',
    title: 'IGN GEOFLA, communes du Cantal avant la fusion de 2016',
    url: 'https://geoservices.ign.fr/adminexpress',
  },
  overseas: {
    path: 'geometrie-communes-drom-2018',
    title: 'IGN ADMIN EXPRESS COG 2018, communes des cinq DROM',
    url: 'https://geoservices.ign.fr/adminexpress',
  },
  iris: {
    path: 'geometrie-iris-75-69-13',
    title: 'IGN-INSEE Contours… IRIS, Paris, Lyon et Marseille',
    url: 'https://geoservices.ign.fr/contoursiris',
  },
  apl: {
    path: 'apl-2015-2023-santescope/santescope-public-data.tar.gz',
    title: 'DREES, accessibilité potentielle localisée aux médecins généralistes, 2015–2023',
    url: 'https://data.drees.solidarites-sante.gouv.fr/explore/dataset/530_l-accessibilite-potentielle-localisee-apl/',
  },
  ans: {
    path: 'nomenclatures-sante/jdv-j210-specialite-ordinale.csv',
    title: 'ANS, jeu de valeurs JDV_J210, spécialités ordinales',
    url: 'https://smt.esante.gouv.fr/terminologie-jdv_j210/',
  },
} as const satisfies Record<string, Source>

/** Reads a file of the source folder, unpacked when its name ends in `.gz`. */
export async function readSource(folder: string, path: string): Promise<Buffer> {
  const bytes = await readFile(join(folder, path))
  return path.endsWith('.gz') && !path.endsWith('.tar.gz') ? gunzipSync(bytes) : bytes
}

export type Areas<P> = FeatureCollection<Polygon | MultiPolygon, P>

/** Reads a GeoJSON file of polygons. */
export async function readAreas<P>(folder: string, path: string): Promise<Areas<P>> {
  return JSON.parse((await readSource(folder, path)).toString('utf8')) as Areas<P>
}
