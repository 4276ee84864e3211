import type { RoleName } from '../../api/account.ts'
import { arsOf } from '../../reference/regions.ts'
import { countOf } from '../../typography/numbers.ts'

interface HeldRole {
  role: RoleName
  region: string | null
  places: readonly string[] | null
}

/** A role in words: « Référent de l’ARS Centre-Val de Loire ». */
export function roleWords({ role, region, places }: HeldRole): string {
  switch (role) {
    case 'beneficiary':
      return 'Bénéficiaire d’un contrat d’engagement de service public'
    case 'ars_referent':
      return `Référent de l’${arsOf(region ?? '')?.name ?? `ARS de la région ${region}`}`
    case 'employer':
      return `Employeur pour ${countOf(places?.length ?? 0, 'lieu', 'lieux')} : ${places?.join(', ')}`
    case 'national_manager':
      return 'Gestionnaire de la liste nationale'
    case 'administrator':
      return 'Administrateur du service'
    case 'public':
      return 'Public'
  }
}
