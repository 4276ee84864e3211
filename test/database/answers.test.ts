import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Answers } from '../../server/database/embedded/answers.ts'
import { message, ready, walk } from '../../server/database/embedded/protocol.ts'
import { Refusal } from '../../server/database/embedded/refusal.ts'

const SEED = 20_251_113
const letters = (bytes: Uint8Array) => [...walk(bytes)].map(({ type }) => String.fromCharCode(type)).join('')

const answer = fc.oneof(
  fc.record({ type: fc.constantFrom('T', 'D', 'C', '1', '2', 'E', 'd'), body: fc.string({ maxLength: 40 }) }),
  fc.record({ type: fc.constant('Z'), body: fc.constantFrom('I', 'T', 'E') }),
  fc.record({ type: fc.constant('A'), body: fc.string({ maxLength: 20 }) }),
)

test('an answer cut anywhere is forwarded whole, without its ReadyForQuery', () => {
  fc.assert(
    fc.property(fc.array(answer), fc.array(fc.nat(30)), (messages, cuts) => {
      const whole = Buffer.concat(messages.map(({ type, body }) => message(type, body)))
      const forwarded: Uint8Array[] = []
      const answers = new Answers((bytes) => forwarded.push(Buffer.from(bytes)))
      let at = 0
      for (const cut of cuts) {
        answers.push(whole.subarray(at, at + cut))
        at += cut
      }
      answers.push(whole.subarray(at))
      const { status, notifications } = answers.finish()

      const kept = messages.filter(({ type }) => type !== 'Z')
      expect(Buffer.concat(forwarded)).toEqual(
        Buffer.concat(kept.map(({ type, body }) => message(type, body))),
      )
      // Each piece is made of whole messages: another connection's notification may be put between two.
      for (const piece of forwarded) expect(() => letters(piece)).not.toThrow()
      expect(status).toBe(messages.findLast(({ type }) => type === 'Z')?.body.charCodeAt(0) ?? null)
      expect(notifications.map(letters)).toEqual(messages.filter(({ type }) => type === 'A').map(() => 'A'))
    }),
    { seed: SEED },
  )
})

test('a refused group is answered one error, then one ReadyForQuery when its Sync comes', () => {
  const refusal = new Refusal()
  const group = Buffer.concat(['P', 'D'].map((type) => message(type, '')))
  expect(letters(refusal.answer(group, '55P03', 'busy'))).toBe('E')
  expect(refusal.skipping).toBe(true)
  expect(letters(refusal.answer(message('B', ''), '55P03', 'busy'))).toBe('')
  const { answer: end, rest } = refusal.finish(Buffer.concat([message('S', ''), message('Q', 'select 1\0')]))
  expect(letters(end)).toBe('Z')
  expect(letters(rest)).toBe('Q')
  expect(letters(refusal.answer(message('Q', 'select 1\0'), '55P03', 'busy'))).toBe('EZ')
})

test('bytes that stop in the middle of a message are an error, not a wait', () => {
  expect(() => letters(ready('I').subarray(0, 5))).toThrow(RangeError)
  expect(() => letters(Buffer.from([0x51, 0, 0, 0]))).toThrow(RangeError)
  expect(() => letters(Buffer.from([0x51, 0, 0, 0, 1]))).toThrow(RangeError)
})
