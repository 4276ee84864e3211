import { API } from '../../api/fetch_json.ts'

const formats = [
  { code: 'csv', label: 'CSV', hint: 'une ligne par commune' },
  { code: 'geojson', label: 'GeoJSON', hint: 'une zone par classe, avec son contour' },
  { code: 'flatgeobuf', label: 'FlatGeobuf', hint: 'pour un logiciel de cartographie' },
]

interface DownloadsProps {
  profession: string
  on: string | null
  /** One publication instead of what is in force. */
  publication?: string
}

/** The zoning as files. */
export function Downloads({ profession, on, publication }: DownloadsProps) {
  const address = (format: string) =>
    publication
      ? `${API}/zonings/${encodeURIComponent(publication)}/export?format=${format}`
      : `${API}/zonings/export?profession=${profession}${on ? `&on=${on}` : ''}&format=${format}`
  return (
    <section className="fr-mt-4w" aria-labelledby="fichiers">
      <h2 id="fichiers">Télécharger</h2>
      <ul>
        {formats.map(({ code, label, hint }) => (
          <li key={code}>
            <a className="fr-link fr-icon-download-line fr-link--icon-right" href={address(code)} download>
              {label}
            </a>{' '}
            – {hint}
          </li>
        ))}
      </ul>
      <p className="fr-text--sm">Licence Ouverte 2.0. Sources : IGN, INSEE, ARS (CartoSanté).</p>
    </section>
  )
}
