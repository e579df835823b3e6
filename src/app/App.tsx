import { lazy, Suspense } from 'react'
import type { ComponentType } from 'react'
import { Route, Switch, useLocation } from 'wouter'
import { HomePage } from '#src/home/HomePage.tsx'
import { ThemeProvider } from '#src/ui/theme.tsx'
import { ToastProvider } from '#src/ui/Toast.tsx'
import { ErrorBoundary } from './ErrorBoundary.tsx'
import { Loading } from './Loading.tsx'
import { NotFoundPage } from './NotFoundPage.tsx'

// Pages that need the canvas or the whole catalogue come when they are asked for: the home page stays light.
const LazyBoardPage = lazy(async () => ({ default: (await import('./BoardPage.tsx')).BoardPage }))
const JoinPage = lazy(async () => ({ default: (await import('./JoinPage.tsx')).JoinPage }))
const GalleryPage = lazy(async () => ({ default: (await import('#src/home/GalleryPage.tsx')).GalleryPage }))
const KindsPage = lazy(async () => ({ default: (await import('#src/home/KindsPage.tsx')).KindsPage }))
const DebriefPage = lazy(async () => ({ default: (await import('#src/interview/debrief/DebriefPage.tsx')).DebriefPage }))
const DrillPage = lazy(async () => ({ default: (await import('#src/drills/DrillPage.tsx')).DrillPage }))
const DrillsPage = lazy(async () => ({ default: (await import('#src/drills/DrillsPage.tsx')).DrillsPage }))
const MetricsTrainerPage = lazy(async () => ({
  default: (await import('#src/drills/MetricsTrainerPage.tsx')).MetricsTrainerPage,
}))
const PracticePage = lazy(async () => ({ default: (await import('#src/interview/PracticePage.tsx')).PracticePage }))
const OpenLinkPage = lazy(async () => ({ default: (await import('#src/files/OpenLinkPage.tsx')).OpenLinkPage }))
const ProgressPage = lazy(async () => ({ default: (await import('#src/interview/ProgressPage.tsx')).ProgressPage }))
const ReplayPage = lazy(async () => ({ default: (await import('#src/interview/replay/ReplayPage.tsx')).ReplayPage }))
const RulesPage = lazy(async () => ({ default: (await import('#src/home/RulesPage.tsx')).RulesPage }))
const ScenarioPage = lazy(async () => ({ default: (await import('#src/home/ScenarioPage.tsx')).ScenarioPage }))

type BoardPage = ComponentType<{ id: string }>

/** Providers around the pages. Which page it is, the address says. A page of a board that is here already is drawn without waiting. */
export function App({ boardPage = LazyBoardPage }: { boardPage?: BoardPage | undefined }) {
  const [place] = useLocation()
  return (
    <ThemeProvider>
      <ToastProvider>
        <ErrorBoundary place={place}>
          <Suspense
            fallback={
              <main>
                <h1 className="visually-hidden">Loading</h1>
                <Loading />
              </main>
            }
          >
            <Pages boardPage={boardPage} />
          </Suspense>
        </ErrorBoundary>
      </ToastProvider>
    </ThemeProvider>
  )
}

const Pages = ({ boardPage: BoardPage }: { boardPage: BoardPage }) => (
  <Switch>
    <Route path="/">
      <HomePage />
    </Route>
    <Route path="/board/:id">{({ id }) => <BoardPage key={id} id={id} />}</Route>
    <Route path="/board/:id/debrief/:session">{({ id, session }) => <DebriefPage board={id} session={session} />}</Route>
    <Route path="/board/:id/replay/:session">{({ id, session }) => <ReplayPage board={id} session={session} />}</Route>
    <Route path="/practice">
      <PracticePage />
    </Route>
    <Route path="/drills">
      <DrillsPage />
    </Route>
    <Route path="/drills/:id">{({ id }) => <DrillPage key={id} id={id} />}</Route>
    <Route path="/metrics-trainer">
      <MetricsTrainerPage />
    </Route>
    <Route path="/open">
      <OpenLinkPage />
    </Route>
    <Route path="/progress">
      <ProgressPage />
    </Route>
    <Route path="/join">
      <JoinPage />
    </Route>
    <Route path="/gallery">
      <GalleryPage />
    </Route>
    <Route path="/gallery/kinds">
      <KindsPage />
    </Route>
    <Route path="/gallery/rules/*?">{(params) => <RulesPage rule={params['*']} />}</Route>
    <Route path="/scenarios/:id">{({ id }) => <ScenarioPage id={id} />}</Route>
    <Route>
      <NotFoundPage />
    </Route>
  </Switch>
)
