import type { PublicationEvidence } from '../../server/zoning/schema.ts'
import { SiteLink } from '../layout/site_link.tsx'
import { effectWords } from '../results/publication_words.ts'

/** The act behind a zone, with its date of effect, linked to the publication. */
export function Act({ publication }: { publication: PublicationEvidence }) {
  return (
    <>
      <SiteLink href={`/zonage/${encodeURIComponent(publication.id)}`}>{publication.act}</SiteLink>,{' '}
      {effectWords(publication)}
    </>
  )
}
