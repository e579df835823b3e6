import { defineBoard } from '../board.ts'
import { optional } from './optional.ts'

export default defineBoard({
  id: 'slack-work-agent',
  title: 'Slack assistant over Jira, GitHub and Calendar',
  strength: 'weak',
  kindless: true,
  sketch: `
    zone ext (label: "External Services") { messaging_channel#slack { label: "Slack Workspace" }; ticketing_system#jira { label: "Jira Cloud API" }; code_repository#github { label: "GitHub API" }; external_api#calendar { label: "Google Calendar API" }; long_term_memory#mongo { label: "MongoDB Persistent Memory" } }
    zone app (label: "Application Layer") { app_service#fast { label: "FastAPI Application" }; mcp_server#mcp { label: "MCP Server" } }
    zone agents (label: "Agent Layer") { intent_router#router { label: "Request Router" }; agent#agno { label: "Agno Agent Gemini 3 Pro" }; agent#conv { label: "Conversational Agent Gemini" } }
    zone tools (label: "Tool Layer") { tool_executor#jt { label: "Jira Tools" }; tool_executor#gt { label: "GitHub Tools" }; tool_executor#ct { label: "Calendar Tools" } }
    zone core (label: "Core Services") { app_service#ja { label: "Jira API Client" }; app_service#ga { label: "GitHub API Client" }; app_service#ca { label: "Calendar API Client" } }
    zone features (label: "Feature Layer") { app_service#sf { label: "Slack Features" }; scheduler#trig { label: "Trigger System: scheduler, webhooks" }; app_service#dele { label: "Delegation Engine" }; policy_engine#policy { label: "Policy Engine" } }
    #slack -{ label: "Events/Commands" }-> #fast -{ label: "Route Request" }-> #router
    #router -{ label: "Jira/GitHub/Calendar" }-> #agno
    #router -{ label: "General Chat" }-> #conv
    #agno -{ label: "Use Tools" }-> [#jt, #gt, #ct]
    #agno -{ label: "Store Memory" }-> #mongo
    #conv -{ label: "Use Tools" }-> [#jt, #gt]
    #jt -> #ja -{ label: "HTTP" }-> #jira
    #gt -> #ga -{ label: "HTTP" }-> #github
    #ct -> #ca -{ label: "HTTP" }-> #calendar
    #fast -{ label: "Quick Actions" }-> #sf -{ label: "Fetch Data" }-> [#ja, #ga, #ca]
    #trig -{ label: "Webhooks" }-> [#jira, #github]
    #trig -{ label: "Notifications" }-> #fast
    #fast -{ label: "Response" }-> #slack
  `,
  certain: ['evaluation/no-offline-eval', 'monitoring/no-tracing-on-model-path', 'requirements/disconnected-component'],
  allowed: [
    ...optional.app,
    ...optional.agent,
    'security/untrusted-content-to-write-without-gate',
    'security/lethal-trifecta',
    'security/session-memory-not-partitioned',
    'security/memory-write-from-untrusted-input',
    'agents/high-impact-action-without-approval',
    'data/no-retention-policy',
    'requirements/overbuilt-for-scope',
  ],
  top: [
    'security/untrusted-content-to-write-without-gate',
    'security/lethal-trifecta',
    'security/identity-not-propagated-to-tools',
    'requirements/disconnected-component',
    'evaluation/no-offline-eval',
    'monitoring/no-tracing-on-model-path',
  ],
  note: 'A policy engine that no arrow reaches.',
})
