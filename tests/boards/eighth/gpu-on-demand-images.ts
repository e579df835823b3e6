import { defineBoard, fair } from '../board.ts'

export default defineBoard({
  id: 'gpu-on-demand-images',
  title: 'Own image model that sleeps at night',
  strength: 'odd',
  kindless: true,
  sketch: `
    requires { scope: production, users: 600, p95LatencyMs: 8000, peakQps: 0.2 }
    end_user#d { label: "Designer" } -> web_client#w { label: "Brand studio" } -> app_service#api { label: "Render API", auth: true } -> self_hosted_llm#gpu { label: "Llama prompt writer on H100 (scales to zero)", costPerHourUsd: 9, concurrency: 16 }
    #api -> image_gen_model#sd { label: "SDXL on the same box" }
    #api -> object_storage#s3 { label: "Renders" }
  `,
  certain: ['latency/no-cold-start-plan', 'evaluation/no-offline-eval', 'monitoring/no-tracing-on-model-path'],
  allowed: [
    ...fair.unmeasured,
    ...fair.unwatched,
    ...fair.unstated,
    'cost/self-host-underutilised',
    'latency/critical-path-exceeds-budget',
    'latency/serial-llm-chain',
  ],
  top: ['latency/no-cold-start-plan', 'evaluation/no-offline-eval', 'cost/self-host-underutilised'],
  note: 'Eighth round.',
})
