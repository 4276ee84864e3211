import { createServer, get } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Reference } from '../../server/geography/reference.ts'
import { load } from './load.ts'
import { type Measure, perSecond, ratio } from './measure.ts'
import { scatteredPoints } from './points.ts'

/** Point → zone over HTTP, one server process. */
export async function zonesAt(url: string, reference: Reference): Promise<Measure> {
  const paths = scatteredPoints(reference, 2000).map(
    ([lon, lat]) => `/api/v1/zones/at?lon=${lon}&lat=${lat}&profession=medecin`,
  )
  const { requestsPerSecond } = await load({ url, paths, connections: 24 })
  return {
    name: 'point → zone, HTTP, one process',
    value: perSecond(requestsPerSecond),
    reach: '≥ 3,000/s',
    reached: requestsPerSecond >= 3000,
  }
}

/** Tiles that are built already, against bare `node:http` sending the same bytes. */
export async function cachedTiles(url: string): Promise<Measure> {
  const { tiles } = (await (await fetch(`${url}/api/v1/tiles/medecin.json`)).json()) as { tiles: string[] }
  const wanted = [
    '5/15/11',
    '6/31/22',
    '7/64/44',
    '8/129/88',
    '8/130/88',
    '9/258/178',
    '9/259/176',
    '10/517/355',
    '10/518/352',
  ]
  const paths: string[] = []
  const bodies = new Map<string, Buffer>()
  for (const tile of wanted) {
    const [z, x, y] = tile.split('/')
    const path = new URL(tiles[0]!.replace('{z}', z!).replace('{x}', x!).replace('{y}', y!)).pathname
    // Asked once so that it is built and in the cache.
    const answer = await fetch(`${url}${path}`)
    if (answer.status !== 200) continue
    const raw = await rawBody(`${url}${path}`)
    paths.push(path)
    bodies.set(path, raw)
  }
  const bare = createServer((request, response) => {
    const body = bodies.get(request.url!)!
    response.writeHead(200, {
      'Content-Type': 'application/vnd.mapbox-vector-tile',
      'Content-Encoding': 'gzip',
      'Content-Length': body.length,
    })
    response.end(body)
  })
  await new Promise<void>((resolve) => bare.listen(0, '127.0.0.1', resolve))
  const bareUrl = `http://127.0.0.1:${(bare.address() as AddressInfo).port}`
  const headers = { 'accept-encoding': 'gzip' }
  const ours = await load({ url, paths, headers })
  const reference = await load({ url: bareUrl, paths, headers })
  await new Promise((resolve) => bare.close(resolve))
  const value = ours.requestsPerSecond / reference.requestsPerSecond
  return {
    name: 'tiles, cached',
    value: `${perSecond(ours.requestsPerSecond)}, ${ratio(value)} of bare node:http`,
    reach: '≥ × 0.5 of bare node:http sending the same bytes',
    reached: value >= 0.5,
    reference: `bare node:http ${perSecond(reference.requestsPerSecond)}`,
  }
}

function rawBody(url: string): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    get(url, { headers: { 'accept-encoding': 'gzip' } }, (response) => {
      const chunks: Buffer[] = []
      response.on('data', (chunk) => chunks.push(chunk))
      response.once('end', () => resolve(Buffer.concat(chunks)))
    }).once('error', reject)
  })
}

/**
 * `/matches` over a list of 3,000 places, compressed as a browser asks for it: what is open, then with the excluded
 * places and their reasons (some 11 MB before compression).
 */
export async function matchesOver3000(url: string): Promise<Measure[]> {
  return [
    await matches(url, '/matches over 3,000 places', ''),
    await matches(url, 'the same with the excluded places and their reasons', '&include=ineligible'),
  ]
}

async function matches(url: string, name: string, include: string): Promise<Measure> {
  const specialties = ['medecine-generale', 'psychiatrie', 'pediatrie', 'ophtalmologie', 'geriatrie']
  const regions = ['24', '11', '84', '75', '93', '32']
  const paths = specialties.flatMap((specialty) =>
    regions.map(
      (region) =>
        `/api/v1/matches?profession=medecin&specialty=${specialty}&training_region=${region}&mode=liberal${include}`,
    ),
  )
  const { p95, p50, requestsPerSecond, errors } = await load({
    url,
    paths,
    connections: 1,
    headers: { 'accept-encoding': 'br' },
  })
  return {
    name,
    value: `p97.5 ${p95.toFixed(0)} ms (p50 ${p50.toFixed(0)} ms, ${perSecond(requestsPerSecond)}, ${errors} errors)`,
    reach: 'p95 ≤ 50 ms',
    reached: p95 <= 50 && errors === 0,
  }
}
