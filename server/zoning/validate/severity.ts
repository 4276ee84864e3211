import type { Profession, ReportEntry } from '../schema.ts'
import type { FindingCode } from './messages.ts'

type Level = ReportEntry['level']

/** How much a finding weighs: an error refuses the file. */
const levels: Record<FindingCode, Level> = {
  misshapen_row: 'error',
  truncated_file: 'error',
  broken_text: 'error',
  empty_unit: 'error',
  malformed_code: 'error',
  unknown_code: 'error',
  unknown_commune: 'error',
  ambiguous_commune: 'error',
  empty_class: 'error',
  unknown_class: 'error',
  class_not_allowed: 'error',
  two_classes: 'error',
  other_region: 'error',
  missing_units: 'error',
  missing_in_compilation: 'warning',
  region_absent: 'warning',
  former_carried: 'info',
  merger_class: 'warning',
  padded_code: 'info',
  city_spread: 'warning',
  city_redundant: 'info',
  rows_merged: 'info',
  restored_carried: 'info',
  outside_scope: 'info',
  other_level: 'info',
  below_commune: 'warning',
  label_interpreted: 'warning',
  not_classified: 'info',
  act_dates: 'info',
  act_date_malformed: 'warning',
  act_date_differs: 'warning',
  signed_after_published: 'error',
  // Legally doubtful but seen: domain.md §2, Nouvelle-Aquitaine's act of 30 Dec 2025 was published on 3 Feb 2026.
  effect_before_signature: 'warning',
  effect_before_publication: 'warning',
  effect_before_current: 'warning',
  share_changed: 'warning',
  share_changed_extreme: 'error',
  same_file: 'warning',
}

/** Where a profession weighs a finding otherwise. */
const exceptions: Partial<Record<Profession, Partial<Record<FindingCode, Level>>>> = {
  // The acts name the fragile territories and nothing else (L. 5125-6 CSP).
  pharmacien: { missing_units: 'warning' },
}

export const severity = (profession: Profession, code: FindingCode): Level =>
  exceptions[profession]?.[code] ?? levels[code]
