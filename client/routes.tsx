import { lazy, Suspense } from 'react'
import { Route, Switch } from 'wouter'
import { HomePage } from './pages/home/home_page.tsx'
import { Waiting } from './ui/waiting.tsx'

const PlacePage = lazy(() => import('./pages/place/place_page.tsx'))
const CommunePage = lazy(() => import('./pages/commune/commune_page.tsx'))
const ComparisonPage = lazy(() => import('./pages/comparison/comparison_page.tsx'))
const ZonagePage = lazy(() => import('./pages/zonage/zonage_page.tsx'))
const PublicationPage = lazy(() => import('./pages/zonage/publication_page.tsx'))
const DataPage = lazy(() => import('./pages/text/data_page.tsx'))
const ProcedurePage = lazy(() => import('./pages/text/procedure_page.tsx'))
const ContactsPage = lazy(() => import('./pages/text/contacts_page.tsx'))
const AccessibilityPage = lazy(() => import('./pages/text/accessibility_page.tsx'))
const LegalPage = lazy(() => import('./pages/text/legal_page.tsx'))
const PrivacyPage = lazy(() => import('./pages/text/privacy_page.tsx'))
const SignInPage = lazy(() => import('./pages/connexion/sign_in_page.tsx'))
const AccountPage = lazy(() => import('./pages/account/account_page.tsx'))
const AdministrationPage = lazy(() => import('./pages/administration/administration_page.tsx'))
const NotFoundPage = lazy(() => import('./pages/text/not_found_page.tsx'))

/** Every address of the site. The home page comes with the application, the others when they are asked. */
export function Routes() {
  return (
    <Suspense fallback={<Waiting what="la page" />}>
      <Switch>
        <Route path="/" component={HomePage} />
        <Route path="/lieux/:id">{({ id }) => <PlacePage id={decodeURIComponent(id)} />}</Route>
        <Route path="/communes/:code">{({ code }) => <CommunePage code={code} />}</Route>
        <Route path="/comparer" component={ComparisonPage} />
        <Route path="/zonage" component={ZonagePage} />
        <Route path="/zonage/:id">{({ id }) => <PublicationPage id={decodeURIComponent(id)} />}</Route>
        <Route path="/donnees" component={DataPage} />
        <Route path="/procedure" component={ProcedurePage} />
        <Route path="/contacts" component={ContactsPage} />
        <Route path="/accessibilite" component={AccessibilityPage} />
        <Route path="/mentions-legales" component={LegalPage} />
        <Route path="/donnees-personnelles" component={PrivacyPage} />
        <Route path="/connexion" component={SignInPage} />
        <Route path="/mon-compte" component={AccountPage} />
        <Route path="/administration" component={AdministrationPage} />
        <Route component={NotFoundPage} />
      </Switch>
    </Suspense>
  )
}
