import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { App as Antd, ConfigProvider } from "antd";
import enGB from "antd/es/locale/en_GB.js";
import zhCN from "antd/es/locale/zh_CN.js";
import { useSyncExternalStore } from "react";
import { HashRouter, Navigate, Route, Routes } from "react-router";
import { Refused } from "../problem.ts";
import { LedgerPage } from "./audit/ledger-page.tsx";
import { ProofPage } from "./audit/proof-page.tsx";
import { BulletinPage } from "./bulletin/bulletin-page.tsx";
import { BulletinsPage } from "./bulletin/bulletins-page.tsx";
import { FigurePage } from "./bulletin/figure-page.tsx";
import { ChangePage } from "./directory/change-page.tsx";
import { ChangesPage } from "./directory/changes-page.tsx";
import { DirectoryPage } from "./directory/directory-page.tsx";
import { HoldersPage } from "./directory/holders-page.tsx";
import { ImportPage } from "./directory/import-page.tsx";
import { OneChangePage } from "./directory/one-change-page.tsx";
import { OwnSubstitutionsPage } from "./directory/own-substitutions-page.tsx";
import { DutiesPage } from "./duties/duties-page.tsx";
import { IssuePage } from "./issue/issue-page.tsx";
import { useLocale } from "./language.ts";
import { InboxPage } from "./pages/inbox-page.tsx";
import { RegisterPage } from "./register/register-page.tsx";
import { CalendarDraftPage } from "./rules/calendar-draft-page.tsx";
import { DraftPage } from "./rules/draft-page.tsx";
import { PackDraftPage } from "./rules/pack-draft-page.tsx";
import { PackPage } from "./rules/pack-page.tsx";
import { RulesPage } from "./rules/rules-page.tsx";
import { Shell } from "./shell.tsx";
import { onSession, theSession } from "./sign-in/session.ts";
import { SignInPage } from "./sign-in/sign-in-page.tsx";
import { THEME } from "./theme.ts";

const STEADY = 15_000; // milliseconds that what rarely changes is taken as known
const AGAIN = 60_000; // milliseconds between looks at what others may change while one reads
const asksRarely = (endpoint: unknown): boolean => endpoint === "readMe" || endpoint === "listUnits";
const asksAgain = (endpoint: unknown): boolean => endpoint === "listDuties" || endpoint === "readIssue";
const client = new QueryClient({
  defaultOptions: {
    queries: {
      // A page that is opened shows what it knew and asks at once: a colleague may have acted a moment ago.
      staleTime: ({ queryKey: [endpoint] }) => (asksRarely(endpoint) ? STEADY : 0),
      refetchInterval: ({ queryKey: [endpoint] }) => (asksAgain(endpoint) ? AGAIN : false),
      // What the API refuses it will refuse again.
      retry: (count, error) => !(error instanceof Refused) && count < 2,
    },
  },
});

const signedIn = (): boolean => theSession() !== undefined;

export function App({ fault }: { fault: string | undefined }) {
  const locale = useLocale();
  const known = useSyncExternalStore(onSession, signedIn);
  return (
    <ConfigProvider
      locale={locale === "en" ? enGB : zhCN}
      theme={THEME}
      button={{ autoInsertSpace: false }}
      getPopupContainer={landmark}
    >
      <Antd>
        <QueryClientProvider client={client}>{known ? <Pages /> : <SignInPage fault={fault} />}</QueryClientProvider>
      </Antd>
    </ConfigProvider>
  );
}

function Pages() {
  return (
    <HashRouter>
      <Routes>
        <Route element={<Shell />}>
          <Route path="/duties" element={<DutiesPage />} />
          <Route path="/issues" element={<RegisterPage />} />
          <Route path="/issues/:issue" element={<IssuePage />} />
          <Route path="/issues/:issue/ledger" element={<LedgerPage />} />
          <Route path="/bulletins" element={<BulletinsPage />} />
          <Route path="/bulletins/:period" element={<BulletinPage />} />
          <Route path="/bulletins/:period/issues" element={<FigurePage />} />
          <Route path="/proofs" element={<ProofPage />} />
          <Route path="/proofs/:day" element={<ProofPage />} />
          <Route path="/settings" element={<RulesPage />} />
          <Route path="/settings/calendar/new" element={<CalendarDraftPage />} />
          <Route path="/settings/packs/new" element={<PackDraftPage />} />
          <Route path="/settings/packs/:pack" element={<PackPage />} />
          <Route path="/settings/drafts/:draft" element={<DraftPage />} />
          <Route path="/directory" element={<DirectoryPage />} />
          <Route path="/directory/tables/:table" element={<DirectoryPage />} />
          <Route path="/directory/change" element={<ChangePage />} />
          <Route path="/directory/import" element={<ImportPage />} />
          <Route path="/directory/holders" element={<HoldersPage />} />
          <Route path="/directory/changes" element={<ChangesPage />} />
          <Route path="/directory/changes/:version" element={<OneChangePage />} />
          <Route path="/me/substitutions" element={<OwnSubstitutionsPage />} />
          <Route path="/inbox" element={<InboxPage />} />
          <Route path="*" element={<Navigate to="/duties" replace />} />
        </Route>
      </Routes>
    </HashRouter>
  );
}

/** What pops up belongs to the part of the page it was opened from, for those who hear the page too. */
function landmark(opener?: HTMLElement): HTMLElement {
  return opener?.closest<HTMLElement>("main, header") ?? document.body;
}
