import { usePublication, useReport } from '../../api/use_api.ts'
import { professionLabel } from '../../reference/professions.ts'
import { regionName } from '../../reference/regions.ts'
import { dateRows } from '../../results/publication_words.ts'
import { formatDay } from '../../typography/dates.ts'
import { ArsContact } from '../../ui/ars_contact.tsx'
import { BackLink } from '../../ui/back_link.tsx'
import { Facts } from '../../ui/facts.tsx'
import { Failure } from '../../ui/failure.tsx'
import { Page } from '../../ui/page.tsx'
import { Waiting } from '../../ui/waiting.tsx'
import { ClassTable } from './class_table.tsx'
import { Downloads } from './downloads.tsx'
import { ReportView } from './report_view.tsx'

const statuses = { to_come: 'À venir', in_force: 'En vigueur', replaced: 'Remplacée', withdrawn: 'Retirée' }

/** A publication: its act and dates, what it classes, the report of its file, its downloads. It never changes. */
export default function PublicationPage({ id }: { id: string }) {
  const answer = usePublication(id)
  const report = useReport(id)
  if (answer.isPending || answer.isError) {
    return (
      <Page title="Publication de zonage">
        <BackLink href="/zonage">Toutes les publications</BackLink>
        <h1>Publication de zonage</h1>
        {answer.isPending ? (
          <Waiting what="la publication" rows={3} />
        ) : (
          <Failure failure={answer.error} what="la publication" onRetry={() => answer.refetch()} />
        )}
      </Page>
    )
  }
  const publication = answer.data
  const title = `Zonage ${regionName(publication.region)}`
  return (
    <Page title={title}>
      <BackLink
        href={`/zonage${publication.profession === 'medecin' ? '' : `?profession=${publication.profession}`}`}
      >
        Toutes les publications
      </BackLink>
      <h1>{title}</h1>
      <p className="fr-text--lead">{publication.act}</p>
      <div className="cc-columns">
        <div>
          <ClassTable publication={publication} />
          <section className="fr-mt-4w" aria-labelledby="rapport">
            <h2 id="rapport">Le rapport de contrôle du fichier</h2>
            {report.isPending && <Waiting what="le rapport" />}
            {report.isError && (
              <Failure failure={report.error} what="le rapport" onRetry={() => report.refetch()} />
            )}
            {report.data && <ReportView report={report.data} />}
          </section>
          <Downloads profession={publication.profession} on={null} publication={id} />
        </div>
        <aside className="cc-aside" aria-label="L’acte">
          <h2>L’acte</h2>
          <Facts
            facts={[
              { label: 'Statut', value: statuses[publication.status] },
              { label: 'Profession', value: professionLabel(publication.profession) },
              ...dateRows(publication),
              publication.withdrawn_on
                ? { label: 'Retrait', value: formatDay(publication.withdrawn_on) }
                : null,
              { label: 'Enregistrée ici', value: formatDay(publication.recorded_at) },
              publication.provenance ? { label: 'Provenance', value: publication.provenance } : null,
              { label: 'Identifiant', value: <code className="cc-code">{publication.id}</code> },
              { label: 'SHA-256 du fichier', value: <code className="cc-code">{publication.sha256}</code> },
            ]}
          />
          <h2 className="fr-mt-4w">L’ARS</h2>
          <ArsContact region={publication.region} />
        </aside>
      </div>
    </Page>
  )
}
