import { formatCount, frenchSpaces } from '../../french.ts'

export interface Message {
  /** `{name}` are placeholders. */
  one: string
  many?: string
  /** What to do about it. */
  remedy?: string
}

/** The message for so many findings, its placeholders filled, with French spaces. */
export function renderMessage(
  message: Message,
  count: number,
  words: Record<string, string | number>,
): string {
  const text = count > 1 ? (message.many ?? message.one) : message.one
  const filled = [text, message.remedy]
    .filter(Boolean)
    .join(' ')
    .replace(/\{(\w+)\}/g, (_, name: string) => {
      const value = name === 'count' ? count : words[name]
      return typeof value === 'number' ? formatCount(value) : (value ?? '')
    })
  return frenchSpaces(filled)
}
