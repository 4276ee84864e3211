import type { Page } from 'playwright-core'
import type { Publication } from '../../server/zoning/schema.ts'
import { askMatches, toursQuestion } from './home.ts'

export interface Screen {
  name: string
  path: string
  /** The main title. */
  h1: RegExp
  /** What the tab says, before « — Carte CESP ». */
  title: RegExp
  /** The screen is whole when this is there. */
  whole: (page: Page) => Promise<unknown>
  /** The page is there to say that something is missing. */
  missing?: boolean
  /** The demonstration person who looks at it; nobody when absent. */
  as?: string
}

const heading = (name: string | RegExp) => (page: Page) =>
  page.getByRole('heading', { name }).first().waitFor()
const settled = (page: Page) => page.locator('main [aria-busy]').first().waitFor({ state: 'detached' })
const text = (path: string, name: string, h1: RegExp, title = h1): Screen => ({
  name,
  path,
  h1,
  title,
  whole: heading(h1),
})

/** Every screen of the site, with real places and publications. */
export async function screensOf(url: string): Promise<Screen[]> {
  const { items } = await askMatches(url, '&include=ineligible')
  const open = items.find(({ eligible }) => eligible)!.place
  const refused = items.find(({ eligible }) => !eligible)!.place
  const compared = items.slice(0, 4).map(({ place }) => place.id)
  const answer = await fetch(`${url}/api/v1/zonings?profession=medecin&region=24`)
  const [publication] = ((await answer.json()) as { items: Publication[] }).items
  const commune = (code: string, name: string, h1: RegExp): Screen => ({
    name: `commune ${name}`,
    path: `/communes/${code}`,
    h1,
    title: h1,
    whole: async (page) => {
      await heading('Les lieux de la liste nationale')(page)
      await settled(page)
    },
  })
  const place = (name: string, { id, structure }: typeof open, why: RegExp): Screen => ({
    name,
    path: `/lieux/${id}?formation=tours&mode=liberal,mixte`,
    h1: new RegExp(`^${structure.name}`),
    title: new RegExp(`^${structure.name}`),
    whole: async (page) => {
      await heading(why)(page)
      await heading('L’accès aux médecins')(page)
      await settled(page)
    },
  })
  return [
    {
      name: 'accueil',
      path: toursQuestion,
      h1: /Où exercer/,
      title: /^Où exercer/,
      whole: (page) => page.locator('[data-place-id]').first().waitFor(),
    },
    {
      name: 'accueil, lieux écartés',
      path: `${toursQuestion}&vue=ecartes`,
      h1: /Où exercer/,
      title: /^Où exercer/,
      whole: (page) => page.locator('.cc-group__count').first().waitFor(),
    },
    {
      name: 'accueil, zone d’un point, filtres et comparaison',
      path: `${toursQuestion}&point=0.6848,47.3936&zone=ZIP&comparer=${compared.join(',')}`,
      h1: /Où exercer/,
      title: /^Où exercer/,
      whole: async (page) => {
        await page.locator('.cc-card').getByRole('link', { name: 'Voir la fiche de la commune' }).waitFor()
        await page.getByRole('button', { name: /^Filtres/ }).click()
        await page.getByLabel('Région', { exact: true }).waitFor()
      },
    },
    place('lieu ouvert', open, /Pourquoi ce lieu vous est ouvert/),
    place('lieu écarté', refused, /Pourquoi ce lieu ne vous est pas ouvert/),
    commune('36155', 'de métropole', /^Pellevoisin/),
    commune('69383', 'arrondissement', /^Lyon 3/),
    commune('75056', 'ville à arrondissements', /^Paris/),
    commune('97411', 'de La Réunion', /^Saint-Denis/),
    {
      name: 'comparaison',
      path: `/comparer?formation=tours&mode=liberal,mixte&lieux=${compared.join(',')}`,
      h1: /^Comparer des lieux/,
      title: /^Comparer des lieux/,
      whole: (page) => page.getByRole('table').waitFor(),
    },
    {
      name: 'zonage',
      path: '/zonage?point=0.6848,47.3936',
      h1: /^Le zonage/,
      title: /^Zonage/,
      whole: async (page) => {
        await page.getByRole('table').first().waitFor()
        await page.getByRole('link', { name: 'Voir la fiche de la commune' }).waitFor()
      },
    },
    {
      name: 'publication',
      path: `/zonage/${publication!.id}`,
      h1: /Centre-Val de Loire/,
      title: /Centre-Val de Loire/,
      whole: async (page) => {
        await heading('Le rapport de contrôle du fichier')(page)
        await settled(page)
      },
    },
    text('/donnees', 'données', /^Données ouvertes et API/),
    text('/procedure', 'procédure', /^Comment se choisit un lieu/),
    text('/contacts', 'contacts', /^Contacts des ARS/, /^Contacts ARS/),
    text('/accessibilite', 'accessibilité', /^Déclaration d’accessibilité/, /^Accessibilité/),
    text('/mentions-legales', 'mentions légales', /^Mentions légales/),
    text('/donnees-personnelles', 'données personnelles', /^Données personnelles/),
    {
      name: 'connexion',
      path: '/connexion?erreur=organisation',
      h1: /^Se connecter/,
      title: /^Se connecter/,
      whole: (page) => page.getByRole('button', { name: 'Administrateur du service' }).waitFor(),
    },
    {
      name: 'mon compte',
      path: '/mon-compte',
      h1: /^Mon compte/,
      title: /^Mon compte/,
      as: 'Référent de l’ARS Auvergne-Rhône-Alpes',
      whole: async (page) => {
        await page.getByRole('table', { name: 'Vos sessions ouvertes' }).waitFor()
        await settled(page)
      },
    },
    {
      name: 'administration',
      path: '/administration',
      h1: /^Administration/,
      title: /^Administration/,
      as: 'Administrateur du service',
      whole: async (page) => {
        await page
          .getByRole('row', { name: /Administrateur du service/ })
          .getByRole('button', { name: /^Reprendre/ })
          .waitFor()
        await settled(page)
      },
    },
    { ...text('/nulle-part', 'page introuvable', /^Page introuvable/), missing: true },
  ]
}
