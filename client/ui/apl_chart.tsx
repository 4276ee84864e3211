import { type AplScale, aplPoints, aplScale } from '../results/apl_scale.ts'
import { formatDecimal } from '../typography/numbers.ts'
import { Table } from './table.tsx'

const width = 560
const height = 220
const margin = { top: 24, right: 24, bottom: 32, left: 40 }

interface AplChartProps {
  apl: Partial<Record<string, number>>
  commune: string
}

/** The APL of a commune over the years, drawn and written: the table says all that the curve says. */
export function AplChart({ apl, commune }: AplChartProps) {
  const points = aplPoints(apl)
  if (points.length === 0) return <p>L’APL de cette commune n’est pas connue.</p>
  const scale = aplScale(points, { width, height, margin })
  const line = points.map(({ year, value }) => `${scale.x(year)},${scale.y(value)}`).join(' ')
  const last = points.at(-1)!
  return (
    <figure className="cc-figure">
      <svg
        className="cc-chart"
        viewBox={`0 0 ${width} ${height}`}
        role="img"
        aria-label={summary(commune, points)}
      >
        <Grid scale={scale} years={points.map(({ year }) => year)} />
        <polyline className="cc-chart__line" points={line} />
        {points.map(({ year, value }) => (
          <circle key={year} className="cc-chart__dot" cx={scale.x(year)} cy={scale.y(value)} r="3.5" />
        ))}
        <text
          className="cc-chart__value"
          x={scale.x(last.year)}
          y={scale.y(last.value) - 10}
          textAnchor="end"
        >
          {formatDecimal(last.value)}
        </text>
      </svg>
      <figcaption className="fr-text--sm">
        Consultations de médecin généraliste accessibles par an et par habitant, âge pris en compte (APL,
        DREES). Plus la valeur est basse, plus les médecins manquent.
      </figcaption>
      <details>
        <summary>Les valeurs en tableau</summary>
        <Table caption={`APL aux médecins généralistes, ${commune}`} quiet>
          <thead>
            <tr>
              <th scope="col">Année</th>
              <th scope="col" className="cc-number">
                APL
              </th>
            </tr>
          </thead>
          <tbody>
            {points.map(({ year, value }) => (
              <tr key={year}>
                <th scope="row">{year}</th>
                <td className="cc-number">{formatDecimal(value)}</td>
              </tr>
            ))}
          </tbody>
        </Table>
      </details>
    </figure>
  )
}

function Grid({ scale, years }: { scale: AplScale; years: number[] }) {
  return (
    <>
      {scale.ticks.map((tick) => (
        <g key={tick}>
          <line
            className="cc-chart__grid"
            x1={margin.left}
            x2={width - margin.right}
            y1={scale.y(tick)}
            y2={scale.y(tick)}
          />
          <text className="cc-chart__label" x={margin.left - 8} y={scale.y(tick) + 4} textAnchor="end">
            {formatDecimal(tick)}
          </text>
        </g>
      ))}
      {years.map((year) => (
        <text key={year} className="cc-chart__label" x={scale.x(year)} y={height - 8} textAnchor="middle">
          {year}
        </text>
      ))}
    </>
  )
}

function summary(commune: string, points: { year: number; value: number }[]): string {
  const [first, last] = [points[0]!, points.at(-1)!]
  return `APL de ${commune} : ${formatDecimal(first.value)} en ${first.year}, ${formatDecimal(last.value)} en ${last.year}.`
}
