/** Whether a zone is open to the CESP, in words and with a sign. */
export function Eligibility({ eligible }: { eligible: boolean | null }) {
  if (eligible === null)
    return <span className="fr-badge fr-badge--sm fr-badge--info">Ouverture au CESP à confirmer</span>
  return eligible ? (
    <span className="fr-badge fr-badge--sm fr-badge--success">Ouverte au CESP</span>
  ) : (
    <span className="fr-badge fr-badge--sm">Non ouverte au CESP</span>
  )
}
