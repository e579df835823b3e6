import { defineBoard } from '../board.ts'

export default defineBoard({
  id: 'comment-desk-with-appeals',
  title: 'Comments moderated, doubts to people, appeals heard',
  strength: 'strong',
  kindless: true,
  sketch: `
    requires { scope: production, users: 900000, statements: ["Less than 1 % wrongly removed"] }
    end_user#reader { label: "Reader" } -> web_client#site { label: "News site" } -> api_gateway#gw { label: "Gateway, login, rate limit" , auth: true, quota: true } -> app_service#svc { label: "Comment service" } -> message_queue#q { label: "Comment queue" } -> classifier_model#clf { label: "Toxicity classifier v7" } -> router#r { label: "Score" }
    #r -{ label: "clearly fine" }-> relational_db#pub { label: "Published comments" }
    #r -{ label: "unsure" }-> human_review_queue#mods { label: "Moderators" } -> #pub
    #r -{ label: "clearly bad" }-> app_service#hide { label: "Hidden, author is told why" }
    #hide -> human_review_queue#appeal { label: "Appeal to a moderator" }
    [#mods, #appeal] -feedback{ label: "decisions" }-> label_store#labels { label: "Labels" } -data-> training_pipeline#train { label: "Retraining each quarter" } -data-> offline_eval#ev { label: "Precision and recall per language" } -control-> model_registry#reg { label: "Model registry, approved by trust team" } -control-> #clf
    human_annotation#sample { label: "Random 1 % of all comments labelled blind" } -data-> #labels
    [#clf, #svc] -telemetry-> metrics#dash { label: "Removal and overturn rate" } -> alerting#al { label: "Alert trust team" }
    #clf -telemetry-> drift_monitor#drift { label: "Drift monitor" } -> #al
  `,
  certain: [],
  allowed: [
    'data/no-lineage-or-versioning',
    'reliability/scorer-timeout-undefined',
    'reliability/rollout-without-canary',
    'agents/human-approval-overload',
    'requirements/latency-target-unstated',
    'data/label-quality-uncontrolled',
    'reliability/no-rollback-of-deploy',
  ],
  top: [],
  note: 'The blind sample keeps the labels honest.',
})
