import { useState } from 'react'
import type { LonLat } from '../../server/geography/schema.ts'
import type { Spot } from '../api/spot.ts'
import { useAddressSuggestions } from '../api/use_address_suggestions.ts'
import { useCommuneSuggestions } from '../api/use_api.ts'
import { readCoordinates } from '../url_state/read_coordinates.ts'
import { Combobox } from './combobox.tsx'
import { answersTo } from './search_words.ts'

interface PlaceFieldProps {
  label: string
  placeholder: string
  selected: { point: LonLat; label: string } | null
  onSelect: (spot: Spot | null) => void
  className?: string
}

/** A commune, a postal code, an INSEE code, coordinates « 47.39, 0.68 », or an address where the geocoder is configured. */
export function PlaceField({ label, placeholder, selected, onSelect, className }: PlaceFieldProps) {
  const [typed, setTyped] = useState('')
  const coordinates = readCoordinates(typed)
  const communes = useCommuneSuggestions(coordinates ? '' : typed)
  const addresses = useAddressSuggestions(coordinates ? '' : typed)
  // While the next answer is on its way, what is left of the former one that still fits.
  const found = (communes.data?.items ?? []).filter(
    (commune) =>
      !communes.isPlaceholderData ||
      answersTo(`${commune.name} ${commune.postal_codes.join(' ')} ${commune.code}`, typed),
  )
  const options: Spot[] = coordinates
    ? [
        {
          code: 'point',
          label: `${coordinates[1]}, ${coordinates[0]}`,
          hint: 'Point',
          point: coordinates,
          commune: null,
        },
      ]
    : typed.trim().length < 2
      ? []
      : [
          ...found.map(
            (commune): Spot => ({
              code: commune.code,
              label: commune.name,
              hint: `${commune.department_name} (${commune.department})${postal(commune.postal_codes)}`,
              point: commune.point,
              commune: commune.code,
            }),
          ),
          ...addresses,
        ]
  const waiting = communes.isFetching
  return (
    <Combobox
      label={label}
      placeholder={placeholder}
      options={options}
      selected={selected && { code: 'selected', hint: '', commune: null, ...selected }}
      onSelect={onSelect}
      onType={setTyped}
      clearable
      className={className}
      empty={
        waiting
          ? 'Recherche…'
          : communes.isError
            ? 'La recherche ne répond pas : réessayez, ou tapez des coordonnées (47.39, 0.68).'
            : typed.trim().length < 2
              ? 'Tapez au moins deux caractères.'
              : 'Rien trouvé : essayez un nom de commune, un code postal ou des coordonnées (47.39, 0.68).'
      }
    />
  )
}

function postal(codes: string[]): string {
  const [first] = codes
  return first ? `, ${first}${codes.length > 1 ? '…' : ''}` : ''
}
