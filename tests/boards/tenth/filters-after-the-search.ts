import { defineBoard, fair } from '../board.ts'

export default defineBoard({
  id: 'filters-after-the-search',
  title: 'Matter search that filters what it has found',
  strength: 'weak',
  kindless: true,
  sketch: `
    requires { scope: production, users: 400, dataClasses: [confidential], statements: ["Ethical walls: nobody sees a matter they are not on"] }
    end_user#l { label: "Lawyer" } -> web_client#w { label: "Matter search" } -> auth_service#s { label: "SSO" } -> retriever#r { label: "Retriever k=10", k: 10 } -> vector_db#v { label: "All matters" }
    #r -data-> acl_filter#f { label: "Drop matters without access" } -data-> llm#m { label: "Azure GPT-4.1" } -> #w
  `,
  certain: ['security/authz-after-retrieval', 'retrieval/filter-kills-recall', 'evaluation/no-offline-eval'],
  allowed: [
    ...fair.unmeasured,
    ...fair.unwatched,
    ...fair.unstated,
    ...fair.plainRetrieval,
    ...fair.plainPrivacy,
    'security/tenant-filter-missing-on-retrieval',
    'security/context-not-scoped-to-case',
    'requirements/stated-requirement-unaddressed',
    'retrieval/vector-only-for-exact-match-corpus',
  ],
  top: ['security/authz-after-retrieval', 'security/tenant-filter-missing-on-retrieval', 'retrieval/filter-kills-recall'],
  note: 'Tenth round. The late filter may be told under the missing one, which resolves it.',
})
