import type { Report } from '../../server/zoning/schema.ts'

/** `data/zoning/SOURCE.md`: origin, licence, what was done, counts. */
export function sourceText({ file, counts, errors, warnings, infos, cog }: Report): string {
  const count = (code: string) =>
    [...errors, ...warnings, ...infos].filter((e) => e.code === code).reduce((sum, e) => sum + e.count, 0)
  const classes = Object.entries(counts.by_class)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, units]) => `| ${name} | ${units} | ${counts.population_by_class[name as 'ZIP']} |`)
  return `# Zoning of GPs (médecins) by commune, spring 2025

- **Origin**: export of CartoSanté / AtlaSanté (« zonage médecins »), joined by its publisher to postal codes:
  GitHub \`Alternantsauvage/ZonageMed\`, \`zonmed.csv\`, first seen on 9 May 2025. SHA-256 of the file read:
  \`${file.sha256}\`.
- **What it is**: the zoning of the 2021–2022 acts of the ARS (2023 for some regions), as exported in spring 2025. It is
  **not** the revision made under the decree of 9 May 2025, whose acts take effect about 1 January 2026.
- **Licence**: zonings of the ARS and CartoSanté are published under Licence Ouverte 2.0; the joined file states none.
- **Made by** \`npm run zoning:derive\`, from the raw file (not committed) through the reader of any zoning file.
  Do not edit: run it again.

## What was done

The ${file.rows} rows, by postal code and name, were carried to COG ${cog}: ${file.units_read} name a unit first,
${file.rows_merged} repeat one with the same class, ${file.rows_refused} are of Saint-Barthélemy and Saint-Martin,
which no region's zoning covers. ${count('former_carried')} rows name former communes, carried to the current one.
${count('restored_carried')} communes split from 15141 in 2025 take its class. ${count('missing_in_compilation')} communes are
not in the file (12218, 14581 and 69114, renumbered in 2024: the publisher's join lost them); they are published \`NC\`,
with that reason, rather than guessed. La Réunion is \`NC\`: its zoning is drawn by « grand quartier », below the commune.

| Class | Units | Population (legal, 2023) |
|---|---:|---:|
${classes.join('\n')}
| **All** | **${counts.units}** | |

## Files

- \`medecin-RR.csv\`: canonical CSV of the contract (\`;\`, UTF-8), one per region.
- \`manifest.json\`: for each, the act, its dates and provenance. Where an act was read, \`act_source\` and \`act_quote\` say
  where and what; elsewhere the reference was looked for and not found, and the file says so. \`effective_on_is_latest\`:
  the zoning was seen in force that day and may be older. That the export shows the acts quoted, and no later partial
  revision of them, is inferred from its date.
`
}
