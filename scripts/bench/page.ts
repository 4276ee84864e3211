import { chromium } from 'playwright-core'
import { chromium as chromiumPath } from '../../test/setup/tools.ts'
import type { Measure } from './measure.ts'

const flags = [
  '--no-sandbox', '--disable-quic', '--no-first-run', '--disable-background-networking',
  '--disable-component-update', '--disable-sync',
] // biome-ignore format: flags read better in rows

const question = '/?specialite=medecine-generale&formation=tours&mode=liberal,mixte'

/** The first page on a slow phone: CPU ×4, 1.6 Mbit/s, 150 ms; cold cache. */
export async function firstPage(url: string): Promise<Measure[]> {
  const executablePath = chromiumPath()
  if (!executablePath) return []
  const browser = await chromium.launch({ executablePath, args: flags })
  try {
    const page = await browser.newPage({ viewport: { width: 1366, height: 768 } })
    const devtools = await page.context().newCDPSession(page)
    await devtools.send('Network.enable')
    await devtools.send('Network.emulateNetworkConditions', {
      offline: false,
      latency: 150,
      downloadThroughput: (1.6 * 1024 * 1024) / 8,
      uploadThroughput: (750 * 1024) / 8,
    })
    await devtools.send('Emulation.setCPUThrottlingRate', { rate: 4 })
    const addresses = new Map<string, string>()
    let bytes = 0
    devtools.on('Network.responseReceived', ({ requestId, response }) =>
      addresses.set(requestId, response.url),
    )
    devtools.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
      if (!forTheMap(addresses.get(requestId) ?? '')) bytes += encodedDataLength
    })
    const began = performance.now()
    await page.goto(`${url}${question}`, { waitUntil: 'commit' })
    await page.locator('[data-place-id]').first().waitFor({ timeout: 60_000 })
    const list = (performance.now() - began) / 1000
    await page.waitForFunction(() => performance.getEntriesByName('map-idle').length > 0, undefined, {
      timeout: 60_000,
    })
    const map = (performance.now() - began) / 1000
    const weight = bytes / 1000
    return [
      {
        name: 'first page before the map, compressed',
        value: `${weight.toFixed(0)} kB`,
        reach: '≤ 300 kB',
        reached: weight <= 300,
      },
      {
        name: 'list usable, CPU ×4, 1.6 Mbit/s, 150 ms',
        value: `${list.toFixed(1)} s`,
        reach: '≤ 3 s',
        reached: list <= 3,
      },
      {
        name: 'map idle, same conditions',
        value: `${map.toFixed(1)} s`,
        reach: '≤ 6.5 s',
        reached: map <= 6.5,
      },
    ]
  } finally {
    await browser.close()
  }
}

const forTheMap = (address: string) =>
  /\/assets\/map-|maplibre|map_view|zone_map|worker|\.mvt|\/tiles\//i.test(address)
