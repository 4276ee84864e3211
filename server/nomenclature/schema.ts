import { z } from 'zod'

export const professionCodes = [
  'medecin',
  'chirurgien_dentiste',
  'sage_femme',
  'pharmacien',
  'infirmier',
  'masseur_kinesitherapeute',
  'orthophoniste',
] as const
export const profession = z.enum(professionCodes, {
  error: `profession attendue, parmi ${professionCodes.join(', ')}`,
})
export type Profession = z.infer<typeof profession>

/** Every class code of the contract; which of them a profession has is data (`data/reference/professions.json`). */
export const zoneClassCodes = [
  'ZIP', 'ZAC', 'ZAR', 'ZV', 'HZ', 'NC',
  'TRES_SOUS_DOTEE', 'SOUS_DOTEE', 'INTERMEDIAIRE', 'TRES_DOTEE', 'SUR_DOTEE', 'NON_PRIORITAIRE',
  'TERRITOIRE_FRAGILE',
] as const // biome-ignore format: grouped by profession
export const zoneClass = z.enum(zoneClassCodes)
export type ZoneClass = z.infer<typeof zoneClass>

/** `cesp_eligible` is null where domain.md §8 leaves the question open; `source` says where the answer stands. */
export interface ClassDefinition {
  code: ZoneClass
  label: string
  short_label: string
  cesp_eligible: boolean | null
  why: string
  source: string
}

/** A profession and the classes its zoning knows, from the most short of care on. */
export interface ProfessionDefinition {
  code: Profession
  label: string
  classes: ClassDefinition[]
}

/** A DES of our own table, with the ANS codes of the qualifications it leads to. */
export interface Specialty {
  code: string
  name: string
  discipline: string
  ans_code: string | null
  ans_codes: string[]
  ans_label: string | null
  co_des: boolean | null
  mark: string
  mapping_mark: string
}
