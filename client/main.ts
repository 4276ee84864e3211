import './styles/index.css'
import { fetchEarly } from './api/fetch_json.ts'
import { matchesPath } from './api/matches_path.ts'
import { applyStoredTheme } from './layout/theme.ts'
import { readSearch } from './url_state/read.ts'

// This file is small and comes first: it sets the theme before anything is drawn, and asks the list while the
// application itself is still on its way.
applyStoredTheme()
if (window.location.pathname === '/') {
  const { question, view } = readSearch(window.location.search)
  fetchEarly(matchesPath(question, view.sort))
}
void import('./app.tsx').then(({ startApp }) => startApp(document.getElementById('root')!))
