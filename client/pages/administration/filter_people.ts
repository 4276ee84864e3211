import { fullName, type Person } from '../../api/account.ts'
import { plainWords } from '../../typography/plain_words.ts'

/** The people whose name, mail, organisation or number hold every word that was typed, in the order they came. */
export function filterPeople(people: readonly Person[], typed: string): Person[] {
  const words = plainWords(typed).split(' ').filter(Boolean)
  return people.filter((person) => {
    const { email, organisation, id, rpps } = person
    const text = plainWords(
      [fullName(person), email, organisation?.name, organisation?.siret, id, rpps].filter(Boolean).join(' '),
    )
    return words.every((word) => text.includes(word))
  })
}
