import { defineBoard, fair } from './board.ts'

export default defineBoard({
  id: 'poster-generator',
  title: 'Posters from a sentence, free for everybody',
  strength: 'weak',
  sketch: `
    requires { scope: production, monthlyBudgetUsd: 3000, statements: ["Anybody can try it without an account"] }
    zone net(trust: internet) { web_client#site { label: "Landing page" } }
    #site -> app_service#api { label: "Express API" } -> llm#prompter { label: "Prompt improver (GPT-4o-mini)" }
    #api -> image_gen_model#flux { label: "FLUX on Replicate" }
    #api -data-> object_storage#img { label: "Public image bucket" } -> cdn#cdn { label: "CloudFront" }
    #api -> relational_db#jobs { label: "Jobs table" }
  `,
  certain: ['security/public-endpoint-without-auth-or-quota', 'monitoring/no-tracing-on-model-path'],
  allowed: [
    ...fair.unmeasured,
    ...fair.unwatched,
    ...fair.unstated,
    'data/no-retention-policy',
    'requirements/disconnected-component',
    'evaluation/no-injection-regression-suite',
  ],
  top: ['security/public-endpoint-without-auth-or-quota', 'cost/no-spend-cap'],
  note: 'Public by wish, so only the missing limit counts, and it decides about the budget.',
})
