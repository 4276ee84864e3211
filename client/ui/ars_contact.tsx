import { arsOf } from '../reference/regions.ts'

/** Whom to ask: the ARS of a region, by its own site; no person's name or address is kept here. */
export function ArsContact({ region }: { region: string }) {
  const ars = arsOf(region)
  if (!ars) return null
  return (
    <p>
      <a
        className="fr-link"
        href={ars.url}
        target="_blank"
        rel="noopener external"
        title={`${ars.name} – nouvelle fenêtre`}
      >
        {ars.name}
      </a>
    </p>
  )
}
