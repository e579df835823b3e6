import { defineBoard } from '../board.ts'

export default defineBoard({
  id: 'keyboard-on-device',
  title: 'Reply suggestions that never leave the phone',
  strength: 'strong',
  kindless: true,
  sketch: `
    requires { scope: production, users: 2000000, p95LatencyMs: 120, statements: ["Text never leaves the phone"] }
    zone phone(label: "Phone", trust: trusted) {
      end_user#u { label: "Person typing" } -> mobile_client#kb { label: "Keyboard app" } -> small_llm#m { label: "Quantised 1B model (on-device, Core ML)" } -> content_moderator#filter { label: "Blocklist filter" } -> #kb
      #kb -> session_store#hist { label: "Last messages, kept in memory" }
      #kb -data-> metrics#cnt { label: "Accepted / ignored counters (differential privacy)" }
    }
    #cnt -telemetry-> quality_monitor#dash { label: "Acceptance rate dashboard + alert" }
    golden_dataset#test { label: "Consented test conversations, 14 languages" } -data-> offline_eval#ev { label: "Offline eval per language" } -control-> regression_gate#gate { label: "Release gate" } -control-> model_registry#reg { label: "Model registry" } -control-> canary_release#roll { label: "Staged rollout 1 % / 10 % / 100 %" } -control-> #m
  `,
  certain: [],
  allowed: ['monitoring/no-user-feedback', 'requirements/ai-disclosure', 'monitoring/no-version-attribution'],
  top: [],
  note: 'No server, no traces, on purpose.',
})
