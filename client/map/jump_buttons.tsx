import { type Territory, territories } from './territories.ts'

/** The territories drawn at their true place, one press away. */
export function JumpButtons({ onJump }: { onJump: (territory: Territory) => void }) {
  return (
    <ul className="zone-map__jumps" aria-label="Aller à un territoire">
      {territories.map((territory) => (
        <li key={territory.code}>
          <button type="button" onClick={() => onJump(territory)}>
            {territory.name}
          </button>
        </li>
      ))}
    </ul>
  )
}
