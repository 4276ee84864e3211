import { expect, it } from 'vitest'
import { describeBrowser, type Visit } from './browser.ts'
import { askMatches, listShown, parameter, rowIds, rows, toursQuestion } from './home.ts'

const withoutWebgl = ['--disable-gpu', '--disable-webgl', '--disable-3d-apis']

/** The page must find out by itself: nothing is replaced in it, the browser has no WebGL. */
const plainly = (visit: Visit, path: string) => visit(path, { webgl: true })

describeBrowser(
  'a browser without WebGL',
  (visit, url) => {
    it('says so, and that the list holds the same', async () => {
      const page = await plainly(visit, toursQuestion)
      await page.getByText('Carte indisponible').waitFor()
      await page.getByText(/Votre navigateur ne sait pas dessiner la carte/).waitFor()
      await page.getByText(/La liste dit tout ce que dit la carte/).waitFor()
    })

    it('lists, filters by zone, sorts, answers « quelle zone ici » and opens a place', async () => {
      const { items } = await askMatches(url)
      const page = await plainly(visit, toursQuestion)
      await listShown(page)
      expect(await rowIds(page)).toEqual(items.slice(0, 25).map(({ place }) => place.id))

      await page.getByRole('button', { name: 'Filtres' }).click()
      await page.getByRole('checkbox', { name: /^ZAC/ }).check()
      const kept = items.filter(({ place }) => place.zone?.class === 'ZAC')
      await expect.poll(() => rowIds(page)).toEqual(kept.slice(0, 25).map(({ place }) => place.id))
      await page.getByRole('button', { name: 'Retirer les filtres' }).click()
      await expect.poll(() => parameter(page, 'zone')).toBeNull()

      await page.getByRole('combobox', { name: /^Quelle zone ici/ }).fill('pellevoisin')
      await page.getByRole('option', { name: /^Pellevoisin/ }).click()
      await page.locator('.cc-card').getByRole('link', { name: 'Voir la fiche de la commune' }).waitFor()

      const name = items[0]!.place.structure.name
      await rows(page).first().getByRole('link', { name }).click()
      await page.getByRole('heading', { level: 1, name }).waitFor()
    })
  },
  { args: withoutWebgl },
)
