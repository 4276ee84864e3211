import { API, earlyAnswers } from './api/early_answers.ts'
import { matchesPath } from './api/matches_path.ts'
import { applyStoredTheme } from './layout/theme.ts'
import { readSearch } from './url_state/read.ts'

// Inlined in the page, hence run before anything else has come: sets the theme before the first paint, and asks for
// what the first page shows while the application itself is still on its way.
applyStoredTheme()
const paths = ['/config']
if (window.location.pathname === '/') {
  const { question, view } = readSearch(window.location.search)
  paths.push(matchesPath(question, view.sort))
}
for (const path of paths) {
  const answer = fetch(API + path)
  answer.catch(() => {})
  earlyAnswers().set(path, answer)
}
