import { useIsFetching } from '@tanstack/react-query'
import { useMe } from '../api/use_me.ts'
import { useAfterPaint } from '../ui/use_after_paint.ts'

/** Asks who is signed in once the page has all it waits for and the browser has drawn it: nobody waits for the answer. */
export function AskWhoIsThere() {
  useMe(useAfterPaint(useIsFetching() === 0))
  return null
}
