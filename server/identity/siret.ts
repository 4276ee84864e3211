/**
 * Whether 14 digits are a SIRET: the Luhn sum of a SIRET is a multiple of ten. La Poste numbers its post offices
 * otherwise: under its SIREN a plain sum of the digits, multiple of five, is right too.
 */
export function isSiret(text: string): boolean {
  if (!/^\d{14}$/.test(text)) return false
  const digits = [...text].map(Number)
  const luhn = digits.reduce((sum, digit, index) => {
    const value = index % 2 === 0 ? digit * 2 : digit
    return sum + (value > 9 ? value - 9 : value)
  }, 0)
  if (luhn % 10 === 0) return true
  return text.startsWith('356000000') && digits.reduce((sum, digit) => sum + digit, 0) % 5 === 0
}
