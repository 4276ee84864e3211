/** Whom the data come from, when the tile set does not say it. */
const dataCredits = '© IGN – INSEE – ARS'

/** What is owed to those whose data the map draws. `attribution`: what the tile set says; null: nothing. */
export function creditWords(attribution: string | null, basemap: boolean): string {
  return [attribution ?? dataCredits, basemap && 'fond © IGN Géoplateforme'].filter(Boolean).join(', ')
}

/** The credits on the map: always whole, where MapLibre's own hides them behind a button and measures the page to do so. */
export function Credits({ words }: { words: string }) {
  return (
    <p className="zone-map__credits">
      {words},{' '}
      <a
        href="https://www.etalab.gouv.fr/licence-ouverte-open-licence/"
        target="_blank"
        rel="noopener"
        title="Licence Ouverte 2.0 - nouvelle fenêtre"
      >
        Licence Ouverte 2.0
      </a>
    </p>
  )
}
