import { expect, inject, it } from 'vitest'
import { describeBrowser } from './browser.ts'
import { listShown, mapDrawn, rowIds, toursQuestion } from './home.ts'

describeBrowser(
  'on a PostgreSQL server',
  (visit) => {
    it('shows the same list, and draws the map', async () => {
      const page = await visit(toursQuestion, { webgl: true })
      await listShown(page)
      await mapDrawn(page)
      const ids = await rowIds(page)
      const embedded = await visit(`${inject('services').embedded}${toursQuestion}`)
      await listShown(embedded)
      expect(await rowIds(embedded)).toEqual(ids)
    })
  },
  { url: inject('services').server },
)
